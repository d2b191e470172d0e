package org.schemawright.desktop.browse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** The SQL that would take applied row changes back, for people to read and to keep. */
final class RowsBack {

    private final DatabaseSchema schema;
    private final boolean postgres;

    RowsBack(DatabaseSchema schema, String dialectId) {
        this.schema = schema;
        this.postgres = dialectId.equals("postgresql");
    }

    /** One statement, or one comment where nothing can be said before Apply, for each change; the last change first. */
    List<String> statements(List<RowChange> changes) {
        List<String> statements = new ArrayList<>();
        for (RowChange change : changes.reversed()) {
            statements.add(statement(change));
        }
        return statements;
    }

    private String statement(RowChange change) {
        String table = SqlName.quote(change.table());
        return switch (change) {
            case RowChange.Insert insert -> {
                Map<String, Object> key = keyOf(insert);
                yield key.isEmpty()
                        ? "-- delete from " + table + ": the new row gets its key from the database"
                        : "delete from " + table + " where " + conditions(key);
            }
            case RowChange.Update update -> {
                Map<String, @Nullable Object> all = values(update.table(), update.base());
                Map<String, @Nullable Object> before = new LinkedHashMap<>();
                update.values().keySet().forEach(column -> before.put(column, all.get(column)));
                yield "update " + table + " set "
                        + before.entrySet().stream()
                                .map(e -> SqlName.quote(e.getKey()) + " = " + literal(e.getValue()))
                                .collect(Collectors.joining(", "))
                        + " where " + conditions(keyOf(update.table(), update.base()));
            }
            case RowChange.Delete delete -> {
                Map<String, @Nullable Object> all = values(delete.table(), delete.base());
                yield "insert into " + table + " (" + SqlName.list(all.keySet()) + ") values ("
                        + all.values().stream().map(this::literal).collect(Collectors.joining(", ")) + ")";
            }
        };
    }

    private Map<String, @Nullable Object> values(ObjectName table, Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<Column> columns = schema.table(table).map(Table::columns).orElse(List.of());
        for (int i = 0; i < Math.min(columns.size(), row.values().size()); i++) {
            if (columns.get(i).generated() == null) {
                values.put(columns.get(i).name(), row.values().get(i));
            }
        }
        return values;
    }

    private Map<String, Object> keyOf(ObjectName table, Row row) {
        List<String> names = keyColumns(table);
        List<Object> values = row.key() == null ? List.of() : row.key().values();
        Map<String, Object> key = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            key.put(names.get(i), values.get(i));
        }
        return key;
    }

    private Map<String, Object> keyOf(RowChange.Insert insert) {
        Map<String, Object> key = new LinkedHashMap<>();
        for (String column : keyColumns(insert.table())) {
            Object value = insert.values().get(column);
            if (value == null) {
                return Map.of();
            }
            key.put(column, value);
        }
        return key;
    }

    private List<String> keyColumns(ObjectName table) {
        return schema.table(table)
                .flatMap(t -> RowIdentity.of(t, !postgres))
                .map(RowIdentity::columns)
                .orElse(List.of());
    }

    private String conditions(Map<String, Object> key) {
        return key.entrySet().stream()
                .map(e -> SqlName.quote(e.getKey()) + " = " + literal(e.getValue()))
                .collect(Collectors.joining(" and "));
    }

    private String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case byte[] bytes ->
                postgres
                        ? "'\\x" + HexFormat.of().formatHex(bytes) + "'"
                        : "x'" + HexFormat.of().formatHex(bytes) + "'";
            default -> SqlName.literal(value.toString());
        };
    }
}
