package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.run.FailureWords;
import org.sqlite.SQLiteConnection;

/** Backups of a SQLite file: whole databases beside it, which any program opens. */
final class SqliteBackup implements Backups.Maker {

    private static final String SCHEMA_VERSION = "PRAGMA schema_version";
    private static final int ALL_PAGES = -1;
    private static final int TRIES = 20;
    private static final int PAUSE = 100;

    private final DatabaseReach reach;
    private final @Nullable Path folder;

    /** @param folder where they go; null for one beside the file */
    SqliteBackup(DatabaseReach reach, @Nullable Path folder) {
        this.reach = reach;
        this.folder = folder;
    }

    @Override
    public BackupFiles files() throws SQLException {
        Path file = file();
        String name = String.valueOf(file.getFileName());
        return new BackupFiles(folder == null ? file.resolveSibling(name + ".backups") : folder, name, ".sqlite");
    }

    private Path file() throws SQLException {
        try (Connection connection = reach.open()) {
            return Path.of(SqlText.first(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'"));
        }
    }

    /** A backup that does not read back is none. */
    @Override
    public void write(Path file, BooleanSupplier cancelled) throws SQLException, RefusedException {
        SqliteCopy.of(reach, file, cancelled);
        check(file, cancelled);
    }

    private void check(Path file, BooleanSupplier cancelled) throws SQLException, RefusedException {
        String found;
        try (Connection connection = reach.openBeside(file.toString());
                Stop _ = Stop.over(connection, cancelled)) {
            found = SqlText.first(connection, "PRAGMA quick_check(1)");
        } catch (SQLException e) {
            Stop.check(cancelled);
            found = FailureWords.of(e);
        }
        if (!found.equals("ok")) {
            throw new RefusedException("The backup " + file.getFileName() + " cannot be used: " + found
                    + ". Nothing was changed; choose another one, or mend the database first.");
        }
    }

    /** Written as one transaction of SQLite's own, so that a crash in the middle leaves the database as it was. */
    @Override
    public void restore(Path file, BooleanSupplier cancelled) throws SQLException, IOException, RefusedException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException("The backup " + file + " is not there any more. Choose another one.");
        }
        check(file, cancelled);
        try (Connection connection = reach.open()) {
            String before = SqlText.first(connection, SCHEMA_VERSION);
            int code = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .restore("main", file.toString(), null, PAUSE, TRIES, ALL_PAGES);
            // The driver says nothing when the file was in use all the time; SQLite always counts this on.
            if (code != 0 || SqlText.first(connection, SCHEMA_VERSION).equals(before)) {
                throw new RefusedException("The database could not be restored: another program is using it."
                        + " Close it there, then try again; nothing was changed.");
            }
        } catch (SQLException e) {
            throw new RefusedException(
                    "The database could not be restored: " + FailureWords.of(e) + ". Nothing was changed.", e);
        }
    }

    @Override
    public String restoreWords(Path file) throws SQLException {
        return "Close the database everywhere, then put " + file + " in the place of " + file() + ".";
    }
}
