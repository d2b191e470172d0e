package org.schemawright.desktop.rows;

import java.util.List;

/**
 * Some rows in their order.
 *
 * @param firstIndex the index of the first row among all rows of the order, from 0
 * @param rows as many as were asked for, or fewer at the end
 * @param sql the statement that read them, for people who want to see it
 */
public record RowPage(long firstIndex, List<Row> rows, String sql) {
    public RowPage {
        rows = List.copyOf(rows);
    }
}
