package org.schemawright.desktop.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/**
 * A row as it was read. It knows the columns it was read with, because the table may get others while a change of the
 * row is pending.
 *
 * @param key null where the table or view has nothing to tell its rows apart; such rows are read-only
 * @param columns what the values are, in order; one list for all rows of a source
 * @param values null is NULL. SQLite: Long, Double, String or byte[], as stored. PostgreSQL: Integer, Long, Short,
 *     BigDecimal, Float, Double, Boolean, UUID or byte[] for those types, otherwise the server's text. In a page a
 *     {@link LargeValue} stands for what is too large; on SQLite a {@link RawText} is a text that is no UTF-8
 * @param version PostgreSQL's {@code xmin} at reading time, to notice others' changes; null elsewhere
 */
public record Row(
        @Nullable RowKey key,
        List<Column> columns,
        List<@Nullable Object> values,
        @Nullable String version) {
    public Row {
        columns = List.copyOf(columns);
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** The value of a column; null is NULL, or a column that the row was read without. */
    public @Nullable Object value(String column) {
        int index = indexOf(column);
        return index < 0 ? null : values.get(index);
    }

    /** The same row with another value read of a column. */
    public Row with(String column, @Nullable Object value) {
        List<@Nullable Object> changed = new ArrayList<>(values);
        changed.set(indexOf(column), value);
        return new Row(key, columns, changed, version);
    }

    /** Whether the row was read with a column. */
    public boolean has(String column) {
        return indexOf(column) >= 0;
    }

    private int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
