package org.schemawright.migration.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.schemawright.migration.revision.RevisionFolder;

/** A program of its own that ends at once, without any farewell, somewhere in a run. */
final class KilledRun {

    static final int KILLED = 137;

    /** What is said on the standard output when the run begins. */
    static final String BEGUN = "begun";

    /** What a program counts until it ends. */
    enum At {
        /** What the run tells of itself. */
        EVENT,
        /** Statements and commits that have come back from the database, whoever sent them. */
        CALL,
        /** Statements and commits that are about to be sent. */
        BEFORE_CALL,
        /** Nothing: somebody else ends it. */
        NEVER
    }

    private KilledRun() {}

    /** @param args the dialect, the JDBC URL, the folder, up or down, an {@link At}, and which of these, from 1 */
    public static void main(String[] args) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[5]));
        At at = At.valueOf(args[4]);
        MigrationRunner runner = new MigrationRunner(args[0]);
        RevisionFolder folder = new RevisionFolder(Path.of(args[2]));
        ConnectionSource source = () -> counted(Connection.class, DriverManager.getConnection(args[1]), at, left);
        Consumer<RunEvent> listener = _ -> count(at == At.EVENT, left);
        System.out.println(BEGUN);
        RunOutcome outcome = args[3].equals("up")
                ? runner.upgrade(source, folder, null, listener, () -> false)
                : runner.downgrade(source, folder, null, listener, () -> false);
        System.exit(outcome instanceof RunOutcome.Finished ? 0 : 1);
    }

    private static void count(boolean counts, AtomicInteger left) {
        if (counts && left.decrementAndGet() == 0) {
            // No hooks, no finally blocks, no closing of connections.
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** The same connection or statement, which counts what it sends. */
    private static <T> T counted(Class<T> type, T real, At at, AtomicInteger left) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    boolean sends = method.getName().startsWith("execute")
                            || method.getName().equals("commit");
                    count(sends && at == At.BEFORE_CALL, left);
                    try {
                        Object result = method.invoke(real, arguments);
                        count(sends && at == At.CALL, left);
                        return result instanceof Statement statement
                                        && method.getReturnType().isInterface()
                                ? statement(method.getReturnType(), statement, at, left)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof SQLException refused ? refused : e.getCause();
                    }
                }));
    }

    private static <T> T statement(Class<T> type, Statement real, At at, AtomicInteger left) {
        return counted(type, type.cast(real), at, left);
    }
}
