package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.run.FailureWords;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * A database of the same engine in which anything may happen. Closing it makes it go away; so does the next start, when the
 * process is killed before.
 */
public final class ScratchDatabase implements ConnectionSource, AutoCloseable {

    /** Makes it go away. */
    @FunctionalInterface
    interface Removal {
        void remove() throws SQLException;
    }

    private final Dialect dialect;
    private final ConnectionSource connections;
    private final List<String> notes;
    private final Removal removal;

    ScratchDatabase(Dialect dialect, ConnectionSource connections, List<String> notes, Removal removal) {
        this.dialect = dialect;
        this.connections = connections;
        this.notes = List.copyOf(notes);
        this.removal = removal;
    }

    @Override
    public Connection open() throws SQLException {
        return connections.open();
    }

    /** What it does not have of the database that it was made after, in sentences; most often nothing. */
    public List<String> notes() {
        return notes;
    }

    /** What is in it now. */
    public DatabaseSchema schema() throws SQLException {
        try (Connection connection = open()) {
            return dialect.schemaReader().read(connection);
        }
    }

    /**
     * Builds a schema in it.
     *
     * @throws RefusedException when the engine does not take it, with the statement
     * @throws CancellationException when somebody cancels
     */
    public void build(DatabaseSchema schema, BooleanSupplier cancelled) throws SQLException, RefusedException {
        try (Connection connection = open();
                Stop _ = Stop.over(connection, cancelled)) {
            run(dialect.schemaWriter().create(schema), connection, cancelled);
        }
    }

    /** Runs statements one by one, all in one transaction. */
    static void run(List<Statement> statements, Connection connection, BooleanSupplier cancelled)
            throws SQLException, RefusedException {
        connection.setAutoCommit(false);
        try (java.sql.Statement statement = connection.createStatement()) {
            // Braces are SQL here, not the escapes of JDBC.
            statement.setEscapeProcessing(false);
            for (Statement step : statements) {
                try {
                    statement.execute(step.sql());
                } catch (SQLException e) {
                    Stop.check(cancelled);
                    throw new RefusedException(
                            "The schema could not be built in a scratch database: " + FailureWords.of(e)
                                    + "\nThe statement was: " + step.sql(),
                            e);
                }
            }
            connection.commit();
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        removal.remove();
    }
}
