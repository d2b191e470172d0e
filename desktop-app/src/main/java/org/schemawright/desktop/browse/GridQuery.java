package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.rows.SortKey;
import org.schemawright.migration.schema.Column;

/** Which rows a grid shows, and in which order. */
final class GridQuery {

    final ReadOnlyObjectWrapper<List<SortKey>> sort = new ReadOnlyObjectWrapper<>(List.of());
    final ReadOnlyObjectWrapper<Map<String, Object>> where;

    private RowSource source;

    /** Rows in the order of their key. */
    GridQuery(RowSource all, Map<String, Object> where) {
        this.source = all;
        this.where = new ReadOnlyObjectWrapper<>(where);
    }

    RowSource source() {
        return source;
    }

    /** The same rows, of which nothing is known any more, because they may have changed. */
    RowSource afresh() {
        source = source.sorted(sort.get());
        return source;
    }

    /** Takes the table as it is by now; orders and conditions of columns that are gone go too. */
    void startFrom(RowSource all) {
        List<String> names = all.columns().stream().map(Column::name).toList();
        sort.set(sort.get().stream().filter(key -> names.contains(key.column())).toList());
        if (!names.containsAll(where.get().keySet())) {
            where.set(Map.of());
        }
        source = all.where(where.get()).sorted(sort.get());
    }

    /** Shows all rows, whatever values they have. */
    void all() {
        where.set(Map.of());
        source = source.where(Map.of());
    }

    void sortBy(List<SortKey> order) {
        sort.set(List.copyOf(order));
        source = source.sorted(sort.get());
    }

    /**
     * The order that follows when a column is asked for: up, then down, then no more.
     *
     * @param add whether the columns sorted by so far stay, before this one
     */
    List<SortKey> toggled(String column, boolean add) {
        List<SortKey> order = new ArrayList<>(sort.get());
        SortKey before = order.stream()
                .filter(key -> key.column().equals(column))
                .findFirst()
                .orElse(null);
        if (!add) {
            order.removeIf(key -> !key.equals(before));
        }
        if (before == null) {
            order.add(new SortKey(column, false));
        } else {
            order.replaceAll(key -> key.equals(before) ? new SortKey(column, true) : key);
            order.removeIf(key -> before.descending() && key.column().equals(column));
        }
        return order;
    }
}
