package org.schemawright.desktop.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows are shown: those that meet every condition.
 *
 * @param conditions at most one for a column, in the order they were made
 * @param sql a condition in the engine's SQL, or the empty text
 */
public record RowFilter(List<Condition> conditions, String sql) {

    /** All rows. */
    public static final RowFilter ALL = new RowFilter(List.of(), "");

    public RowFilter {
        conditions = List.copyOf(conditions);
        sql = sql.strip();
    }

    /** The rows that have these values. */
    public static RowFilter of(Map<String, Object> values) {
        return new RowFilter(Condition.all(values), "");
    }

    public boolean isAll() {
        return conditions.isEmpty() && sql.isEmpty();
    }

    /** The condition of a column. */
    public Optional<Condition> on(String column) {
        return conditions.stream().filter(c -> c.column().equals(column)).findFirst();
    }

    /** The same with a condition, in the place of the one that its column had. */
    public RowFilter with(Condition condition) {
        List<Condition> all = new ArrayList<>(conditions);
        if (on(condition.column()).isPresent()) {
            all.replaceAll(c -> c.column().equals(condition.column()) ? condition : c);
        } else {
            all.add(condition);
        }
        return new RowFilter(all, sql);
    }

    /** The same without the condition of a column. */
    public RowFilter without(String column) {
        return new RowFilter(
                conditions.stream().filter(c -> !c.column().equals(column)).toList(), sql);
    }

    /** The same with another condition in SQL; the empty text for none. */
    public RowFilter withSql(String newSql) {
        return new RowFilter(conditions, newSql);
    }

    /** The values that all rows shown have, by column. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        conditions.stream()
                .filter(c -> c.operator() == Operator.EQUALS)
                .forEach(c -> values.put(c.column(), c.values().getFirst()));
        return values;
    }
}
