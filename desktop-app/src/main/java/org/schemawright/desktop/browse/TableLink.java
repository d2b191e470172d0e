package org.schemawright.desktop.browse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.schemawright.migration.schema.ObjectName;

/**
 * A way to rows of another table, for whoever opens tables.
 *
 * @param table the table
 * @param where the values that its rows have, by column; empty for all rows
 * @param sql a condition in the engine's SQL that they meet too, the table as r; the empty text for none
 */
public record TableLink(ObjectName table, Map<String, Object> where, String sql) {
    public TableLink {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    /** The rows that have these values. */
    public TableLink(ObjectName table, Map<String, Object> where) {
        this(table, where, "");
    }

    /** All rows of a table. */
    public static TableLink to(ObjectName table) {
        return new TableLink(table, Map.of());
    }
}
