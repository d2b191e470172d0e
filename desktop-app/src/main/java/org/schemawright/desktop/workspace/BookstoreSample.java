package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.run.RunOutcome;

/** The bookstore of the tutorials: a SQLite file built by its own three revisions, then filled. */
public final class BookstoreSample {

    /** Its revisions, the oldest first, as they lie in this package's resources. */
    static final List<String> REVISIONS = List.of(
            "20260105T090000_3f1c0a7d52e8_initial.yaml",
            "20260112T093000_8b2e64d9107f_book_and_its_relationship.yaml",
            "20260119T101500_c47a915e3b06_store_and_the_mapping_table.yaml");

    private static final String MASTER = "changelog.yaml";

    private final DatabaseOpener opener;

    public BookstoreSample(DatabaseOpener opener) {
        this.opener = opener;
    }

    /**
     * Makes the sample in a folder, unless it is there: whoever tried something in it finds it as it was left. Blocks.
     *
     * @return the file to open
     */
    public SqliteFile in(Path folder) throws IOException, SQLException {
        SqliteFile file = new SqliteFile(folder.resolve("bookstore.sqlite"), Environment.DEVELOPMENT, false);
        if (!Files.exists(file.path())) {
            Files.createDirectories(folder);
            build(file, folder);
        }
        return file;
    }

    private void build(SqliteFile file, Path folder) throws IOException, SQLException {
        Path migrations = MigrationsFolders.of(file, folder);
        Path versions = Files.createDirectories(migrations.resolve("versions"));
        Files.write(migrations.resolve(MASTER), resource(MASTER));
        for (String revision : REVISIONS) {
            Files.write(versions.resolve(revision), resource(revision));
        }
        opener.createSqlite(file.path());
        try (OpenDatabase database = opener.open(file, null)) {
            RunOutcome outcome = new MigrationEngine(database.dialect())
                    .upgrade(database.migrationConnections(), migrations, null, event -> {}, () -> false);
            if (outcome instanceof RunOutcome.Failed failed) {
                throw new SQLException("The sample's revisions do not run: " + failed.reason(), failed.cause());
            }
            fill(database);
        } catch (IOException | SQLException | RuntimeException e) {
            Files.deleteIfExists(file.path());
            throw e;
        }
    }

    private static void fill(OpenDatabase database) throws IOException, SQLException {
        List<String> rows =
                new String(resource("rows.sql"), StandardCharsets.UTF_8).lines().toList();
        try (Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            for (String row : rows) {
                statement.execute(row);
            }
            connection.commit();
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(BookstoreSample.class.getResourceAsStream("bookstore/" + name), name)) {
            return in.readAllBytes();
        }
    }
}
