package org.schemawright.migration.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.schema.DatabaseSchema;

/** What reading a schema costs beside the bare catalog statements, whose rows are fetched and thrown away. */
public final class ReflectBench {

    private static final int ROUNDS = 40;
    private static final int COPIES = 5;
    private static final List<String> SQLITE = List.of("objects", "kinds", "foreign_keys", "indexes", "columns");

    private final Bench bench = new Bench();

    /** Measures one database and records it as {@code reflect.NAME.ENGINE}. */
    public Bench.Result measure(String name, Dialect dialect, Connection connection) throws Exception {
        double[] millis =
                Bench.compareMillis(ROUNDS, () -> dialect.schemaReader().read(connection), floor(dialect, connection));
        return bench.record(
                new Bench.Result("reflect." + name + "." + dialect.id(), millis[0], "ms", millis[1], "ratio <= 1.5"));
    }

    /** Measures what a schema that was read keeps of the heap and records it as {@code memory.NAME.ENGINE}. */
    public Bench.Result memory(String name, Dialect dialect, Connection connection) throws Exception {
        List<DatabaseSchema> kept = new ArrayList<>();
        long before = usedHeap();
        for (int i = 0; i < COPIES; i++) {
            kept.add(dialect.schemaReader().read(connection));
        }
        double megabytes = (usedHeap() - before) / 1e6 / kept.size();
        return bench.record(new Bench.Result("memory." + name + "." + dialect.id(), megabytes, "MB", 0, "< 40"));
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** SQLite's statements are resources; PostgreSQL's are cut to the server, so they are taken down as they are sent. */
    private static Callable<Integer> floor(Dialect dialect, Connection connection) throws Exception {
        if (dialect.id().equals("sqlite")) {
            List<String> statements = new ArrayList<>();
            for (String resource : SQLITE) {
                statements.add(text(dialect, resource));
            }
            return () -> fetchPrepared(connection, statements);
        }
        SentStatements sent = new SentStatements(connection);
        dialect.schemaReader().read(sent.connection());
        return () -> fetch(connection, sent.all());
    }

    private static int fetch(Connection connection, List<String> statements) throws SQLException {
        int rows = 0;
        for (String sql : statements) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                rows += fetch(result);
            }
        }
        return rows;
    }

    private static int fetchPrepared(Connection connection, List<String> statements) throws SQLException {
        int rows = 0;
        for (String sql : statements) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                    statement.setLong(i, -1);
                }
                try (ResultSet result = statement.executeQuery()) {
                    rows += fetch(result);
                }
            }
        }
        return rows;
    }

    private static int fetch(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        int rows = 0;
        while (result.next()) {
            rows++;
            for (int i = 1; i <= columns; i++) {
                result.getObject(i);
            }
        }
        return rows;
    }

    private static String text(Dialect dialect, String resource) throws IOException {
        String name = resource + ".sql";
        try (InputStream in = Objects.requireNonNull(
                dialect.getClass().getResourceAsStream(name), name + " is no catalog statement")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
