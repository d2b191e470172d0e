package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.SqlValues;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

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
        String large = firstLarge(change);
        if (!large.isEmpty()) {
            return "-- " + table + ": the value of " + large
                    + " is too large to be kept here, so there is no statement that brings it back";
        }
        return switch (change) {
            case RowChange.Insert insert -> {
                Map<String, Object> key = keyOf(insert);
                yield key.isEmpty()
                        ? "-- delete from " + table + ": the new row gets its key from the database"
                        : "delete from " + table + " where " + conditions(key);
            }
            case RowChange.Update update ->
                "update " + table + " set "
                        + update.values().keySet().stream()
                                .map(column -> SqlName.quote(column) + " = " + literal(update.before(column)))
                                .collect(Collectors.joining(", "))
                        + " where " + conditions(keyOf(update.table(), update.base()));
            case RowChange.Delete delete -> {
                List<String> columns = delete.base().columns().stream()
                        .filter(column -> column.generated() == null)
                        .map(Column::name)
                        .toList();
                yield "insert into " + table + " (" + SqlName.list(columns) + ") values ("
                        + columns.stream()
                                .map(delete::before)
                                .map(this::literal)
                                .collect(Collectors.joining(", "))
                        + ")";
            }
        };
    }

    /** The first column whose value would be lost, and was not read whole; empty where there is none. */
    private static String firstLarge(RowChange change) {
        Collection<String> lost =
                switch (change) {
                    case RowChange.Insert _ -> List.of();
                    case RowChange.Update update -> update.values().keySet();
                    case RowChange.Delete delete ->
                        delete.base().columns().stream().map(Column::name).toList();
                };
        return lost.stream()
                .filter(column -> change.before(column) instanceof LargeValue)
                .findFirst()
                .orElse("");
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
        return SqlValues.literal(value, !postgres);
    }
}
