package org.schemawright.desktop.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/**
 * A row as it was read.
 *
 * @param key null where the table or view has nothing to tell its rows apart; such rows are read-only
 * @param values in the order of the source's columns; null is NULL. SQLite: Long, Double, String or byte[], as stored.
 *     PostgreSQL: Integer, Long, Short, BigDecimal, Float, Double, Boolean, UUID or byte[] for those types, otherwise the server's text
 * @param version PostgreSQL's {@code xmin} at reading time, to notice others' changes; null elsewhere
 */
public record Row(
        @Nullable RowKey key,
        List<@Nullable Object> values,
        @Nullable String version) {
    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * The value of a column; null is NULL, or a column that the row was read without.
     *
     * @param columns what the values are, in order
     */
    public @Nullable Object value(List<Column> columns, String column) {
        for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
            if (columns.get(i).name().equals(column)) {
                return values.get(i);
            }
        }
        return null;
    }
}
