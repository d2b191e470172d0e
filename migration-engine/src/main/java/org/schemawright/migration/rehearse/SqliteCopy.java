package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.schemawright.migration.run.FailureWords;

/** A whole SQLite database as another file, as of one moment, while others may go on writing. */
final class SqliteCopy {

    private SqliteCopy() {}

    /**
     * Copies it. {@code VACUUM INTO} keeps rowids, counters, encoding and {@code user_version}, reads through the journal,
     * and can be interrupted.
     *
     * @param file what is to be made; its folder must be there
     * @throws RefusedException when there is no room, or the database cannot be read
     */
    static void of(DatabaseReach reach, Path file, BooleanSupplier cancelled) throws SQLException, RefusedException {
        try (Connection real = reach.open();
                Stop _ = Stop.over(real, cancelled)) {
            demandRoom(real, file);
            // VACUUM INTO takes an empty file for none; made here, it is not for others to read.
            Files.createFile(file, PrivateFolder.fileRights());
            if (!real.getAutoCommit()) {
                real.setAutoCommit(true);
            }
            try (Statement statement = real.createStatement()) {
                // A connection for reading only refuses also what is written elsewhere.
                statement.execute("PRAGMA query_only = OFF");
            }
            try (PreparedStatement copy = real.prepareStatement("VACUUM INTO ?")) {
                copy.setString(1, file.toString());
                copy.execute();
            }
        } catch (SQLException e) {
            Stop.check(cancelled);
            throw new RefusedException(
                    "The database could not be copied: " + FailureWords.of(e)
                            + ". Nothing was changed; mend that, then try again.",
                    e);
        } catch (IOException e) {
            throw new RefusedException(
                    "The copy " + file + " could not be made. See whether you may write in its folder.", e);
        }
    }

    /** Copies which revisions are applied. Schemas leave that out, but a run asks for it. */
    static void history(Connection real, Connection copy) throws SQLException {
        String table = SqlText.first(
                real, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND lower(name) = 'databasechangelog'");
        if (table.isEmpty()) {
            return;
        }
        try (Statement reading = real.createStatement();
                Statement making = copy.createStatement();
                ResultSet rows = reading.executeQuery("SELECT * FROM DATABASECHANGELOG")) {
            making.execute(table);
            int width = rows.getMetaData().getColumnCount();
            String values = String.join(", ", Collections.nCopies(width, "?"));
            try (PreparedStatement writing =
                    copy.prepareStatement("INSERT INTO DATABASECHANGELOG VALUES (" + values + ")")) {
                while (rows.next()) {
                    for (int i = 1; i <= width; i++) {
                        writing.setObject(i, rows.getObject(i));
                    }
                    writing.execute();
                }
            }
        }
    }

    /** A copy that ends in the middle helps nobody, and a full disk stops other programs too. */
    private static void demandRoom(Connection real, Path file) throws SQLException, IOException, RefusedException {
        long needed = Long.parseLong(SqlText.first(real, "PRAGMA page_count"))
                * Long.parseLong(SqlText.first(real, "PRAGMA page_size"));
        Path folder = file.toAbsolutePath().getParent();
        long free = folder == null ? Long.MAX_VALUE : Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "A copy of the database needs %d MB, and %s has %d MB left. Make room there, or choose another folder.",
                    needed >> 20,
                    folder,
                    free >> 20));
        }
    }
}
