package org.schemawright.desktop.rows;

import java.util.List;

/**
 * A row that a reference can point to.
 *
 * @param key the values of the columns that are referred to, in the reference's order, none null
 * @param label what the row is called; empty where it has no name
 */
public record ReferencedRow(List<Object> key, String label) {
    public ReferencedRow {
        key = List.copyOf(key);
    }
}
