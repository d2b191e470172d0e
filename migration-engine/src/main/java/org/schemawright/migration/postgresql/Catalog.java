package org.schemawright.migration.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the catalog queries that stand as resources beside this class. */
record Catalog(Connection connection) {

    /** Makes a value of the row that the result stands on. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** One value for each row. */
    <T> List<T> rows(String query, RowReader<T> reader) throws SQLException {
        List<T> values = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(text(query))) {
                while (rows.next()) {
                    values.add(reader.read(rows));
                }
            }
        }
        return values;
    }

    /** The values of each relation's oid, which the query gives as {@code relation}. */
    <T> Map<Long, List<T>> byRelation(String query, RowReader<T> reader) throws SQLException {
        record Part<T>(long relation, T value) {}
        Map<Long, List<T>> parts = new HashMap<>();
        for (Part<T> part : rows(query, row -> new Part<>(row.getLong("relation"), reader.read(row)))) {
            parts.computeIfAbsent(part.relation(), _ -> new ArrayList<>()).add(part.value());
        }
        return parts;
    }

    /** A text array; empty where it is NULL. An element that is NULL is null in the list. */
    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    private static String text(String query) {
        try (var resource = Catalog.class.getResourceAsStream(query + ".sql")) {
            if (resource == null) {
                throw new IllegalStateException("Missing resource: " + query + ".sql");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
