package org.schemawright.desktop.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows in their order.
 *
 * @param firstIndex the index of the first row among all rows of the order, from 0; where rows came or went since others
 *     were counted it is about right, and may even be negative
 * @param rows as many as were asked for, or fewer where there are no more
 * @param first the place of the first row; null where there is none, or rows are not read by key
 * @param last the place of the last row; null likewise
 * @param sql the statement that read them, for people who want to see it
 */
public record RowPage(
        long firstIndex,
        List<Row> rows,
        @Nullable Boundary first,
        @Nullable Boundary last,
        String sql) {
    public RowPage {
        rows = List.copyOf(rows);
    }

    /** The index behind the last row. */
    public long endIndex() {
        return firstIndex + rows.size();
    }
}
