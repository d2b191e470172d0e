package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.sqlite.SQLiteConnection;

/** Ends whatever runs on a connection once somebody cancels. To be closed before the connection is. */
final class Stop implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final BooleanSupplier cancelled;
    private final Thread thread;
    private @Nullable Connection reached;

    private Stop(Connection connection, BooleanSupplier cancelled) {
        this.reached = connection;
        this.cancelled = cancelled;
        this.thread = Thread.ofVirtual().name("scratch-cancel").unstarted(this::watch);
    }

    static Stop over(Connection connection, BooleanSupplier cancelled) {
        Stop stop = new Stop(connection, cancelled);
        stop.thread.start();
        return stop;
    }

    /** @throws CancellationException when somebody has cancelled */
    static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("Cancelled");
        }
    }

    /** Again and again, for engines forget a stop that comes between two statements. */
    private void watch() {
        try {
            do {
                Thread.sleep(POLL);
            } while (!cancelled.getAsBoolean() || interrupt());
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean interrupt() {
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
            return false;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            reached = null;
        }
        thread.interrupt();
    }
}
