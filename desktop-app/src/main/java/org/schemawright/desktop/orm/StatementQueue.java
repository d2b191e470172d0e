package org.schemawright.desktop.orm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.dialect.SqlName;

/**
 * Statements that a session wrote down and the database has not got yet. Those of one text that follow one another go
 * together: to a PostgreSQL server as a batch, which saves the way there and back for each row, and on SQLite one by
 * one through a statement that is compiled once. Each has to change exactly one row.
 */
final class StatementQueue {

    /** So many go together. */
    private static final int MOST = 500;

    /**
     * One statement.
     *
     * @param change what it is for; null where nobody said
     * @param asked what it shall tell of the row that it makes; null for nothing
     */
    record Queued(
            String sql,
            List<Binding> bindings,
            @Nullable RowChange change,
            @Nullable Asked asked) {

        /** The statement with its values. */
        String text(boolean sqlite) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Binding binding : bindings) {
                while (values.size() < binding.index()) {
                    values.add(null);
                }
                values.set(binding.index() - 1, binding.value());
            }
            return SqlValues.inline(sql, values, sqlite);
        }

        private boolean goesWith(Queued other) {
            return sql.equals(other.sql)
                    && (asked == null
                            ? other.asked == null
                            : other.asked != null && asked.columns.equals(other.asked.columns));
        }
    }

    /** A parameter, as the session set it. */
    record Binding(Method setter, @Nullable Object[] arguments) {
        private int index() {
            return arguments[0] instanceof Integer index ? index : 0;
        }

        private @Nullable Object value() {
            return setter.getName().equals("setNull") ? null : arguments[1];
        }

        private void bind(PreparedStatement statement) throws SQLException {
            try {
                setter.invoke(statement, arguments);
            } catch (InvocationTargetException refused) {
                if (refused.getCause() instanceof SQLException sql) {
                    throw sql;
                }
                throw new IllegalStateException(refused.getCause());
            } catch (IllegalAccessException never) {
                throw new IllegalStateException(never);
            }
        }
    }

    /**
     * What is asked of a new row.
     *
     * @param columns some of its columns, never none
     * @param told takes what they hold; not called where one holds NULL
     */
    record Asked(List<String> columns, Consumer<List<Object>> told) {}

    private final Connection connection;
    private final boolean sqlite;
    private final List<Queued> all = new ArrayList<>();
    private final List<Queued> waiting = new ArrayList<>();
    private @Nullable RowChange sending;

    StatementQueue(Connection connection, boolean sqlite) {
        this.connection = connection;
        this.sqlite = sqlite;
    }

    /** What was written down, in order, with values, each put into words when it is looked at. */
    List<String> texts() {
        List<Queued> written = List.copyOf(all);
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return written.get(index).text(sqlite);
            }

            @Override
            public int size() {
                return written.size();
            }
        };
    }

    /** The change that is being sent, or that failed; null for none, and where nobody knows which one. */
    @Nullable
    RowChange sending() {
        return sending;
    }

    /** Writes a statement down that is not to be sent. */
    void note(Queued statement) {
        all.add(statement);
    }

    void add(Queued statement) {
        all.add(statement);
        waiting.add(statement);
    }

    /** Sends what has company enough, or will get none any more. */
    void sendFull() throws SQLException {
        int size = waiting.size();
        if (size >= MOST || size > 1 && !waiting.getFirst().goesWith(waiting.getLast())) {
            sendAll();
        }
    }

    /** Sends all; what is sent by then is no row's any more. */
    void sendAll() throws SQLException {
        List<Queued> now = List.copyOf(waiting);
        waiting.clear();
        int from = 0;
        for (int i = 1; i <= now.size(); i++) {
            if (i == now.size() || !now.get(i).goesWith(now.get(from))) {
                send(now.subList(from, i));
                from = i;
            }
        }
        sending = null;
    }

    private void send(List<Queued> alike) throws SQLException {
        sending = null;
        if (sqlite || alike.size() == 1 || !together(alike)) {
            try (PreparedStatement statement = prepared(alike.getFirst())) {
                for (Queued one : alike) {
                    sending = one.change;
                    send(statement, one);
                }
            }
        }
    }

    private void send(PreparedStatement statement, Queued one) throws SQLException {
        for (Binding binding : one.bindings) {
            binding.bind(statement);
        }
        Asked asked = one.asked;
        if (asked == null ? statement.executeUpdate() != 1 : !sendAndTell(statement, asked)) {
            throw new StaleStateException(one.sql);
        }
    }

    private boolean sendAndTell(PreparedStatement statement, Asked asked) throws SQLException {
        if (!sqlite && statement.executeUpdate() != 1) {
            return false;
        }
        try (ResultSet row = sqlite ? statement.executeQuery() : statement.getGeneratedKeys()) {
            return tell(asked, row);
        }
    }

    /** False when nothing of it stays, because a row of it was refused: nobody would know which. */
    private boolean together(List<Queued> alike) throws SQLException {
        run("SAVEPOINT batch");
        try (PreparedStatement statement = prepared(alike.getFirst())) {
            for (Queued one : alike) {
                for (Binding binding : one.bindings) {
                    binding.bind(statement);
                }
                statement.addBatch();
            }
            if (Arrays.stream(statement.executeBatch()).allMatch(count -> count == 1)) {
                if (alike.getFirst().asked != null) {
                    try (ResultSet rows = statement.getGeneratedKeys()) {
                        for (Queued one : alike) {
                            if (one.asked != null) {
                                tell(one.asked, rows);
                            }
                        }
                    }
                }
                run("RELEASE SAVEPOINT batch");
                return true;
            }
        } catch (SQLException refused) {
            // Told when the rows are sent one by one.
            run("ROLLBACK TO SAVEPOINT batch");
            return false;
        }
        run("ROLLBACK TO SAVEPOINT batch");
        return false;
    }

    private PreparedStatement prepared(Queued statement) throws SQLException {
        Asked asked = statement.asked;
        if (asked == null) {
            return connection.prepareStatement(statement.sql);
        }
        return sqlite
                ? connection.prepareStatement(statement.sql + " returning " + SqlName.list(asked.columns))
                : connection.prepareStatement(statement.sql, asked.columns.toArray(String[]::new));
    }

    private boolean tell(Asked asked, ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return false;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= asked.columns.size(); i++) {
            Object value = rows.getObject(i);
            // As rows are read: numbers and the like as they are, everything else as the server's text.
            boolean asIs = sqlite || value instanceof Number || value instanceof UUID;
            Object read = asIs ? value : rows.getString(i);
            if (read != null) {
                values.add(read);
            }
        }
        if (values.size() == asked.columns.size()) {
            asked.told.accept(values);
        }
        return true;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
