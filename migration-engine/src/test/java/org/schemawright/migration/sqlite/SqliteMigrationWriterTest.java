package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.PartingRandom;
import org.schemawright.migration.plan.SchemaPlanner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** From one schema to another and back: what comes out is read again and compared, and the rows that stay are counted. */
class SqliteMigrationWriterTest {

    private static final SchemaPlanner PLANNER =
            new SchemaPlanner(new SqliteChangeWriter(), new SqliteMigrationWriter());

    @TempDir
    Path folder;

    @Test
    void everythingAtOnce() throws SQLException {
        MigrationPlan plan = upDownUp(
                List.of(
                        "CREATE TABLE author (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, born TEXT)",
                        "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, author_id INTEGER REFERENCES author(id)"
                                + " ON DELETE CASCADE, price NUMERIC)",
                        "CREATE TABLE gone (x)",
                        "CREATE INDEX by_title ON book (title)",
                        "CREATE INDEX by_price ON book (price)",
                        "CREATE VIEW titles AS SELECT title FROM book",
                        "CREATE VIEW names AS SELECT name FROM author",
                        "CREATE TRIGGER tidy AFTER INSERT ON book BEGIN UPDATE book SET title = trim(title); END",
                        "INSERT INTO author VALUES (7, 'Ann', '1900'), (9, 'Bob', NULL)",
                        "INSERT INTO book VALUES (1, 'One', 7, 2.5), (2, 'Two', 9, NULL)",
                        "INSERT INTO gone VALUES (1)"),
                List.of(
                        "CREATE TABLE author (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(100) NOT NULL UNIQUE,"
                                + " country TEXT DEFAULT 'x')",
                        "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, author_id INTEGER REFERENCES author(id)"
                                + " ON DELETE CASCADE, price NUMERIC, pages INTEGER)",
                        "CREATE TABLE store (id INTEGER PRIMARY KEY)",
                        "CREATE INDEX by_title ON book (title, pages)",
                        "CREATE VIEW titles AS SELECT title, pages FROM book",
                        "CREATE VIEW names AS SELECT name FROM author",
                        "CREATE TRIGGER named INSTEAD OF INSERT ON names BEGIN INSERT INTO author(name) VALUES (new.name);"
                                + " END"));
        assertThat(plan.up()).filteredOn(s -> s.sql().contains("_new_book")).isEmpty();
        assertThat(plan.up()).extracting(Statement::sql).contains("ALTER TABLE \"book\" ADD COLUMN \"pages\" INTEGER");
        assertThat(plan.hazards()).isNotEmpty();
    }

    @Test
    void aModuleIsMadeAnew() throws SQLException {
        upDownUp(
                List.of(
                        "CREATE VIRTUAL TABLE found USING fts5(title)",
                        "CREATE TABLE kept (x)",
                        "INSERT INTO kept VALUES (1)"),
                List.of("CREATE VIRTUAL TABLE found USING fts5(title, body)", "CREATE TABLE kept (x)"));
    }

    @Test
    void equalSchemasNeedNothing() throws SQLException {
        try (SqliteFile file = file("one", List.of("CREATE TABLE t (a, b)", "CREATE VIEW v AS SELECT a FROM t"))) {
            assertThat(PLANNER.plan(file.schema(), file.schema(), List.of()).up())
                    .isEmpty();
        }
    }

    @Test
    void aRenameKeepsTheRows() throws SQLException {
        try (SqliteFile file = file("one", List.of("CREATE TABLE t (a, b)", "INSERT INTO t VALUES (1, 2)"));
                SqliteFile other = file("two", List.of("CREATE TABLE u (c, b NOT NULL)"))) {
            DatabaseSchema before = file.schema();
            MigrationPlan plan = PLANNER.plan(
                    before,
                    other.schema(),
                    List.of(
                            new Change.RenameColumn(ObjectName.of("t"), "a", "c"),
                            new Change.RenameTable(ObjectName.of("t"), "u")));
            run(file, plan.up());
            assertSame(file.schema(), other.schema());
            assertThat(file.rows("SELECT c, b FROM u")).containsExactly("1|2|");
            run(file, plan.down());
            assertSame(file.schema(), before);
            assertThat(file.rows("SELECT a, b FROM t")).containsExactly("1|2|");
        }
    }

