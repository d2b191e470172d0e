package org.schemawright.desktop.orm;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;

/**
 * A connection that puts every statement that changes something into a queue, with its values, and answers it as if it
 * had changed one row; reading goes through. Whoever holds the queue sends it, or for a preview does not.
 */
final class RecordingConnection {

    /** What becomes of the statements. */
    enum Use {
        /** They are written down only. */
        PREVIEW,
        /** They wait to be sent. */
        SEND,
        /** They wait to be sent; when the transaction ends is not the session's business. */
        SEND_AND_HOLD
    }

    private final Connection real;
    private final Use use;
    private final StatementQueue queue;
    private final Connection proxy;
    private boolean autoCommit;
    private @Nullable RowChange change;
    private StatementQueue.@Nullable Asked asked;

    RecordingConnection(Connection real, Use use, boolean sqlite) {
        this.real = real;
        this.use = use;
        this.autoCommit = use == Use.PREVIEW;
        this.queue = new StatementQueue(real, sqlite);
        this.proxy = proxy(Connection.class, this::onConnection);
    }

    /** The connection to hand to the session. */
    Connection connection() {
        return proxy;
    }

    /** What waits to be sent; nothing for a preview. */
    StatementQueue queue() {
        return queue;
    }

    /**
     * Says what the next statement is for.
     *
     * @param told what it shall tell of the new row; null for nothing
     */
    void next(RowChange forChange, StatementQueue.@Nullable Asked told) {
        change = forChange;
        asked = told;
    }

    /** Runs a statement that is about no row, at its place among the others. */
    void run(String sql) throws SQLException {
        queue.note(new StatementQueue.Queued(sql, List.of(), null, null));
        if (use != Use.PREVIEW) {
            queue.sendAll();
            try (Statement statement = real.createStatement()) {
                statement.execute(sql);
            }
        }
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

    private PreparedStatement recording(String sql) {
        List<StatementQueue.Binding> bindings = new ArrayList<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> switch (method.getName()) {
            case "executeUpdate" -> {
                StatementQueue.Queued statement = new StatementQueue.Queued(sql, List.copyOf(bindings), change, asked);
                if (use == Use.PREVIEW) {
                    queue.note(statement);
                } else {
                    queue.add(statement);
                }
                yield 1;
            }
            default -> {
                if (isParameter(method, arguments)) {
                    bindings.add(new StatementQueue.Binding(method, arguments));
                }
                yield method.getDeclaringClass() == Object.class ? plain(sql, self, method, arguments) : answer(method);
            }
        });
    }

    private static boolean isParameter(Method method, @Nullable Object @Nullable [] arguments) {
        return method.getName().startsWith("set")
                && arguments != null
                && arguments.length >= 2
                && method.getParameterTypes()[0] == int.class;
    }

    private static boolean isRead(String sql) {
        return sql.regionMatches(true, 0, "select", 0, "select".length());
    }

    /** What a statement that is not there says of everything else. */
    private static @Nullable Object answer(Method method) {
        Class<?> type = method.getReturnType();
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
