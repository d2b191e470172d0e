package org.schemawright.desktop.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Reads names of rows, and counts rows that refer to one. Blocking: on the reads lane only. */
public final class LabelReader {

    /** Counting stops here: beyond it the exact number is not worth the wait. */
    public static final int COUNTED_ROWS = 10_000;

    private static final int VALUES_A_STATEMENT = 400;

    private final OpenDatabase database;
    private final EngineValues engine;

    public LabelReader(OpenDatabase database) {
        this.database = database;
        this.engine = EngineValues.of(database.dialect().id());
    }

    /**
     * The names of the rows whose key column has one of the values.
     *
     * @param table whose rows
     * @param keyColumn a column of it
     * @param labelColumns never empty
     * @param values as {@link Row} documents them
     * @return by {@link #keyText}; rows that are missing or have no name are left out
     */
    public Map<String, String> labels(Table table, String keyColumn, List<String> labelColumns, List<Object> values)
            throws SQLException {
        Map<String, String> labels = new HashMap<>();
        Column key = table.column(keyColumn).orElse(null);
        if (key == null) {
            return labels;
        }
        try (Connection connection = database.reader()) {
            for (int from = 0; from < values.size(); from += VALUES_A_STATEMENT) {
                List<Object> some = values.subList(from, Math.min(values.size(), from + VALUES_A_STATEMENT));
                try (PreparedStatement statement =
                                namesOf(some, table, key, labelColumns).prepare(connection);
                        ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        put(labels, rows, key, labelColumns.size());
                    }
                }
            }
        }
        return labels;
    }

    private PageSql namesOf(List<Object> values, Table table, Column key, List<String> labelColumns) {
        PageSql sql = new PageSql(engine)
                .add("SELECT " + engine.selected(key) + ", " + SqlName.list(labelColumns) + " FROM "
                        + SqlName.quote(table.name()) + " AS " + EngineValues.ALIAS + " WHERE " + compared(key.name())
                        + " IN (");
        for (int i = 0; i < values.size(); i++) {
            sql.add(i == 0 ? "" : ", ").value(engine.bound(values.get(i)));
        }
        return sql.add(")");
    }

    private void put(Map<String, String> labels, ResultSet rows, Column key, int parts) throws SQLException {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            String part = rows.getString(i + 2);
            if (part != null && !part.isBlank()) {
                label.append(label.isEmpty() ? "" : " ").append(part.strip());
            }
        }
        Object value = engine.read(rows, 1, key);
        if (value != null && !label.isEmpty()) {
            labels.put(keyText(value), label.toString());
        }
    }

    /** How many rows have these values, counted up to {@link #COUNTED_ROWS}. */
    public long count(ObjectName table, Map<String, Object> where) throws SQLException {
        PageSql sql = new PageSql(engine)
                .add("SELECT count(*) FROM (SELECT 1 FROM " + SqlName.quote(table) + " AS " + EngineValues.ALIAS);
        String joint = " WHERE ";
        for (Map.Entry<String, Object> entry : where.entrySet()) {
            sql.add(joint + compared(entry.getKey()) + " = ").value(engine.bound(entry.getValue()));
            joint = " AND ";
        }
        sql.add(" LIMIT " + COUNTED_ROWS + ") counted");
        try (Connection connection = database.reader();
                PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static String compared(String column) {
        return EngineValues.ALIAS + "." + SqlName.quote(column);
    }

    /** A value as the key of a label: alike for an Integer and a Long. */
    public static String keyText(Object value) {
        return value.toString();
    }
}
