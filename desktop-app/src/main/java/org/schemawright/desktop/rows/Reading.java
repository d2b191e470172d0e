package org.schemawright.desktop.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.schemawright.desktop.connection.OpenDatabase;

/** A connection for reading rows, whose statements can be stopped. */
final class Reading implements AutoCloseable {

    private final Connection connection;
    private final ReadStop stop;
    private final List<PreparedStatement> statements = new ArrayList<>();

    /**
     * Takes a connection; closing gives it back.
     *
     * @param sealed whether it runs SQL that somebody wrote: then in a read-only transaction of its own that is rolled
     *     back, since a session's settings, the read-only one too, can be changed by a mere function call
     */
    Reading(OpenDatabase database, ReadStop stop, boolean sealed) throws SQLException {
        this.stop = stop;
        this.connection = database.reader();
        if (sealed) {
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("SET TRANSACTION READ ONLY");
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
        }
    }

    /** Runs a statement. */
    ResultSet query(PageSql sql) throws SQLException {
        PreparedStatement statement = sql.prepare(connection);
        statements.add(statement);
        try {
            stop.running(statement);
            return statement.executeQuery();
        } catch (SQLException failed) {
            stop.ended();
            throw failed;
        }
    }

    @Override
    public void close() throws SQLException {
        stop.ended();
        try (connection) {
            for (PreparedStatement statement : statements) {
                statement.close();
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }
}
