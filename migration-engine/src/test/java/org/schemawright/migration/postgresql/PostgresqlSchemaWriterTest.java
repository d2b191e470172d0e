package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;

class PostgresqlSchemaWriterTest {

    @Test
    void buildsWhatWasReadUnderAnotherSearchPath() throws Exception {
        try (TestPostgres.Database original = TestPostgres.create()) {
            original.execute(
                    "CREATE SCHEMA app",
                    "CREATE SCHEMA \"Shared things\"",
                    "ALTER DATABASE " + original.name() + " SET search_path = app, \"Shared things\"",
                    "CREATE TYPE \"Shared things\".mood AS ENUM ('a')",
                    "CREATE FUNCTION public.f(numeric) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1",
                    "CREATE FUNCTION app.f(integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 2",
                    "CREATE TABLE app.t (m \"Shared things\".mood DEFAULT 'a', n integer DEFAULT public.f(1), o integer"
                            + " DEFAULT app.f(1))");
            try (Connection connection = original.open();
                    var statement = connection.createStatement()) {
                DatabaseSchema schema = new PostgresqlSchemaReader().read(connection);
                try (var rows = statement.executeQuery("SHOW search_path")) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo("app, \"Shared things\"");
                }
                List<String> catalog = CatalogLines.of(connection);
                try (TestPostgres.Database rebuilt = TestPostgres.create()) {
                    RoundTrip.run(new PostgresqlSchemaWriter().create(schema), rebuilt);
                    try (Connection other = rebuilt.open()) {
                        assertThat(CatalogLines.differences(catalog, CatalogLines.of(other)))
                                .isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void keepsTheOrderOfColumnsWhereAParentGotOneLater() throws Exception {
        try (TestPostgres.Database original = TestPostgres.create();
                TestPostgres.Database rebuilt = TestPostgres.create()) {
            original.execute(
                    "CREATE TABLE parent (a integer NOT NULL CHECK (a > 0))",
                    "CREATE TABLE heir (own text) INHERITS (parent)",
                    "ALTER TABLE parent ADD COLUMN later date DEFAULT now()");
            try (Connection connection = original.open();
                    Connection other = rebuilt.open()) {
                DatabaseSchema schema = new PostgresqlSchemaReader().read(connection);
                RoundTrip.run(new PostgresqlSchemaWriter().create(schema), rebuilt);

                Table heir = new PostgresqlSchemaReader()
                        .read(other)
                        .table(schema.named("heir"))
                        .orElseThrow();
                assertThat(heir.columns())
                        .isEqualTo(schema.table(heir.name()).orElseThrow().columns());
                assertThat(heir.inheritance().parents()).containsExactly(schema.named("parent"));
            }
        }
    }

    @Test
    void writesNothingButSettingsOfAnEmptySchema() {
        assertThat(new PostgresqlSchemaWriter().create(DatabaseSchema.empty("public")))
                .allMatch(statement -> statement.sql().startsWith("SET "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chinook-postgres.sql", "northwind-postgres.sql"})
    void buildsRealDatabasesAnew(String file) throws Exception {
        String set = System.getenv("SCHEMAWRIGHT_CORPUS");
        Path folder = set == null
                ? Path.of(System.getProperty("schemawright.root", "..")).resolve("../shared/corpus")
                : Path.of(set);
        assumeTrue(Files.isRegularFile(folder.resolve(file)));
        try (TestPostgres.Database original = TestPostgres.create().loadScript(folder.resolve(file))) {
            RoundTrip.check(original);
        }
    }
}
