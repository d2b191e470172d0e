package org.schemawright.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.run.RunOutcome.Finished;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** From a changed schema to a revision's file, up and down again, on a database with rows. */
class EndToEndTest {

    private static final BooleanSupplier NEVER = () -> false;

    @TempDir
    Path base;

    @Test
    void onSqlite() throws Exception {
        // As applications open it: with foreign keys enforced, which makes the rebuild of a table dangerous.
        String url = "jdbc:sqlite:" + base.resolve("shop.db") + "?foreign_keys=true";
        goesUpAndDown(() -> DriverManager.getConnection(url));
    }

    @Test
    void onPostgresql() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create()) {
            goesUpAndDown(database::open);
        }
    }

    private void goesUpAndDown(ConnectionSource connections) throws Exception {
        MigrationEngine engine;
        DatabaseSchema before;
        try (Connection connection = connections.open()) {
            run(
                    connection,
                    "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, born INTEGER, note TEXT)",
                    "CREATE TABLE book (id INTEGER PRIMARY KEY,"
                            + " author_id INTEGER NOT NULL REFERENCES author (id) ON DELETE CASCADE)",
                    "CREATE INDEX author_born ON author (born)",
                    "INSERT INTO author VALUES (1, 'Ann', 1950, 'n'), (2, 'Bob', 1960, NULL)",
                    "INSERT INTO book VALUES (10, 1), (20, 2)");
            engine = new MigrationEngine(Dialects.forConnection(connection).orElseThrow());
            before = engine.reflect(connection);
        }
        Path folder = base.resolve("migrations");
        MigrationPlan plan = engine.plan(before, changes(engine, before));
        var revision = engine.generate(folder, plan, "Countries instead of births", "ann");

        assertThat(engine.upgrade(connections, folder, null, _ -> {}, NEVER))
                .isEqualTo(new Finished(List.of(revision)));
        try (Connection connection = connections.open()) {
            DatabaseSchema after = engine.reflect(connection);
            assertThat(columns(after)).isEqualTo(columns(plan.after()));
            assertThat(after.table(after.named("author")).orElseThrow().indexes())
                    .isEmpty();
            assertThat(query(connection, "SELECT count(*) FROM book")).isEqualTo("2");
            assertThat(query(connection, "SELECT full_name FROM author WHERE id = 2"))
                    .isEqualTo("Bob");
            assertThat(query(connection, "SELECT country FROM author WHERE id = 2"))
                    .isEqualTo("GB");
            assertThat(engine.status(connection, folder).atHead()).isTrue();
        }

        assertThat(engine.downgrade(connections, folder, null, _ -> {}, NEVER))
                .isEqualTo(new Finished(List.of(revision)));
        try (Connection connection = connections.open()) {
            DatabaseSchema back = engine.reflect(connection);
            assertThat(columns(back)).containsExactlyInAnyOrderElementsOf(columns(before));
            assertThat(back.table(back.named("author")).orElseThrow().indexes()).hasSize(1);
            assertThat(query(connection, "SELECT count(*) FROM book")).isEqualTo("2");
            assertThat(query(connection, "SELECT name FROM author WHERE id = 2"))
                    .isEqualTo("Bob");
        }
    }

    private static List<Change> changes(MigrationEngine engine, DatabaseSchema schema) {
        ObjectName author = schema.named("author");
        Column country = Column.of("country", engine.dialect().parseType("VARCHAR(2)"), false)
                .withDefault(new DefaultValue("'GB'"));
        return List.of(
                new Change.DropColumn(author, "born"),
                new Change.AddColumn(author, country, null, null),
                new Change.RenameColumn(author, "name", "full_name"));
    }

    private static List<String> columns(DatabaseSchema schema) {
        return schema.tables().stream().flatMap(EndToEndTest::columns).toList();
    }

    private static Stream<String> columns(Table table) {
        return table.columns().stream()
                .map(c -> table.name().name() + "." + c.name() + " " + c.type().words()
                        + (c.nullable() ? "" : " NOT NULL"));
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
