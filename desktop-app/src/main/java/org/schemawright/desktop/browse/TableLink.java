package org.schemawright.desktop.browse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Row;
import org.schemawright.migration.schema.ObjectName;

/**
 * A way to rows of another table, for whoever opens tables.
 *
 * @param table the table
 * @param where the values that its rows have, by column; empty for all rows
 * @param sql a condition in the engine's SQL that they meet too, the table as r; the empty text for none
 * @param newRow which new row among them is meant, by its id; null for none
 */
public record TableLink(
        ObjectName table,
        Map<String, Object> where,
        String sql,
        @Nullable Long newRow) {
    public TableLink {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    /** The rows that have these values and meet a condition. */
    public TableLink(ObjectName table, Map<String, Object> where, String sql) {
        this(table, where, sql, null);
    }

    /** The rows that have these values. */
    public TableLink(ObjectName table, Map<String, Object> where) {
        this(table, where, "");
    }

    /** All rows of a table. */
    public static TableLink to(ObjectName table) {
        return new TableLink(table, Map.of());
    }

    /** The row of a pending change: a new one among all rows, a stored one by its key. */
    static TableLink to(RowChange change, List<String> keyColumns) {
        Row seen = change.seen();
        if (change instanceof RowChange.Insert insert) {
            return new TableLink(change.table(), Map.of(), "", insert.id());
        }
        if (seen == null
                || seen.key() == null
                || keyColumns.size() != seen.key().values().size()) {
            return to(change.table());
        }
        Map<String, Object> where = new LinkedHashMap<>();
        for (int i = 0; i < keyColumns.size(); i++) {
            where.put(keyColumns.get(i), seen.key().values().get(i));
        }
        return new TableLink(change.table(), where);
    }
}
