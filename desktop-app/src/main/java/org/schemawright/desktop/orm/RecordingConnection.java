package org.schemawright.desktop.orm;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection that writes down every statement that changes something, with its values. One for a preview does not
 * send them and answers each as if it had changed one row; reading goes through in both.
 *
 * <p>Keys given by the database are not read back: nothing here needs them, and a preview has none. Hibernate gets a
 * negative stand-in.
 */
final class RecordingConnection {

    /** What becomes of the statements. */
    enum Use {
        /** They are written down only. */
        PREVIEW,
        /** They are sent. */
        SEND,
        /** They are sent; when the transaction ends is not the session's business. */
        SEND_AND_HOLD
    }

    private final Connection real;
    private final Use use;
    private final boolean send;
    private final boolean sqlite;
    private final List<String> statements = new ArrayList<>();
    private final Connection proxy;
    private long standIn;
    private boolean autoCommit;
    private @Nullable List<String> asked;
    private @Nullable List<Object> given;

    RecordingConnection(Connection real, Use use, boolean sqlite) {
        this.real = real;
        this.use = use;
        this.send = use != Use.PREVIEW;
        this.autoCommit = !send;
        this.sqlite = sqlite;
        this.proxy = proxy(Connection.class, this::onConnection);
    }

    /** The connection to hand to the session. */
    Connection connection() {
        return proxy;
    }

    /** Has the next insert tell what the database gives to columns: on SQLite its row number, whatever the columns. */
    void askFor(List<String> columns) {
        asked = columns;
        given = null;
    }

    /** What the database gave since that was asked for; null where it told nothing. */
    @Nullable
    List<Object> given() {
        asked = null;
        return given;
    }

    /** What was written down, in order, with values. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    private @Nullable Object onConnection(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("prepareStatement") && arguments != null && arguments[0] instanceof String sql) {
            return isRead(sql) ? real.prepareStatement(sql) : recording(sql);
        }
        if (use != Use.SEND) {
            switch (method.getName()) {
                case "setAutoCommit" -> {
                    autoCommit = arguments != null && Boolean.TRUE.equals(arguments[0]);
                    return null;
                }
                case "getAutoCommit" -> {
                    return autoCommit;
                }
                case "commit", "rollback", "close" -> {
                    return null;
                }
                default -> {}
            }
        }
        return plain(real, self, method, arguments);
    }

    private PreparedStatement recording(String sql) throws SQLException {
        PreparedStatement sent = send ? prepared(sql) : null;
        List<@Nullable Object> values = new ArrayList<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> switch (method.getName()) {
            case "executeUpdate", "executeLargeUpdate", "execute", "executeQuery" -> {
                statements.add(SqlValues.inline(sql, values, sqlite));
                Object answer = sent != null ? plain(sent, self, method, arguments) : answer(method);
                if (sent != null && asked != null) {
                    given = given(sent, asked.size());
                }
                yield answer;
            }
            case "getGeneratedKeys" -> generatedKey();
            case "setNull" -> {
                put(values, arguments, null);
                yield sent == null ? null : plain(sent, self, method, arguments);
            }
            default -> {
                if (isParameter(method, arguments)) {
                    put(values, arguments, arguments[1]);
                }
                yield sent == null ? answer(method) : plain(sent, self, method, arguments);
            }
        });
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        List<String> columns = asked;
        return columns == null || sqlite
                ? real.prepareStatement(sql)
                : real.prepareStatement(sql, columns.toArray(String[]::new));
    }

    private @Nullable List<Object> given(PreparedStatement sent, int columns) throws SQLException {
        if (sqlite) {
            try (Statement statement = real.createStatement();
                    ResultSet row = statement.executeQuery("SELECT last_insert_rowid()")) {
                return row.next() ? List.of(row.getLong(1)) : null;
            }
        }
        try (ResultSet row = sent.getGeneratedKeys()) {
            if (!row.next()) {
                return null;
            }
            List<Object> values = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                Object value = row.getObject(i);
                if (value == null) {
                    return null;
                }
                // As rows are read: numbers and the like as they are, everything else as the server's text.
                values.add(value instanceof Number || value instanceof UUID ? value : row.getString(i));
            }
            return values;
        }
    }

    private static boolean isParameter(Method method, @Nullable Object @Nullable [] arguments) {
        return method.getName().startsWith("set")
                && arguments != null
                && arguments.length >= 2
                && method.getParameterTypes()[0] == int.class;
    }

    private static void put(
            List<@Nullable Object> values, @Nullable Object @Nullable [] arguments, @Nullable Object value) {
        if (arguments != null && arguments[0] instanceof Integer index) {
            while (values.size() < index) {
                values.add(null);
            }
            values.set(index - 1, value);
        }
    }

    /** One row with one column. */
    private ResultSet generatedKey() {
        long key = --standIn;
        List<Boolean> rows = new ArrayList<>(List.of(true));
        return proxy(ResultSet.class, (self, method, arguments) -> switch (method.getName()) {
            case "next" -> !rows.isEmpty() && rows.removeFirst();
            case "getObject", "getLong" -> key;
            case "findColumn" -> 1;
            case "getMetaData" -> oneColumn();
            default -> answer(method);
        });
    }

    private static ResultSetMetaData oneColumn() {
        return proxy(
                ResultSetMetaData.class,
                (self, method, arguments) -> method.getName().equals("getColumnCount") ? 1 : answer(method));
    }

    private static boolean isRead(String sql) {
        return sql.regionMatches(true, 0, "select", 0, "select".length());
    }

    /** What a statement says that was not sent: one row changed. */
    private static @Nullable Object answer(Method method) {
        Class<?> type = method.getReturnType();
        if (method.getName().equals("executeUpdate")) {
            return 1;
        }
        if (method.getName().equals("executeLargeUpdate")) {
            return 1L;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? 0L : null;
    }

    private static @Nullable Object plain(
            Object target, Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && arguments[0] == self;
                case "hashCode" -> System.identityHashCode(self);
                default -> target.toString();
            };
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(RecordingConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
