package org.schemawright.desktop.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How somebody wants the columns of a table to stand. Names of columns that are gone do no harm.
 *
 * @param order from the left; empty for the table's own order, columns it does not name come last
 * @param hidden those that are not shown
 * @param widths in pixels, by name, where they were set by hand
 * @param frozen how many of those shown stay at the left while the others scroll
 */
public record ColumnLayout(List<String> order, Set<String> hidden, Map<String, Double> widths, int frozen) {

    /** As the table has them. */
    public static final ColumnLayout PLAIN = new ColumnLayout(List.of(), Set.of(), Map.of(), 0);

    public ColumnLayout {
        order = List.copyOf(order);
        hidden = Set.copyOf(hidden);
        widths = Map.copyOf(widths);
    }

    /** These columns in the order asked for. */
    public List<String> ordered(Collection<String> columns) {
        Set<String> all = new LinkedHashSet<>(order);
        all.retainAll(columns);
        all.addAll(columns);
        return List.copyOf(all);
    }

    public ColumnLayout withOrder(List<String> newOrder) {
        return new ColumnLayout(newOrder, hidden, widths, frozen);
    }

    public ColumnLayout withHidden(Collection<String> newHidden) {
        return new ColumnLayout(order, Set.copyOf(newHidden), widths, frozen);
    }

    public ColumnLayout withFrozen(int count) {
        return new ColumnLayout(order, hidden, widths, count);
    }

    /** The same with the width of one column. */
    public ColumnLayout withWidth(String column, double width) {
        Map<String, Double> all = new LinkedHashMap<>(widths);
        all.put(column, width);
        return new ColumnLayout(order, hidden, all, frozen);
    }

    /** The same without the width of one column, which is fitted again. */
    public ColumnLayout fitted(String column) {
        Map<String, Double> all = new LinkedHashMap<>(widths);
        all.remove(column);
        return new ColumnLayout(order, hidden, all, frozen);
    }

    /** The same with a column hidden or shown. */
    public ColumnLayout withShown(String column, boolean shown) {
        List<String> all = new ArrayList<>(hidden);
        all.remove(column);
        if (!shown) {
            all.add(column);
        }
        return withHidden(all);
    }
}
