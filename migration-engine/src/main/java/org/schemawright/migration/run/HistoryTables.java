package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemawright.migration.run.RecordedHistory.Key;
import org.schemawright.migration.run.RecordedHistory.Row;

/**
 * Reads Liquibase's two tables with our own SQL. Liquibase's own status makes them when they are missing, and on SQLite
 * fails to say who holds the lock.
 */
final class HistoryTables {

    /** PostgreSQL's advisory lock while the lock's table is made; any number that nobody else uses. */
    private static final long MAKING_THE_LOCK = 5_321_640_917L;

    /** A holder that has not written its name. */
    private static final String NAMELESS = "another program";

    private final Connection connection;
    private final String dialect;

    HistoryTables(Connection connection, String dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** All rows in the order they ran; those that other changelogs have written are among them. */
    List<Row> rows() throws SQLException {
        List<Row> recorded = new ArrayList<>();
        if (!exists("databasechangelog")) {
            return recorded;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT ID, AUTHOR, FILENAME, MD5SUM FROM DATABASECHANGELOG"
                                + " WHERE EXECTYPE IN ('EXECUTED', 'RERAN', 'MARK_RAN') ORDER BY ORDEREXECUTED, DATEEXECUTED")) {
            while (rows.next()) {
                recorded.add(
                        new Row(new Key(rows.getString(1), rows.getString(3)), rows.getString(2), rows.getString(4)));
            }
        }
        return recorded;
    }

    /** Who holds the migration lock; empty when nobody does. */
    Optional<LockHolder> lockHolder() throws SQLException {
        if (!exists("databasechangeloglock")) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT LOCKED, LOCKEDBY FROM DATABASECHANGELOGLOCK WHERE ID = 1")) {
            if (!rows.next() || !rows.getBoolean(1)) {
                return Optional.empty();
            }
            String by = rows.getString(2);
            return Optional.of(LockHolder.parse(by == null ? NAMELESS : by));
        }
    }

    /**
     * Makes the lock's table and row where they are missing, and commits. Liquibase would do so as well, but empties the
     * table first: of two first runs at the same time, the second would free the lock that the first has just taken.
     */
    void makeLock() throws SQLException {
        boolean sqlite = dialect.equals("sqlite");
        boolean exists = exists("databasechangeloglock");
        boolean ready = exists && hasLockRow();
        connection.rollback();
        if (ready) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            if (!sqlite) {
                statement.execute("SELECT pg_advisory_xact_lock(" + MAKING_THE_LOCK + ")");
            }
            if (!exists) {
                statement.execute("CREATE TABLE IF NOT EXISTS DATABASECHANGELOGLOCK (ID INTEGER NOT NULL,"
                        + " LOCKED BOOLEAN NOT NULL, LOCKGRANTED " + (sqlite ? "TEXT" : "TIMESTAMP")
                        + ", LOCKEDBY VARCHAR(255), CONSTRAINT PK_DATABASECHANGELOGLOCK PRIMARY KEY (ID))");
                // On SQLite each statement is a transaction of its own, so that it waits for other writers.
                if (sqlite) {
                    connection.commit();
                }
            }
            statement.execute(
                    "INSERT INTO DATABASECHANGELOGLOCK (ID, LOCKED) VALUES (1, FALSE) ON CONFLICT DO NOTHING");
        }
        connection.commit();
    }

    private boolean hasLockRow() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM DATABASECHANGELOGLOCK WHERE ID = 1")) {
            return rows.next();
        }
    }

    /** Frees the lock, if this holder still has it. */
    void unlock(LockHolder holder) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE DATABASECHANGELOGLOCK SET LOCKED = ?, LOCKEDBY = NULL,"
                        + " LOCKGRANTED = NULL WHERE ID = 1 AND COALESCE(LOCKEDBY, '" + NAMELESS + "') = ?")) {
            statement.setBoolean(1, false);
            statement.setString(2, holder.raw());
            statement.executeUpdate();
        }
    }

    /** @param table in small letters */
    boolean exists(String table) throws SQLException {
        String sql = dialect.equals("sqlite")
                ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND lower(name) = ?"
                : "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
