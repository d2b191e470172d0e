package org.schemawright.migration.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.schema.DatabaseSchema;

/** What reading a schema costs beside the bare catalog statements, whose rows are fetched and thrown away. */
public final class ReflectBench {

    private static final int ROUNDS = 40;
    private static final int COPIES = 5;
    private static final List<String> SQLITE = List.of("objects", "kinds", "foreign_keys", "indexes", "columns");
    private static final List<String> POSTGRESQL =
            List.of("relations", "columns", "constraints", "indexes", "triggers", "enums", "sequences");

    private final Bench bench = new Bench();

    /** Measures one database and records it as {@code reflect.NAME.ENGINE}. */
    public Bench.Result measure(String name, Dialect dialect, Connection connection) throws Exception {
        List<String> statements = new ArrayList<>();
        for (String resource : dialect.id().equals("sqlite") ? SQLITE : POSTGRESQL) {
            statements.add(text(dialect, resource));
        }
        double[] millis = Bench.compareMillis(
                ROUNDS, () -> dialect.schemaReader().read(connection), () -> fetch(connection, statements));
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

    private static int fetch(Connection connection, List<String> statements) throws SQLException {
        int rows = 0;
        for (String sql : statements) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                    statement.setLong(i, -1);
                }
                try (ResultSet result = statement.executeQuery()) {
                    int columns = result.getMetaData().getColumnCount();
                    while (result.next()) {
                        rows++;
                        for (int i = 1; i <= columns; i++) {
                            result.getObject(i);
                        }
                    }
                }
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
