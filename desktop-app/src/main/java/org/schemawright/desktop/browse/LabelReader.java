package org.schemawright.desktop.browse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.ObjectName;

/** Reads names of rows, and counts rows that refer to one. Blocking: on the reads lane only. */
final class LabelReader {

    /** Counting stops here: beyond it the exact number is not worth the wait. */
    static final int COUNTED_ROWS = 10_000;

    private static final int VALUES_A_STATEMENT = 400;

    private final OpenDatabase database;

    LabelReader(OpenDatabase database) {
        this.database = database;
    }

    /**
     * The names of the rows whose key column has one of the values.
     *
     * @param labelColumns never empty
     * @return by {@link #keyText}; rows that are missing or have no name are left out
     */
    Map<String, String> labels(ObjectName table, String keyColumn, List<String> labelColumns, List<Object> values)
            throws SQLException {
        Map<String, String> labels = new HashMap<>();
        try (Connection connection = database.reader()) {
            for (int from = 0; from < values.size(); from += VALUES_A_STATEMENT) {
                List<Object> some = values.subList(from, Math.min(values.size(), from + VALUES_A_STATEMENT));
                String sql = "select " + SqlName.quote(keyColumn) + ", " + SqlName.list(labelColumns) + " from "
                        + SqlName.quote(table) + " where " + SqlName.quote(keyColumn) + " in ("
                        + String.join(", ", Collections.nCopies(some.size(), "?")) + ")";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < some.size(); i++) {
                        statement.setObject(i + 1, some.get(i));
                    }
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            put(labels, rows, labelColumns.size());
                        }
                    }
                }
            }
        }
        return labels;
    }

    private static void put(Map<String, String> labels, ResultSet rows, int parts) throws SQLException {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            String part = rows.getString(i + 2);
            if (part != null && !part.isBlank()) {
                label.append(label.isEmpty() ? "" : " ").append(part.strip());
            }
        }
        if (!label.isEmpty()) {
            labels.put(keyText(rows.getObject(1)), label.toString());
        }
    }

    /** How many rows have these values, counted up to {@link #COUNTED_ROWS}. */
    long count(ObjectName table, Map<String, Object> where) throws SQLException {
        String conditions =
                where.keySet().stream().map(c -> SqlName.quote(c) + " = ?").collect(Collectors.joining(" and "));
        String sql = "select count(*) from (select 1 from " + SqlName.quote(table) + " where " + conditions + " limit "
                + COUNTED_ROWS + ") counted";
        try (Connection connection = database.reader();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int i = 0;
            for (Object value : where.values()) {
                statement.setObject(++i, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** A value as the key of a label: alike for an Integer and a Long. */
    static String keyText(Object value) {
        return value.toString();
    }
}
