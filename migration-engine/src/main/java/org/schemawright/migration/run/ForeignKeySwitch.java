package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Switches SQLite's enforcement of foreign keys off while revisions run: with it on, the rebuild of a table deletes its
 * child rows. It can only be switched outside a transaction, so this is done before the first one; in its place, every
 * revision is checked before it is committed. Does nothing on other engines.
 */
final class ForeignKeySwitch {

    private final Connection connection;
    private final boolean sqlite;
    /** How many rows of which references are broken; null when SQLite could not say. */
    private @Nullable Map<Reference, Long> known;
    /** Whether anything has run since the last check that can break references. */
    private boolean touched = true;

    private boolean always;

    /** From the rows of one table to those of another. */
    private record Reference(String child, @Nullable String parent) {}

    private ForeignKeySwitch(Connection connection, boolean sqlite) {
        this.connection = connection;
        this.sqlite = sqlite;
    }

    /** Switches it off for the connection's life. It must be outside a transaction. */
    static ForeignKeySwitch off(Connection connection, String dialect) throws SQLException {
        if (!dialect.equals("sqlite")) {
            return new ForeignKeySwitch(connection, false);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = OFF");
        }
        return new ForeignKeySwitch(connection, true);
    }

    /** Notes the references that are broken already, which are not a revision's fault. */
    void noteBroken() throws SQLException {
        known = sqlite ? broken() : Map.of();
        touched = false;
    }

    /** A statement is about to run. What only makes something new leaves all rows as they are. */
    void willRun(String sql) {
        touched |= !sql.stripLeading().regionMatches(true, 0, "CREATE ", 0, "CREATE ".length());
    }

    /** What runs is not told, so that nothing can be left out. */
    void checkAlways() {
        always = true;
    }

    /** @throws SQLException when rows refer to rows that are not there, and did not before */
    void check() throws SQLException {
        Map<Reference, Long> before = known;
        if (!sqlite || before == null || !(touched || always)) {
            return;
        }
        Map<Reference, Long> now = broken();
        if (now == null) {
            return;
        }
        for (Map.Entry<Reference, Long> broken : now.entrySet()) {
            Reference reference = broken.getKey();
            if (broken.getValue() > before.getOrDefault(reference, 0L)) {
                throw new SQLException("Rows of " + reference.child() + " would refer to rows of " + reference.parent()
                        + " that are not there. Change or delete those rows first, then try again.");
            }
        }
        known = now;
        touched = false;
    }

    private @Nullable Map<Reference, Long> broken() throws SQLException {
        Map<Reference, Long> broken = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2")) {
            while (rows.next()) {
                broken.put(new Reference(rows.getString(1), rows.getString(2)), rows.getLong(3));
            }
            return broken;
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_ERROR.code) {
                // A key whose parent columns have no unique index, or an unknown collation: SQLite checks nothing at
                // all.
                return null;
            }
            throw e;
        }
    }
}
