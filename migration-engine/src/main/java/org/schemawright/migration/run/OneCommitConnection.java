package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteConnectionConfig;

/**
 * Commits a revision's statements and its row of history together. Liquibase commits the statements first and the row
 * after; a crash between the two would leave a revision that is there and not recorded.
 */
final class OneCommitConnection extends JdbcConnection {

    /** Asked before a revision is committed; may refuse it. */
    @FunctionalInterface
    interface Gate {
        void beforeCommit() throws DatabaseException;
    }

    private final Gate gate;
    private final Consumer<Statement> made;
    private boolean holding;

    /** @param made told of every statement that Liquibase is about to use */
    OneCommitConnection(Connection connection, Gate gate, Consumer<Statement> made) {
        super(connection);
        this.gate = gate;
        this.made = made;
    }

    @Override
    public Statement createStatement() throws DatabaseException {
        Statement statement = super.createStatement();
        made.accept(statement);
        return statement;
    }

    /** The next commit is put off to the one that follows it, which brings the row of history. */
    void holdNextCommit() {
        holding = true;
    }

    @Override
    public void commit() throws DatabaseException {
        if (holding) {
            holding = false;
            gate.beforeCommit();
        } else {
            super.commit();
        }
    }

    @Override
    public void rollback() throws DatabaseException {
        holding = false;
        try {
            super.rollback();
        } catch (DatabaseException e) {
            if (!isNoneActive(e)) {
                throw e;
            }
            begin();
        }
    }

    /**
     * Drops what is begun, and begins to write. SQLite lets who writes first wait for the others; who has read before, as
     * Liquibase does, is refused at once.
     */
    void beginToWrite() throws DatabaseException {
        try {
            Connection connection = getWrappedConnection();
            if (connection.getAutoCommit() || !connection.isWrapperFor(SQLiteConnection.class)) {
                return;
            }
            SQLiteConnectionConfig config =
                    connection.unwrap(SQLiteConnection.class).getConnectionConfig();
            SQLiteConfig.TransactionMode usual = config.getTransactionMode();
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
            try {
                rollback();
            } finally {
                config.setTransactionMode(usual);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Whether there was nothing to end: SQLite has ended it by itself, or never began it. */
    static boolean isNoneActive(DatabaseException e) {
        return String.valueOf(e.getMessage()).contains("no transaction is active");
    }

    /** An interrupt makes SQLite roll back by itself. The driver still believes in a transaction, so it gets one. */
    private void begin() throws DatabaseException {
        try (Statement statement = getWrappedConnection().createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
