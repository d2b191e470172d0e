package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.rows.Referrers;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * What takes an Apply back, put onto the rows as they are now: a row that is as the Apply left it takes its change, what
 * is so already needs none, and a row that someone else changed since keeps the base that makes it a conflict.
 */
public final class InverseNow {

    /** A version that no row has: PostgreSQL begins to count at three. */
    private static final String NO_VERSION = "0";

    private final DatabaseSchema schema;
    private final boolean sqlite;
    private final Referrers reader;

    private InverseNow(DatabaseSchema schema, boolean sqlite, Referrers reader) {
        this.schema = schema;
        this.sqlite = sqlite;
        this.reader = reader;
    }

    /** The changes to make pending; those of tables that are gone are left out. Blocking. */
    public static List<RowChange> of(OpenDatabase database, DatabaseSchema schema, List<RowChange> inverse)
            throws SQLException {
        String dialect = database.dialect().id();
        try (Connection connection = database.reader()) {
            return new InverseNow(schema, dialect.equals("sqlite"), new Referrers(connection, dialect)).onto(inverse);
        }
    }

    private List<RowChange> onto(List<RowChange> inverse) throws SQLException {
        Map<ObjectName, Map<RowKey, Row>> now = read(inverse);
        List<RowChange> pending = new ArrayList<>();
        for (RowChange change : inverse) {
            Map<RowKey, Row> rows = now.get(change.table());
            if (rows != null) {
                RowKey key = key(change);
                RowChange wanted = onto(change, key == null ? null : rows.get(key));
                if (wanted != null) {
                    pending.add(wanted);
                }
            }
        }
        return pending;
    }

    private @Nullable RowChange onto(RowChange change, @Nullable Row now) {
        return switch (change) {
            case RowChange.Insert insert -> now != null && has(now, insert.values()) ? null : insert;
            case RowChange.Delete delete ->
                now == null ? null : new RowChange.Delete(delete.table(), base(delete.base(), now));
            case RowChange.Update update ->
                now != null && has(now, update.values())
                        ? null
                        : new RowChange.Update(update.table(), base(update.base(), now), update.values());
        };
    }

    /** The row as it is where nobody changed it since, else as the Apply left it. */
    private static Row base(Row left, @Nullable Row now) {
        if (now != null) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            left.columns().stream()
                    .map(Column::name)
                    .filter(now::has)
                    .forEach(column -> values.put(column, left.value(column)));
            if (has(now, values)) {
                return now;
            }
        }
        return new Row(left.key(), left.columns(), left.values(), left.version() == null ? null : NO_VERSION);
    }

    private static boolean has(Row now, Map<String, @Nullable Object> values) {
        return values.entrySet().stream()
                .allMatch(cell ->
                        !now.has(cell.getKey()) || RowChange.sameValue(now.value(cell.getKey()), cell.getValue()));
    }

    private Map<ObjectName, Map<RowKey, Row>> read(List<RowChange> inverse) throws SQLException {
        Map<ObjectName, List<List<Object>>> wanted = new LinkedHashMap<>();
        for (RowChange change : inverse) {
            RowKey key = key(change);
            if (schema.table(change.table()).isPresent()) {
                List<List<Object>> keys = wanted.computeIfAbsent(change.table(), table -> new ArrayList<>());
                if (key != null) {
                    keys.add(key.values());
                }
            }
        }
        Map<ObjectName, Map<RowKey, Row>> now = new HashMap<>();
        for (Map.Entry<ObjectName, List<List<Object>>> keys : wanted.entrySet()) {
            Table table = schema.table(keys.getKey()).orElseThrow();
            Map<RowKey, Row> rows = now.computeIfAbsent(table.name(), name -> new HashMap<>());
            for (Row row : reader.readAsInPages(table, keyColumns(table), keys.getValue())) {
                if (row.key() != null) {
                    rows.put(row.key(), row);
                }
            }
        }
        return now;
    }

    private @Nullable RowKey key(RowChange change) {
        Row seen = change.seen();
        if (seen != null) {
            return seen.key();
        }
        List<Object> key = new ArrayList<>();
        List<String> columns =
                schema.table(change.table()).map(this::keyColumns).orElse(List.of());
        for (String column : columns) {
            Object value = change.after(column);
            if (value == null) {
                return null;
            }
            key.add(value);
        }
        return key.isEmpty() ? null : new RowKey(key);
    }

    private List<String> keyColumns(Table table) {
        return RowIdentity.of(table, sqlite).map(RowIdentity::columns).orElse(List.of());
    }
}
