package org.schemawright.desktop.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/** Lets statements on a connection run for a limited time: what takes longer fails. Closing lifts the limit. */
public final class TimeLimit implements AutoCloseable {

    /** How many steps of SQLite's machine go between two looks at the clock. */
    private static final int STEPS = 20_000;

    private final Connection connection;
    private final @Nullable SQLiteConnection sqlite;
    private final long end;

    private TimeLimit(Connection connection, @Nullable SQLiteConnection sqlite, long end) {
        this.connection = connection;
        this.sqlite = sqlite;
        this.end = end;
    }

    /** Sets a limit, which is for all statements together on SQLite, and for each on PostgreSQL. */
    public static TimeLimit on(Connection connection, Duration limit) throws SQLException {
        long end = System.nanoTime() + limit.toNanos();
        if (!connection.isWrapperFor(SQLiteConnection.class)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET statement_timeout = " + limit.toMillis());
            }
            return new TimeLimit(connection, null, end);
        }
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        ProgressHandler.setHandler(sqlite, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - end > 0 ? 1 : 0;
            }
        });
        return new TimeLimit(connection, sqlite, end);
    }

    /** Whether the time is over. */
    public boolean over() {
        return System.nanoTime() - end > 0;
    }

    @Override
    public void close() throws SQLException {
        if (sqlite != null) {
            ProgressHandler.clearHandler(sqlite);
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("RESET statement_timeout");
        }
    }
}
