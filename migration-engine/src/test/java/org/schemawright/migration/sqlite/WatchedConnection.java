package org.schemawright.migration.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A real connection that tells of each statement before it runs. */
final class WatchedConnection {

    private final Connection connection;
    private final IntConsumer before;
    private final List<String> statements = new ArrayList<>();

    /** @param before gets the number of statements that ran so far */
    WatchedConnection(Connection connection, IntConsumer before) {
        this.connection = connection;
        this.before = before;
    }

    List<String> statements() {
        return List.copyOf(statements);
    }

    Connection connection() {
        return watched(Connection.class, connection, "");
    }

    private <T> T watched(Class<T> type, T real, String prepared) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text
                            ? text
                            : prepared;
                    if (method.getName().startsWith("execute")) {
                        before.accept(statements.size());
                        statements.add(sql);
                    }
                    return switch (call(real, method, arguments)) {
                        case PreparedStatement statement -> watched(PreparedStatement.class, statement, sql);
                        case Statement statement -> watched(Statement.class, statement, "");
                        case null -> null;
                        case Object other -> other;
                    };
                }));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
