package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What SQLite finds broken in a file: rows that break their rules, damaged pages, references to nothing. */
final class SqliteFlaws {

    private static final int MOST = 100;

    private SqliteFlaws() {}

    static List<String> of(Connection connection) throws SQLException {
        List<String> flaws = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(" + MOST + ")")) {
                while (rows.next()) {
                    if (!rows.getString(1).equals("ok")) {
                        flaws.add("SQLite says: " + rows.getString(1) + ".");
                    }
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2")) {
                while (rows.next()) {
                    flaws.add(rows.getLong(3) + " rows of " + rows.getString(1) + " refer to rows of "
                            + rows.getString(2) + " that are not there.");
                }
            } catch (SQLException e) {
                // A key that refers to columns without a unique index: SQLite checks nothing at all.
                flaws.add("References cannot be checked: " + e.getMessage());
            }
        }
        return flaws;
    }
}
