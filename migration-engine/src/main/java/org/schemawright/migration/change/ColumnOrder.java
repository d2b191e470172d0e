package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/** The order in which the columns of a table stand. */
final class ColumnOrder {

    private ColumnOrder() {}

    /**
     * The columns in another order. What the names leave out stays behind the column that it stands behind.
     *
     * @throws ImpossibleChange where the table has no column of a name
     */
    static List<Column> of(Table table, List<String> names) {
        Map<String, List<Column>> behind = new LinkedHashMap<>();
        names.forEach(name -> behind.put(name, new ArrayList<>()));
        List<Column> ordered = new ArrayList<>();
        List<Column> place = ordered;
        for (Column column : table.columns()) {
            place = behind.getOrDefault(column.name(), place);
            place.add(column);
        }
        behind.forEach((name, columns) -> {
            if (columns.isEmpty()) {
                throw new ImpossibleChange("The table " + table.name() + " has no column named " + name + ".");
            }
            ordered.addAll(columns);
        });
        return ordered;
    }

    /** The fewest names that have to move to get from one order to the other, as they stand then. */
    static List<String> moved(List<String> before, List<String> after) {
        if (before.equals(after)) {
            return List.of();
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.putIfAbsent(before.get(i), i);
        }
        // The longest run of names that stand in the same order both before and after stays where it is.
        int size = after.size();
        int[] place = new int[size];
        int[] length = new int[size];
        int[] previous = new int[size];
        int last = -1;
        for (int i = 0; i < size; i++) {
            place[i] = places.getOrDefault(after.get(i), -1);
            length[i] = place[i] < 0 ? 0 : 1;
            previous[i] = -1;
            for (int j = 0; j < i && place[i] >= 0; j++) {
                boolean follows = length[j] > 0 && place[j] < place[i];
                if (follows && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (length[i] > 0 && (last < 0 || length[i] > length[last])) {
                last = i;
            }
        }
        Set<String> stay = new HashSet<>();
        for (int i = last; i >= 0; i = previous[i]) {
            stay.add(after.get(i));
        }
        return after.stream().filter(name -> !stay.contains(name)).toList();
    }
}
