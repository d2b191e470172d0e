package org.schemawright.desktop.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rows shown have in one column.
 *
 * @param column its name, or the engine's own name of a row number
 * @param operator how it is compared
 * @param values what it is compared with, as {@link Row} documents them: two for BETWEEN, any number for lists, none for
 *     NULL, texts for what looks into the text of a value
 */
public record Condition(String column, Operator operator, List<Object> values) {
    public Condition {
        values = List.copyOf(values);
    }

    public static Condition of(String column, Operator operator, Object... values) {
        return new Condition(column, operator, List.of(values));
    }

    /** The conditions that columns have values. */
    static List<Condition> all(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> of(entry.getKey(), Operator.EQUALS, entry.getValue()))
                .toList();
    }

    /** The condition that leaves out a value too, where this one does nothing but leave out others. */
    public Condition leavingOut(Object value) {
        if (operator != Operator.NOT_EQUALS && operator != Operator.NOT_IN) {
            return of(column, Operator.NOT_EQUALS, value);
        }
        Set<Object> all = new LinkedHashSet<>(values);
        all.add(value);
        return new Condition(column, all.size() == 1 ? Operator.NOT_EQUALS : Operator.NOT_IN, new ArrayList<>(all));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Condition condition
                && column.equals(condition.column)
                && operator == condition.operator
                && Arrays.deepEquals(values.toArray(), condition.values.toArray());
    }

    @Override
    public int hashCode() {
        return Objects.hash(column, operator, Arrays.deepHashCode(values.toArray()));
    }
}
