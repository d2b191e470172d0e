package org.schemawright.desktop.connection;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.schemawright.desktop.task.Background;
import org.sqlite.SQLiteConnection;

/**
 * Stops whatever statement runs on a connection at the moment when a person cancels. Closed before the connection is
 * given back, so that it never hits the work of the next one who gets it.
 */
public final class Interruption implements AutoCloseable {

    private final Background.Progress progress;
    private @Nullable Connection running;

    private Interruption(Connection connection, Background.Progress progress) {
        this.progress = progress;
        this.running = connection;
    }

    /** Follows what a person asks of some work, for a connection that the work has. */
    public static Interruption of(Connection connection, Background.Progress progress) {
        Interruption interruption = new Interruption(connection, progress);
        progress.onCancel(interruption::interrupt);
        return interruption;
    }

    /** Whether the person asked to stop. */
    public boolean asked() {
        return progress.cancelled();
    }

    private synchronized void interrupt() {
        Connection connection = running;
        if (connection == null) {
            return;
        }
        try {
            if (connection.isWrapperFor(SQLiteConnection.class)) {
                connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
            } else {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException over) {
            // It is closed or broken: nothing runs on it.
            running = null;
        }
    }

    @Override
    public synchronized void close() {
        running = null;
    }
}
