package org.schemawright.desktop.orm;

import java.util.HashMap;
import java.util.Map;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** How deep below others the tables are whose rows go along with deletes, or lose their references by them. */
final class TablesAlong {

    private final Map<ObjectName, Table> tables;
    private final Map<ObjectName, Integer> depths = new HashMap<>();

    TablesAlong(Map<ObjectName, Table> tables) {
        this.tables = tables;
    }

    /** Deeper than each table with whose rows its rows may go along; in a circle of tables this says nothing. */
    int depth(Table table) {
        Integer known = depths.get(table.name());
        if (known != null) {
            return known;
        }
        // Whoever comes round in a circle meets this.
        depths.put(table.name(), 0);
        int depth = 0;
        for (ForeignKey key : table.foreignKeys()) {
            Table target = tables.get(key.target());
            if (changes(key) && target != null && !target.name().equals(table.name())) {
                depth = Math.max(depth, depth(target) + 1);
            }
        }
        depths.put(table.name(), depth);
        return depth;
    }

    /** Whether rows with such a reference are changed or deleted with the row that they refer to. */
    static boolean changes(ForeignKey key) {
        return switch (key.onDelete()) {
            case CASCADE, SET_NULL, SET_DEFAULT -> true;
            case NO_ACTION, RESTRICT -> false;
        };
    }
}