    @Test
    void rowsWithoutAValueStopIt() throws SQLException {
        try (SqliteFile file = file("one", List.of("CREATE TABLE t (a)", "INSERT INTO t VALUES (NULL)"));
                SqliteFile other = file("two", List.of("CREATE TABLE t (a NOT NULL)"))) {
            MigrationPlan plan = PLANNER.plan(file.schema(), other.schema(), List.of());
            assertThatThrownBy(() -> run(file, plan.up())).hasMessageContaining("NOT NULL");
            assertThat(file.rows("SELECT a FROM t")).containsExactly("null|");
        }
    }

    @Test
    void someRandomPairs() throws Exception {
        sweep(40);
    }

    @Test
    @Tag("sweep")
    void manyRandomPairs() throws Exception {
        sweep(Integer.getInteger("sweep.seeds", 20));
    }

    private void sweep(int seeds) throws Exception {
        for (int seed = 0; seed < seeds; seed++) {
            int parting = new Random(seed).nextInt(120);
            try {
                upDownUp(
                        RandomSqlite.statements(new PartingRandom(seed, -1, parting)),
                        RandomSqlite.statements(new PartingRandom(seed, 1, parting)));
            } catch (SQLException | RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private MigrationPlan upDownUp(List<String> one, List<String> two) throws SQLException {
        try (SqliteFile file = file("one", one);
                SqliteFile other = file("two", two)) {
            DatabaseSchema before = file.schema();
            DatabaseSchema after = other.schema();
            MigrationPlan plan = PLANNER.plan(before, after, List.of());
            List<String> rows = rows(file, before, after);
            run(file, plan.up());
            assertSame(file.schema(), after);
            assertThat(rows(file, before, after)).isEqualTo(rows);
            run(file, plan.down());
            assertSame(file.schema(), before);
            assertThat(rows(file, before, after)).isEqualTo(rows);
            run(file, plan.up());
            assertSame(file.schema(), after);
            return plan;
        }
    }

    private static void assertSame(DatabaseSchema found, DatabaseSchema wanted) {
        assertThat(SchemaDiffer.differences(found, wanted)).isEmpty();
        assertThat(found.views())
                .filteredOn(v -> v.problem() != null)
                .hasSameSizeAs(
                        wanted.views().stream().filter(v -> v.problem() != null).toList());
    }

    /** The values of the columns that both have. */
    private static List<String> rows(SqliteFile file, DatabaseSchema before, DatabaseSchema after) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Table table : before.tables()) {
            Table other = after.table(table.name()).orElse(null);
            String values = other == null
                    ? ""
                    : table.columns().stream()
                            .filter(c -> c.generated() == null)
                            .map(Column::name)
                            .filter(c -> other.column(c)
                                    .filter(o -> o.generated() == null)
                                    .isPresent())
                            .map(c -> "quote(" + SqlName.quote(c) + ")")
                            .collect(Collectors.joining(", "));
            if (!values.isEmpty()) {
                rows.addAll(
                        file.rows("SELECT " + values + " FROM " + SqlName.quote(table.name()) + " ORDER BY " + values));
            }
        }
        return rows;
    }

    private SqliteFile file(String name, List<String> statements) throws SQLException {
        Path path = folder.resolve(name + ".sqlite");
        try {
            Files.deleteIfExists(path);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        SqliteFile file = SqliteFile.open(path);
        for (String sql : statements) {
            try {
                file.run(sql);
            } catch (SQLException refused) {
                // Random statements may be refused; then the database is without them.
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
        return file;
    }

    private static void run(SqliteFile file, List<Statement> statements) throws SQLException {
        file.run("PRAGMA foreign_keys=OFF", "BEGIN IMMEDIATE");
        for (Statement statement : statements) {
            try {
                file.run(statement.sql());
            } catch (SQLException e) {
                file.run("ROLLBACK");
                throw new SQLException(
                        e.getMessage() + "\nat: " + statement.sql() + "\n"
                                + statements.stream().map(Statement::sql).collect(Collectors.joining(";\n")),
                        e);
            }
        }
        file.run("COMMIT");
    }
}
