package org.schemawright.desktop.rows;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells a row from all others of its table. Equal keys have equal values, bytes compared by content.
 *
 * @param values the values of the key columns in key order, none null; on a SQLite table without a key, its rowid
 */
public record RowKey(List<Object> values) {
    public RowKey {
        values = List.copyOf(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowKey key && Arrays.deepEquals(values.toArray(), key.values.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values.toArray());
    }
}
