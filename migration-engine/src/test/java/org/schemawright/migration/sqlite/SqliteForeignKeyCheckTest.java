package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.plan.Keeping;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.SchemaPlanner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;

/** Foreign keys to columns that are unique, but compare in another way: SQLite takes them, and checks none of them. */
class SqliteForeignKeyCheckTest {

    private static final String[] MISMATCH = {
        "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT, UNIQUE (a COLLATE NOCASE))",
        "CREATE TABLE c (id INTEGER PRIMARY KEY, a TEXT, FOREIGN KEY (a) REFERENCES p (a))"
    };
    private static final String[] SOUND = {
        "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT, UNIQUE (a))",
        "CREATE TABLE c (id INTEGER PRIMARY KEY, a TEXT, FOREIGN KEY (a) REFERENCES p (a) ON DELETE CASCADE)"
    };

    @TempDir
    Path folder;

    private SqliteFile file(String name, String... statements) throws SQLException {
        return SqliteFile.open(folder.resolve(name)).run(statements);
    }

    private static MigrationPlan plan(DatabaseSchema before, DatabaseSchema after) {
        return new SchemaPlanner(
                        new SqliteChangeWriter(),
                        new SqliteMigrationWriter(),
                        new Keeping(new SqliteKeptWriter(), true))
                .plan(before, after, List.of());
    }

    private static void run(List<Statement> statements, SqliteFile file) throws SQLException {
        file.run("BEGIN");
        for (Statement statement : statements) {
            try {
                file.run(statement.sql());
            } catch (SQLException e) {
                file.run("ROLLBACK");
                throw e;
            }
        }
        file.run("COMMIT");
    }

    @Test
    void isMendedAndComesBack() throws SQLException {
        try (SqliteFile here = file("here.db", MISMATCH);
                SqliteFile there = file("there.db", SOUND)) {
            here.run("INSERT INTO p VALUES (1, 'x')", "INSERT INTO c VALUES (1, 'x'), (2, 'nobody'), (3, NULL)");
            MigrationPlan plan = plan(here.schema(), there.schema());
            run(plan.up(), here);
            assertThat(here.rows("SELECT rowid FROM pragma_foreign_key_check('c')"))
                    .containsExactly("2|");
            assertThat(SchemaWords.difference(here.schema(), plan.after())).isEmpty();
            run(plan.down(), here);
            assertThat(SchemaWords.difference(here.schema(), plan.before())).isEmpty();
            assertThat(here.rows("SELECT count(*) FROM c")).containsExactly("3|");
        }
    }

    @Test
    void rowsThatReferToNothingOnlyThenStopIt() throws SQLException {
        String caseless = "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE, UNIQUE (a COLLATE BINARY))";
        try (SqliteFile here = file("here.db", caseless, MISMATCH[1]);
                SqliteFile there = file("there.db", SOUND)) {
            here.run("INSERT INTO p VALUES (1, 'x')", "INSERT INTO c VALUES (1, 'X')");
            MigrationPlan plan = plan(here.schema(), there.schema());
            assertThatThrownBy(() -> run(plan.up(), here)).hasMessageContaining("every row refers to a row");
            assertThat(here.rows("SELECT a FROM p")).containsExactly("x|");
        }
    }

    @Test
    void isNotMadeAnew() throws SQLException {
        try (SqliteFile here = file("here.db", SOUND);
                SqliteFile there = file("there.db", MISMATCH)) {
            MigrationPlan plan = plan(here.schema(), there.schema());
            assertThatThrownBy(() -> run(plan.up(), here)).hasMessageContaining("foreign key mismatch");
        }
    }
}
