package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.Keeping;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.plan.SchemaPlanner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/** What only SQLite has, and comes back with kept rows: rowids, values of any type, counters, search indexes. */
class SqliteKeptDataTest {

    private static final Keeping KEEPING = new Keeping(new SqliteKeptWriter(), true);

    @TempDir
    Path folder;

    private SqliteFile file;

    @BeforeEach
    void open() throws SQLException {
        file = SqliteFile.open(folder.resolve("kept.sqlite"));
    }

    @AfterEach
    void close() throws SQLException {
        file.close();
    }

    private MigrationPlan plan(boolean whole, Change... changes) throws SQLException {
        DatabaseSchema before = file.schema();
        MigrationPlan plan = new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter(), KEEPING)
                .plan(before, List.of(changes));
        return whole
                ? new SchemaPlanner(new SqliteChangeWriter(), new SqliteMigrationWriter(), KEEPING)
                        .plan(before, plan.after(), List.of())
                : plan;
    }

    private void run(List<Statement> statements) throws SQLException {
        file.run("BEGIN");
        for (Statement statement : statements) {
            try {
                file.run(statement.sql());
            } catch (SQLException e) {
                file.run("ROLLBACK");
                throw new SQLException(e.getMessage() + "\nat: " + statement.sql(), e);
            }
        }
        file.run("COMMIT");
    }

    private static Change dropTable(String name) {
        return new Change.DropTable(ObjectName.of(name));
    }

    private static Change dropColumn(String table, String column) {
        return new Change.DropColumn(ObjectName.of(table), column);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowidsCountersAndValuesOfAnyTypeComeBack(boolean whole) throws SQLException {
        file.run(
                "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, v)",
                "CREATE TABLE loose (a TEXT, b)",
                "CREATE TABLE tight (k TEXT, v ANY, w TEXT, PRIMARY KEY (k)) STRICT, WITHOUT ROWID",
                "CREATE TABLE stays (k TEXT NOT NULL PRIMARY KEY COLLATE NOCASE, v, sum AS (v || '!'), u TEXT UNIQUE)",
                "INSERT INTO counted (v) VALUES (1), (2.5), (x'00ff'), ('3')",
                "DELETE FROM counted WHERE id = 4",
                "INSERT INTO loose (rowid, a, b) VALUES (7, 'x', 1), (9, 'x', 1), (11, NULL, 2)",
                "INSERT INTO tight VALUES ('a', 1, 'x'), ('b', 'y', NULL)",
                "INSERT INTO stays (k, v, u) VALUES ('A', 1, 'p'), ('b', '1', 'q'), ('c', NULL, NULL)");
        List<String> queries = List.of(
                "SELECT id, typeof(v), quote(v) FROM counted",
                "SELECT rowid, quote(a), quote(b) FROM loose",
                "SELECT k, typeof(v), v, w FROM tight",
                "SELECT k, typeof(v), v, sum, u FROM stays",
                "SELECT name, seq FROM sqlite_sequence");
        List<List<String>> before = rows(queries);
        MigrationPlan plan = plan(
                whole, dropTable("counted"), dropTable("tight"), dropColumn("loose", "b"), dropColumn("stays", "u"));
        assertThat(plan.hazards()).extracting(Hazard::kind).doesNotContain(Hazard.Kind.DELETES_DATA);
        for (int round = 0; round < 2; round++) {
            run(plan.up());
            assertThat(SchemaDiffer.differences(file.schema(), plan.after())).isEmpty();
            run(plan.down());
            assertThat(SchemaDiffer.differences(file.schema(), plan.before())).isEmpty();
            assertThat(rows(queries)).isEqualTo(before);
        }
        file.run("INSERT INTO counted (v) VALUES ('new')");
        assertThat(file.rows("SELECT id FROM counted WHERE v = 'new'")).containsExactly("5|");
    }

    private List<List<String>> rows(List<String> queries) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        for (String query : queries) {
            all.add(file.rows(query));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSearchIndexComesBackAndFinds(boolean whole) throws SQLException {
        file.run(
                "CREATE TABLE a (x)",
                "CREATE VIRTUAL TABLE texts USING fts5(title, body)",
                "INSERT INTO texts (rowid, title, body) VALUES (3, 'one', 'hello world'), (5, 'two', 'good bye')");
        MigrationPlan plan = plan(whole, dropTable("texts"));
        run(plan.up());
        run(plan.down());
        assertThat(file.rows("SELECT rowid, title FROM texts WHERE texts MATCH 'hello'"))
                .containsExactly("3|one|");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsThatAreNotTheTablesOwnAreSaidToBeLost(boolean whole) throws SQLException {
        file.run("CREATE TABLE a (x)", "CREATE VIRTUAL TABLE texts USING fts5(x, content='a')");
        MigrationPlan plan = plan(whole, dropTable("texts"));
        assertThat(plan.hazards()).extracting(Hazard::words).anyMatch(words -> words.contains("are gone for good"));
        run(plan.up());
        String said = "";
        try {
            run(plan.down());
        } catch (SQLException e) {
            said = e.getMessage();
        }
        assertThat(said).contains("The rows of texts cannot come back, because it is a virtual table");
    }

    @Test
    void numbersAreNotGivenAgainAfterAutoincrementWentAndCameBack() throws SQLException {
        file.run("CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, x)", "INSERT INTO a (x) VALUES (1), (2), (3)");
        file.run("CREATE TABLE e (id INTEGER PRIMARY KEY AUTOINCREMENT)", "DELETE FROM a WHERE id = 3");
        try (SqliteFile other = SqliteFile.open(folder.resolve("other.sqlite"))) {
            other.run("CREATE TABLE a (id INTEGER PRIMARY KEY, x)", "CREATE TABLE e (id INTEGER PRIMARY KEY)");
            MigrationPlan plan = new SchemaPlanner(new SqliteChangeWriter(), new SqliteMigrationWriter(), KEEPING)
                    .plan(file.schema(), other.schema(), List.of());
            run(plan.up());
            run(plan.down());
            assertThat(file.rows("SELECT name, seq FROM sqlite_sequence WHERE seq > 0"))
                    .containsExactly("a|3|");
            run(plan.up());
            file.run("INSERT INTO a VALUES (9, 'meanwhile')");
            run(plan.down());
            assertThat(file.rows("SELECT name, seq FROM sqlite_sequence WHERE seq > 0"))
                    .containsExactly("a|9|");
        }
    }
}
