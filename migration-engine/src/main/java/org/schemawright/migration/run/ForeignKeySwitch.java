package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Switches SQLite's enforcement of foreign keys off while revisions run: with it on, the rebuild of a table deletes its
 * child rows. It can only be switched outside a transaction, so this is done before the first one; in its place, every
 * revision is checked before it is committed. Does nothing on other engines.
 */
final class ForeignKeySwitch {

    private final Connection connection;
    private final boolean sqlite;
    /** Broken references by "child to parent"; null when SQLite could not say. */
    private @Nullable Map<String, Long> known;

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
    void noteBroken() {
        known = sqlite ? broken() : Map.of();
    }

    /** @throws SQLException when rows refer to rows that are not there, and did not before */
    void check() throws SQLException {
        Map<String, Long> before = known;
        if (!sqlite || before == null) {
            return;
        }
        Map<String, Long> now = broken();
        if (now == null) {
            return;
        }
        for (Map.Entry<String, Long> reference : now.entrySet()) {
            if (reference.getValue() > before.getOrDefault(reference.getKey(), 0L)) {
                throw new SQLException("Rows would refer to rows that are not there: " + reference.getKey());
            }
        }
        known = now;
    }

    private @Nullable Map<String, Long> broken() {
        Map<String, Long> broken = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2")) {
            while (rows.next()) {
                broken.put(rows.getString(1) + " to " + rows.getString(2), rows.getLong(3));
            }
            return broken;
        } catch (SQLException e) {
            // A key whose parent columns have no unique index: SQLite refuses to check anything at all.
            return null;
        }
    }
}
