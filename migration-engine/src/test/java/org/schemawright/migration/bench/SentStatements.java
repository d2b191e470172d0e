package org.schemawright.migration.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes down the queries that go through a connection. */
final class SentStatements {

    private final List<String> all = new ArrayList<>();
    private final Connection connection;

    SentStatements(Connection real) {
        this.connection = proxy(Connection.class, (_, method, arguments) -> {
            Object made = invoke(real, method, arguments);
            return made instanceof Statement statement ? watched(statement) : made;
        });
    }

    Connection connection() {
        return connection;
    }

    List<String> all() {
        return List.copyOf(all);
    }

    private Statement watched(Statement statement) {
        return proxy(Statement.class, (_, method, arguments) -> {
            if (method.getName().equals("executeQuery")) {
                all.add((String) arguments[0]);
            }
            return invoke(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
