package org.schemawright.migration.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.schemawright.migration.schema.Unread;

/** What SQLite says when it refuses, and whether the rest of a schema can be read all the same. */
final class SqliteFailure {

    private static final int ERROR = 1;
    private static final int CORRUPT = 11;

    private SqliteFailure() {}

    /** Work that may fail without spoiling the rest. */
    @FunctionalInterface
    interface Part {
        void read() throws SQLException;
    }

    /**
     * Reads a part; when only that part is in a bad state, notes so and goes on. A lock, a cancelled statement or a disk
     * that fails concern all of it and are thrown.
     */
    static void tolerate(String part, List<Unread> unread, Part reading) throws SQLException {
        try {
            reading.read();
        } catch (SQLException failure) {
            if (!isOfOneObject(failure) && !isDamage(failure)) {
                throw failure;
            }
            unread.add(new Unread(part, reason(failure)));
        }
    }

    /** Whether it is about what was asked for, such as a view that no longer compiles. */
    static boolean isOfOneObject(SQLException failure) {
        return (failure.getErrorCode() & 0xff) == ERROR;
    }

    /** Whether a page of the file is not what it has to be. */
    static boolean isDamage(SQLException failure) {
        return (failure.getErrorCode() & 0xff) == CORRUPT;
    }

    /** SQLite's own words, out of the driver's {@code [SQLITE_ERROR] SQL error or missing database (…)}. */
    static String reason(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int open = message.indexOf('(');
        return message.startsWith("[") && open > 0 && message.endsWith(")")
                ? message.substring(open + 1, message.length() - 1)
                : message;
    }
}
