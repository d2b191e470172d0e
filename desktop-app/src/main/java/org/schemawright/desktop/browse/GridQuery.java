package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Condition;
import org.schemawright.desktop.rows.RowFilter;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.rows.SortKey;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Which rows a grid shows, and in which order. */
final class GridQuery {

    final ReadOnlyObjectWrapper<List<SortKey>> sort = new ReadOnlyObjectWrapper<>(List.of());
    final ReadOnlyObjectWrapper<RowFilter> filter;

    private final Workspace workspace;
    private final ObjectName name;
    private RowSource source;

    /** The rows that a link leads to, in the order of their key. */
    GridQuery(Workspace workspace, TableLink link) {
        this.workspace = workspace;
        this.name = link.table();
        this.source = workspace.rows(name);
        this.filter = new ReadOnlyObjectWrapper<>(RowFilter.of(link.where()).withSql(link.sql()));
    }

    /** Whether neither a table nor a view of this name is there any more. */
    boolean isGone() {
        DatabaseSchema schema = workspace.schemaProperty().get();
        return schema.table(name).isEmpty() && schema.view(name).isEmpty();
    }

    /** The columns in the table's order. */
    List<GridColumn> columns() {
        return GridColumn.of(table(), source.columns());
    }

    /** Why these rows can be read only, in a sentence or two; empty where they can be edited. */
    String readOnlyReason() {
        String database = workspace.database().readOnlyReason();
        if (!database.isEmpty()) {
            return database;
        }
        return table() == null ? "A view shows rows of other tables. Edit them there." : source.remark();
    }

    private @Nullable Table table() {
        return workspace.schemaProperty().get().table(name).orElse(null);
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
    void startAgain() {
        RowSource all = workspace.rows(name);
        List<String> names = all.columns().stream().map(Column::name).toList();
        sort.set(sort.get().stream().filter(key -> names.contains(key.column())).toList());
        RowFilter kept = filter.get();
        for (Condition condition : kept.conditions()) {
            boolean known =
                    names.contains(condition.column()) || all.keyColumns().contains(condition.column());
            kept = known ? kept : kept.without(condition.column());
        }
        filter.set(kept);
        source = all.filtered(kept).sorted(sort.get());
    }

    /** The rows of a filter, in the order of these. */
    RowSource filtered(RowFilter wanted) {
        return source.filtered(wanted);
    }

    /** Shows the rows of a filter. */
    void show(RowFilter wanted) {
        filter.set(wanted);
        source = source.filtered(wanted);
    }

    /** All rows; null where these are all. */
    @Nullable
    RowSource everything() {
        return filter.get().isAll() ? null : source.filtered(RowFilter.ALL);
    }

    /** What a new row begins with: the values that all rows shown have, but no key that one of them has already. */
    Map<String, Object> valuesOfNewRow() {
        Map<String, Object> values = new LinkedHashMap<>(filter.get().values());
        List<String> key = source.keyColumns();
        if (values.keySet().containsAll(key)) {
            key.forEach(values::remove);
        }
        values.keySet().removeIf(name -> columns().stream()
                .noneMatch(c -> c.name().equals(name) && c.column().generated() == null));
        return values;
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
