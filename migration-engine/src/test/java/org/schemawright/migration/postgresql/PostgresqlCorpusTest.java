package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** Databases that people really have; skipped where the corpus folder is not beside the project. */
class PostgresqlCorpusTest {

    private final PostgresqlSchemaReader reader = new PostgresqlSchemaReader();

    @Test
    void readsChinook() throws Exception {
        try (var database = load("chinook-postgres.sql");
                var connection = database.open()) {
            DatabaseSchema schema = reader.read(connection);

            assertThat(schema.tables()).hasSize(11);
            assertThat(schema.tables().stream()
                            .mapToInt(t -> t.foreignKeys().size())
                            .sum())
                    .isEqualTo(11);
            Table playlistTrack =
                    schema.table(new ObjectName("public", "playlist_track")).orElseThrow();
            assertThat(playlistTrack.primaryKey().orElseThrow().columns()).containsExactly("playlist_id", "track_id");
            Table track = schema.table(new ObjectName("public", "track")).orElseThrow();
            assertThat(track.column("name").orElseThrow().type())
                    .isEqualTo(new ColumnType("character varying(200)", TypeKind.TEXT, 200, null));
            assertThat(track.indexes()).hasSize(3);
            assertThat(database.query("SELECT count(*) FROM track")).isEqualTo("3503");
        }
    }

    @Test
    void readsNorthwind() throws Exception {
        try (var database = load("northwind-postgres.sql");
                var connection = database.open()) {
            DatabaseSchema schema = reader.read(connection);

            assertThat(schema.tables()).hasSize(14);
            assertThat(schema.tables().stream()
                            .mapToInt(t -> t.foreignKeys().size())
                            .sum())
                    .isEqualTo(13);
            assertThat(schema.tables()).allMatch(t -> t.primaryKey().isPresent());
            assertThat(database.query("SELECT count(*) FROM orders")).isEqualTo("830");
        }
    }

    @Test
    void readsAnySchemaWithTheSameFewStatements() throws Exception {
        try (var database = TestPostgres.create();
                var connection = database.open()) {
            AtomicInteger statements = new AtomicInteger();
            reader.read(counting(connection, statements));
            int onEmpty = statements.getAndSet(0);
            for (int i = 0; i < 60; i++) {
                database.execute("CREATE TABLE t" + i + " (id serial PRIMARY KEY, a integer UNIQUE CHECK (a > 0))");
            }
            assertThat(reader.read(counting(connection, statements)).tables()).hasSize(60);

            assertThat(statements.get()).isEqualTo(onEmpty).isLessThanOrEqualTo(12);
        }
    }

    private static Connection counting(Connection connection, AtomicInteger statements) {
        InvocationHandler handler = (_, method, arguments) -> {
            if (method.getName().equals("createStatement") || method.getName().equals("prepareStatement")) {
                statements.incrementAndGet();
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Connection) Proxy.newProxyInstance(
                PostgresqlCorpusTest.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private static TestPostgres.Database load(String file) throws Exception {
        String set = System.getenv("SCHEMAWRIGHT_CORPUS");
        Path folder = set == null
                ? Path.of(System.getProperty("schemawright.root", "..")).resolve("../shared/corpus")
                : Path.of(set);
        assumeTrue(Files.isRegularFile(folder.resolve(file)));
        return TestPostgres.create().loadScript(folder.resolve(file));
    }
}
