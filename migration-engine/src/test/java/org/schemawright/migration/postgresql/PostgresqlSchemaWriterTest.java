package org.schemawright.migration.postgresql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlSchemaWriterTest {

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
