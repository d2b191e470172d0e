package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * How long a run on PostgreSQL waits, so that nobody queues up behind a statement that waits for a lock itself. A limit
 * that the server or the role has set already stays.
 *
 * @param lock for a lock; zero for ever
 * @param statement for one statement; zero for ever
 */
public record RunLimits(Duration lock, Duration statement) {

    /** Short for locks, which stop others; long enough for an index on a large table. */
    public static final RunLimits USUAL = new RunLimits(Duration.ofSeconds(10), Duration.ofHours(1));

    /** Sets them for the session, before a transaction begins. */
    void set(Connection connection, String dialect) throws SQLException {
        if (dialect.equals("postgresql")) {
            set(connection, "lock_timeout", lock);
            set(connection, "statement_timeout", statement);
            stopWhenAlone(connection);
        }
    }

    /** A statement whose program was ended from outside goes no further either, where the server can tell (from 14 on). */
    private static void stopWhenAlone(Connection connection) throws SQLException {
        try {
            execute(
                    connection,
                    "SELECT set_config(name, '1s', false) FROM pg_catalog.pg_settings"
                            + " WHERE name = 'client_connection_check_interval' AND setting = '0'");
        } catch (SQLException notOnThisServer) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }

    private static void set(Connection connection, String name, Duration limit) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean free;
            try (ResultSet rows = statement.executeQuery("SHOW " + name)) {
                free = rows.next() && "0".equals(rows.getString(1));
            }
            if (free && !limit.isZero()) {
                statement.execute("SET " + name + " = " + limit.toMillis());
            }
        }
    }

    /** A statement that runs in no transaction waits for those of others and stops nobody meanwhile, so it may wait. */
    static void free(Connection connection) throws SQLException {
        execute(connection, "SET lock_timeout = 0");
    }

    /** Back to what the server or the role says. */
    static void restore(Connection connection) throws SQLException {
        execute(connection, "RESET lock_timeout");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
