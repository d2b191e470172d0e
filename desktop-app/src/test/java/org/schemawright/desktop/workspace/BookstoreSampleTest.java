package org.schemawright.desktop.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Relationship;
import org.schemawright.migration.schema.Relationships;
import org.schemawright.migration.sqlite.SqliteDialect;

class BookstoreSampleTest {

    private final DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());

    @TempDir
    Path folder;

    @Test
    void isBuiltByItsThreeRevisionsAndFilled() throws Exception {
        SqliteFile file = new BookstoreSample(opener).in(folder);

        try (OpenDatabase database = opener.open(file, null);
                Connection connection = database.reader()) {
            MigrationEngine engine = new MigrationEngine(database.dialect());
            DatabaseStatus status = engine.status(connection, folder.resolve("bookstore-migrations"));
            assertThat(status.applied()).containsExactly("3f1c0a7d52e8", "8b2e64d9107f", "c47a915e3b06");
            assertThat(status.atHead()).isTrue();

            DatabaseSchema schema = engine.reflect(connection);
            assertThat(schema.tables())
                    .extracting(table -> table.name().name())
                    .containsExactly("author", "author_profile", "book", "book_to_store_map", "store");
            Relationships relationships = Relationships.of(schema);
            assertThat(relationships.all()).filteredOn(Relationship::oneToOne).hasSize(1);
            assertThat(relationships.joinTables()).hasSize(1);
            try (var rows = connection.createStatement().executeQuery("SELECT count(*) FROM books_in_stores")) {
                rows.next();
                assertThat(rows.getLong(1)).isGreaterThan(50);
            }
        }
    }

    @Test
    void goesDownToBaseAndUpAgain() throws Exception {
        SqliteFile file = new BookstoreSample(opener).in(folder);
        Path migrations = folder.resolve("bookstore-migrations");

        try (OpenDatabase database = opener.open(file, null)) {
            MigrationEngine engine = new MigrationEngine(database.dialect());
            RunOutcome down =
                    engine.downgrade(database.migrationConnections(), migrations, null, event -> {}, () -> false);
            assertThat(down).isInstanceOf(RunOutcome.Finished.class);
            try (Connection connection = database.reader()) {
                assertThat(engine.reflect(connection).tables()).isEmpty();
            }
            RunOutcome up = engine.upgrade(database.migrationConnections(), migrations, null, event -> {}, () -> false);
            assertThat(up.done()).hasSize(3);
        }
    }

    @Test
    void isFoundAsItWasLeft() throws Exception {
        SqliteFile file = new BookstoreSample(opener).in(folder);
        long before = Files.getLastModifiedTime(file.path()).toMillis();

        assertThat(new BookstoreSample(opener).in(folder)).isEqualTo(file);
        assertThat(Files.getLastModifiedTime(file.path()).toMillis()).isEqualTo(before);
    }
}
