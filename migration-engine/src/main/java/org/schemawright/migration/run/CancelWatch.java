package org.schemawright.migration.run;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Stops the statement that runs at the moment when the user cancels, from a thread of its own. */
final class CancelWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final BooleanSupplier cancelled;
    private final Thread thread;
    private @Nullable Statement running;

    private CancelWatch(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
        this.thread = Thread.ofVirtual().name("migration-cancel").unstarted(this::watch);
    }

    static CancelWatch start(BooleanSupplier cancelled) {
        CancelWatch watch = new CancelWatch(cancelled);
        watch.thread.start();
        return watch;
    }

    /** Runs one statement, which ends with an exception when the user cancels meanwhile. */
    void execute(Statement statement, String sql) throws SQLException {
        set(statement);
        try {
            statement.execute(sql);
        } finally {
            // Waits for a cancel that is on its way, so that it cannot hit the statement after.
            set(null);
        }
    }

    /** Stops this statement when the user cancels, whoever runs it; null for none. */
    void follow(@Nullable Statement statement) {
        set(statement);
    }

    private synchronized void set(@Nullable Statement statement) {
        running = statement;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(POLL);
                if (cancelled.getAsBoolean()) {
                    cancelRunning();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void cancelRunning() {
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                // It may have ended already; if not, the next round asks again.
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
