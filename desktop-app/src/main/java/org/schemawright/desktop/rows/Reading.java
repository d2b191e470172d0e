package org.schemawright.desktop.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.connection.OpenDatabase;

/** A connection for reading rows, whose statements can be stopped. */
final class Reading implements AutoCloseable {

    private final Connection connection;
    private final Interruption.Reach reach;
    private final List<PreparedStatement> statements = new ArrayList<>();

    /**
     * Takes a connection; closing gives it back.
     *
     * @param sealed whether it runs SQL that somebody wrote: then in a read-only transaction of its own that is rolled
     *     back, since a session's settings, the read-only one too, can be changed by a mere function call
     */
    Reading(OpenDatabase database, Interruption stop, boolean sealed) throws SQLException {
        this.connection = database.reader();
        try {
            if (sealed) {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET TRANSACTION READ ONLY");
                }
            }
            this.reach = stop.over(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Runs a statement. */
    ResultSet query(PageSql sql) throws SQLException {
        PreparedStatement statement = sql.prepare(connection);
        statements.add(statement);
        return statement.executeQuery();
    }

    @Override
    public void close() throws SQLException {
        reach.close();
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
