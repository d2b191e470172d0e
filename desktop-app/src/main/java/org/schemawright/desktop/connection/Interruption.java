package org.schemawright.desktop.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.schemawright.desktop.task.Background;
import org.sqlite.SQLiteConnection;

/** Ends work on a database early: asked from any thread, before a statement, during it, or when all is over. */
public final class Interruption {

    private static final long FIRST_WAIT = 10;
    private static final long LONGEST_WAIT = 500;

    private @Nullable Connection reached;
    private CompletableFuture<Boolean> letGo = CompletableFuture.completedFuture(true);
    private boolean asked;

    /** Follows what a person asks of some work. */
    public static Interruption of(Background.Progress progress) {
        Interruption interruption = new Interruption();
        progress.onCancel(interruption::interrupt);
        return interruption;
    }

    /** Whether somebody asked to stop. */
    public synchronized boolean asked() {
        return asked;
    }

    /**
     * Reaches what runs on a connection from now on. To be closed before the connection is given back, and before the
     * work tidies up on it: what is asked later hits neither.
     *
     * @throws SQLException when somebody has asked to stop already
     */
    public synchronized Reach over(Connection connection) throws SQLException {
        if (asked) {
            throw new SQLException("Stopped", "57014");
        }
        reached = connection;
        letGo = new CompletableFuture<>();
        return this::end;
    }

    /**
     * Stops the statement that runs, or is about to, and waits until the work lets go of its connection. Engines forget a
     * stop that comes between two statements, hence again and again.
     */
    public void interrupt() {
        for (long wait = FIRST_WAIT; stop(); wait = Math.min(2 * wait, LONGEST_WAIT)) {
            letGo().copy().completeOnTimeout(false, wait, TimeUnit.MILLISECONDS).join();
        }
    }

    private synchronized CompletableFuture<Boolean> letGo() {
        return letGo;
    }

    /** Tells the connection to stop; false when there is none to be told. */
    private synchronized boolean stop() {
        asked = true;
        Connection connection = reached;
        if (connection == null) {
            return false;
        }
        try {
            if (connection.isWrapperFor(SQLiteConnection.class)) {
                connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
            } else {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
            return true;
        } catch (SQLException over) {
            // It is closed or broken: nothing runs on it.
            reached = null;
            return false;
        }
    }

    private synchronized void end() {
        reached = null;
        letGo.complete(true);
    }

    /** For how long a connection is reached. */
    @FunctionalInterface
    public interface Reach extends AutoCloseable {
        @Override
        void close();
    }
}
