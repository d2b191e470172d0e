package org.schemawright.migration.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.sqlite.SqliteDialect;

/** Comparing two schemas of a thousand tables that have been read, and planning the way from one to the other. */
@Tag("bench")
class DiffBenchTest {

    private static final int TABLES = 1000;
    private static final int CHANGED = 50;
    private static final int ROUNDS = 15;

    private final Bench bench = new Bench();

    @Test
    void onSqlite() throws Exception {
        String name = "jdbc:sqlite:file:diff-bench?mode=memory&cache=shared";
        try (Connection kept = DriverManager.getConnection(name)) {
            measure(new SqliteDialect(), () -> DriverManager.getConnection(name));
            assertThat(kept.isClosed()).isFalse();
        }
    }

    @Test
    void onPostgresql() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create()) {
            measure(new PostgresqlDialect(), database::open);
        }
    }

    private void measure(Dialect dialect, ConnectionSource source) throws Exception {
        MigrationEngine engine = new MigrationEngine(dialect);
        try (Connection connection = source.open()) {
            run(connection, WideSchema.statements(TABLES));
            DatabaseSchema before = engine.reflect(connection);
            for (int i = 0; i < CHANGED; i++) {
                String table = "table_" + i * (TABLES / CHANGED);
                run(
                        connection,
                        List.of(
                                "ALTER TABLE " + table + " ADD COLUMN later INTEGER",
                                "ALTER TABLE " + table + " DROP COLUMN note",
                                "CREATE INDEX " + table + "_due ON " + table + " (due)"));
            }
            DatabaseSchema after = engine.reflect(connection);
            double diff = Bench.compareMillis(ROUNDS, () -> SchemaDiffer.differences(before, after), () -> TABLES)[0];
            bench.record(new Bench.Result("diff-1000-tables." + dialect.id(), diff, "ms", 0, "<= 300 ms"));
            double plan = Bench.compareMillis(ROUNDS, () -> engine.plan(before, after, List.of()), () -> TABLES)[0];
            bench.record(new Bench.Result("plan-1000-tables." + dialect.id(), plan, "ms", 0, "with all statements"));
            assertThat(SchemaDiffer.differences(before, after)).hasSizeGreaterThanOrEqualTo(CHANGED);
            assertThat(SchemaDiffer.differences(before, before)).isEmpty();
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
