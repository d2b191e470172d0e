package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.plan.RowQuery;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteConnectionConfig;

/**
 * Counts and shows rows. Reads only, waits for no lock for long, counts no further than a limit and gives up in time, so
 * that it may look at a large database that others work with.
 */
public final class RowLook {

    private static final long LIMIT = 100_000;
    private static final int EXAMPLES = 3;
    private static final int COLUMNS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection connection;
    private final String dialect;
    private final BooleanSupplier cancelled;
    private final long limit;
    private final Duration patience;

    /** @param connection nothing else is open on it; it is as before afterwards */
    public RowLook(Connection connection, String dialect, BooleanSupplier cancelled) {
        this(connection, dialect, cancelled, LIMIT, PATIENCE);
    }

    /** @param patience how long one query may take */
    RowLook(Connection connection, String dialect, BooleanSupplier cancelled, long limit, Duration patience) {
        this.connection = connection;
        this.dialect = dialect;
        this.cancelled = cancelled;
        this.limit = limit;
        this.patience = patience;
    }

    /**
     * The rows of each query, in their order. What cannot be looked at says why.
     *
     * @throws CancellationException when somebody cancels
     */
    public List<RowsFound> look(List<RowQuery> queries) throws SQLException {
        if (queries.isEmpty()) {
            return List.of();
        }
        boolean autoCommit = connection.getAutoCommit();
        boolean sqlite = dialect.equals("sqlite");
        boolean writes = sqlite && mayWrite();
        SQLiteConnectionConfig config =
                sqlite ? connection.unwrap(SQLiteConnection.class).getConnectionConfig() : null;
        SQLiteConfig.TransactionMode mode = config == null ? null : config.getTransactionMode();
        if (writes) {
            execute("PRAGMA query_only=ON");
        }
        if (config != null) {
            // A connection that is meant for writing would begin to write at once, which is neither wanted nor allowed.
            config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        }
        connection.setAutoCommit(false);
        try {
            if (!sqlite) {
                execute("SET TRANSACTION READ ONLY");
                execute("SET LOCAL lock_timeout = '2s'");
                execute("SET LOCAL statement_timeout = " + patience.toMillis());
            }
            List<RowsFound> found = new ArrayList<>();
            for (RowQuery query : queries) {
                found.add(look(query));
            }
            return found;
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            if (config != null) {
                config.setTransactionMode(mode);
            }
            if (writes) {
                execute("PRAGMA query_only=OFF");
            }
        }
    }

    /** Whether the database understands the query: it may speak of what is not there yet. */
    public boolean understands(RowQuery query) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("EXPLAIN " + query.guard());
            return true;
        } catch (SQLException unknown) {
            return false;
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /** The same in a transaction that is open, which goes on afterwards. */
    RowsFound look(RowQuery query) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        Savepoint savepoint = connection.setSavepoint();
        try (CancelWatch watch = CancelWatch.start(() -> cancelled.getAsBoolean() || System.nanoTime() > end);
                Statement statement = connection.createStatement()) {
            // Braces are SQL here, not the escapes of JDBC.
            statement.setEscapeProcessing(false);
            watch.follow(statement);
            try {
                return found(query, statement);
            } finally {
                watch.follow(null);
            }
        } catch (SQLException e) {
            connection.rollback(savepoint);
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("Cancelled");
            }
            boolean late = System.nanoTime() > end || "57014".equals(e.getSQLState());
            String why = late
                    ? "It was not counted, because that took longer than " + patience.toSeconds() + " seconds."
                    : "It could not be looked at: "
                            + FailureWords.of(e).lines().findFirst().orElse("");
            return new RowsFound(query, 0, false, List.of(), List.of(), why);
        }
    }

    private RowsFound found(RowQuery query, Statement statement) throws SQLException {
        long count;
        try (ResultSet rows = statement.executeQuery(query.counted(limit + 1))) {
            rows.next();
            count = rows.getLong(1);
        }
        List<String> columns = new ArrayList<>();
        List<List<@Nullable String>> first = new ArrayList<>();
        if (count > 0) {
            try (ResultSet rows = statement.executeQuery(query.first(EXAMPLES))) {
                ResultSetMetaData data = rows.getMetaData();
                int width = Math.min(COLUMNS, data.getColumnCount());
                for (int i = 1; i <= width; i++) {
                    columns.add(data.getColumnLabel(i));
                }
                while (rows.next()) {
                    List<@Nullable String> row = new ArrayList<>();
                    for (int i = 1; i <= width; i++) {
                        row.add(rows.getString(i));
                    }
                    first.add(row);
                }
            }
        }
        return new RowsFound(query, Math.min(count, limit), count > limit, columns, first, null);
    }

    private boolean mayWrite() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA query_only")) {
            return rows.next() && rows.getInt(1) == 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
