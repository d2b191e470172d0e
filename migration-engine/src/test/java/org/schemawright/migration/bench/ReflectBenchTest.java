package org.schemawright.migration.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.sqlite.SqliteDialect;

/** Chinook on both engines; skipped where the corpus folder is not beside the project. */
@Tag("bench")
class ReflectBenchTest {

    private final ReflectBench bench = new ReflectBench();

    @TempDir
    Path folder;

    @Test
    void readsChinookOnSqlite() throws Exception {
        Path copy = Files.copy(corpus("chinook.sqlite"), folder.resolve("chinook.sqlite"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
            Bench.Result result = bench.measure("chinook", new SqliteDialect(), connection);

            assertThat(result.value()).isPositive();
        }
    }

    @Test
    void readsChinookOnPostgresql() throws Exception {
        Path script = corpus("chinook-postgres.sql");
        try (TestPostgres.Database database = TestPostgres.create().loadScript(script);
                Connection connection = database.open()) {
            Bench.Result result = bench.measure("chinook", new PostgresqlDialect(), connection);

            assertThat(result.value()).isPositive();
        }
    }

    @Test
    void readsAThousandTablesOnSqlite() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("wide.sqlite"))) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : WideSchema.statements(1000)) {
                    statement.execute(sql);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            Bench.Result result = bench.measure("1000-tables", new SqliteDialect(), connection);

            assertThat(result.value()).isPositive();
            assertThat(bench.memory("1000-tables", new SqliteDialect(), connection)
                            .value())
                    .isPositive();
        }
    }

    @Test
    void readsAThousandTablesOnPostgresql() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create();
                Connection connection = database.open()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : WideSchema.statements(1000)) {
                    statement.execute(sql);
                }
                connection.commit();
                connection.setAutoCommit(true);
                statement.execute("VACUUM ANALYZE");
            }
            Bench.Result result = bench.measure("1000-tables", new PostgresqlDialect(), connection);

            assertThat(result.value()).isPositive();
            assertThat(bench.memory("1000-tables", new PostgresqlDialect(), connection)
                            .value())
                    .isPositive();
        }
    }

    private static Path corpus(String file) {
        String set = System.getenv("SCHEMAWRIGHT_CORPUS");
        Path folder = set == null
                ? Path.of(System.getProperty("schemawright.root", "..")).resolve("../shared/corpus")
                : Path.of(set);
        assumeTrue(Files.isRegularFile(folder.resolve(file)), "the corpus is not here");
        return folder.resolve(file);
    }
}
