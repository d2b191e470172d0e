package org.schemawright.desktop.rows;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Ends one reading early: asked from any thread, at any time. */
public final class ReadStop {

    private @Nullable Statement running;
    private boolean stopped;

    /** Ends what is being read, or what is about to be. May wait for the server. */
    public synchronized void stop() {
        stopped = true;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException gone) {
                // A statement that cannot be told to stop has ended, or its connection has.
                running = null;
            }
        }
    }

    /** Says which statement is running from now on. */
    synchronized void running(@Nullable Statement statement) throws SQLException {
        if (stopped) {
            throw new SQLException("Stopped", "57014");
        }
        running = statement;
    }

    /** Says that no statement is running any more; whoever stops waits for no other. */
    synchronized void ended() {
        running = null;
    }
}
