package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.Referrers;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.task.Background;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * Finds every pending row that someone else changed or deleted since it was read, by reading all of them once more: an
 * Apply stops at the first.
 */
public final class RowConflicts {

    /**
     * A row that is not what it was.
     *
     * @param change what is pending on it
     * @param now the row as a page has it now; null where it is gone
     */
    public record Found(RowChange change, @Nullable Row now) {}

    private RowConflicts() {}

    /**
     * The conflicts among changes, in their order. Blocking.
     *
     * @param told those that the database has told already, which stay in whatever reading says
     * @param progress stops it, within the statement that runs
     */
    public static List<Found> of(
            OpenDatabase database,
            DatabaseSchema schema,
            List<RowChange> changes,
            Collection<RowChange> told,
            Background.Progress progress)
            throws SQLException {
        String dialect = database.dialect().id();
        Set<RowChange> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(told);
        Map<ObjectName, Map<RowKey, Row>> now = new HashMap<>();
        Interruption stop = Interruption.of(progress);
        try (Connection connection = database.reader();
                Interruption.Reach _ = stop.over(connection)) {
            Referrers reader = new Referrers(connection, dialect);
            for (Map.Entry<ObjectName, List<List<Object>>> keys : keys(changes).entrySet()) {
                Table table = schema.table(keys.getKey()).orElse(null);
                if (table != null) {
                    now.put(table.name(), read(reader, table, keys.getValue(), dialect.equals("sqlite")));
                }
            }
        }
        List<Found> found = new ArrayList<>();
        for (RowChange change : changes) {
            Map<RowKey, Row> rows = now.get(change.table());
            Row seen = change.seen();
            if (seen != null && seen.key() != null && rows != null) {
                Row row = rows.get(seen.key());
                if (row == null || known.contains(change) || differs(change, seen, row)) {
                    found.add(new Found(change, row));
                }
            }
        }
        return found;
    }

    private static Map<ObjectName, List<List<Object>>> keys(List<RowChange> changes) {
        Map<ObjectName, List<List<Object>>> keys = new LinkedHashMap<>();
        for (RowChange change : changes) {
            Row seen = change.seen();
            if (seen != null && seen.key() != null) {
                keys.computeIfAbsent(change.table(), table -> new ArrayList<>())
                        .add(seen.key().values());
            }
        }
        return keys;
    }

    private static Map<RowKey, Row> read(Referrers reader, Table table, List<List<Object>> keys, boolean sqlite)
            throws SQLException {
        Map<RowKey, Row> rows = new HashMap<>();
        List<String> columns =
                RowIdentity.of(table, sqlite).map(RowIdentity::columns).orElse(List.of());
        if (!columns.isEmpty()) {
            for (Row row : reader.readAsInPages(table, columns, keys)) {
                if (row.key() != null) {
                    rows.put(row.key(), row);
                }
            }
        }
        return rows;
    }

    /** As an Apply compares them. */
    private static boolean differs(RowChange change, Row seen, Row now) {
        if (seen.version() != null && now.version() != null) {
            return !seen.version().equals(now.version());
        }
        boolean changedOnly =
                MappedTable.isTooWideToCompare(now.columns().size()) && change instanceof RowChange.Update;
        return seen.columns().stream()
                .filter(column -> column.generated() == null && now.has(column.name()))
                .map(Column::name)
                .filter(column -> !changedOnly || ChangeReplay.written(change).containsKey(column))
                .anyMatch(column -> differ(seen.value(column), now.value(column)));
    }

    /** Of a large value that was read whole the one time and in part the other, nothing is known. */
    private static boolean differ(@Nullable Object one, @Nullable Object other) {
        boolean comparable = one == null || other == null || one instanceof LargeValue == other instanceof LargeValue;
        return comparable && !RowChange.sameValue(one, other);
    }
}
