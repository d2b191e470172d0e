package org.schemawright.desktop.rows;

import java.util.List;

/**
 * What tells a row from all others of its table.
 *
 * @param values the values of the key columns in key order, none null; on a SQLite table without a key, its rowid
 */
public record RowKey(List<Object> values) {
    public RowKey {
        values = List.copyOf(values);
    }
}
