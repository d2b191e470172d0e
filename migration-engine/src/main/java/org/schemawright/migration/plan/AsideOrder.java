package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;

/** In which order what is kept goes back: each behind what it refers to, and together where they refer to each other. */
final class AsideOrder {

    private final Map<ObjectName, List<String>> going;
    private final List<KeptRows> kept;

    /**
     * @param going the tables of which the way back takes columns away; none for the whole table
     * @param rows what could be kept of them. What refers to something that goes and is not kept would never fit again, and
     *     is left out
     */
    AsideOrder(Map<ObjectName, List<String>> going, List<KeptRows> rows) {
        this.going = going;
        this.kept = new ArrayList<>(rows);
        while (kept.removeIf(this::refersToLost)) {
            // What is left out may leave others without what they refer to.
        }
    }

    /** What can be kept. */
    List<KeptRows> kept() {
        return List.copyOf(kept);
    }

    /** The same in the order in which it goes back. Those that have no order among each other are one group. */
    List<List<KeptRows>> groups() {
        List<KeptRows> left = new ArrayList<>(kept);
        List<List<KeptRows>> groups = new ArrayList<>();
        while (!left.isEmpty()) {
            // Whatever reaches the fewest others is reached by all of those.
            Set<KeptRows> next = left.stream()
                    .map(rows -> reach(rows, left))
                    .min(Comparator.comparingInt(Set::size))
                    .orElseThrow();
            groups.add(left.stream().filter(next::contains).toList());
            left.removeAll(next);
        }
        return groups;
    }

    private static Set<KeptRows> reach(KeptRows rows, List<KeptRows> all) {
        Set<KeptRows> reached = new LinkedHashSet<>(List.of(rows));
        List<KeptRows> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            KeptRows next = open.removeLast();
            all.stream()
                    .filter(other -> needs(next, other) && reached.add(other))
                    .forEach(open::add);
        }
        return reached;
    }

    private static boolean needs(KeptRows rows, KeptRows other) {
        return rows != other && keys(rows).stream().anyMatch(key -> gives(other, key));
    }

    /** The keys whose values are among what is kept. */
    private static List<ForeignKey> keys(KeptRows rows) {
        return rows.table().foreignKeys().stream()
                .filter(key -> rows.left() == null || key.columns().stream().anyMatch(rows.columns()::contains))
                .toList();
    }

    private static boolean gives(KeptRows rows, ForeignKey key) {
        return rows.table().name().equals(key.target())
                && (rows.left() == null || key.targetColumns().stream().anyMatch(rows.columns()::contains));
    }

    private boolean refersToLost(KeptRows rows) {
        return keys(rows).stream().anyMatch(this::isLost);
    }

    private boolean isLost(ForeignKey key) {
        List<String> columns = going.get(key.target());
        boolean goes = columns != null
                && (columns.isEmpty() || key.targetColumns().stream().anyMatch(columns::contains));
        return goes && kept.stream().noneMatch(rows -> gives(rows, key));
    }
}
