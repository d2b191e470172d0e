package org.schemawright.desktop.changeset;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Row;
import org.schemawright.migration.schema.ObjectName;

/** A pending change of one row. */
public sealed interface RowChange {

    ObjectName table();

    /** The row as the person saw it; null for a new one. */
    default @Nullable Row seen() {
        return switch (this) {
            case Insert _ -> null;
            case Update update -> update.base();
            case Delete delete -> delete.base();
        };
    }

    /** The value that a column of the row has now; null for NULL, and for a new row. */
    default @Nullable Object before(String column) {
        Row seen = seen();
        return seen == null ? null : seen.value(column);
    }

    /** The value that a column of the row will have; null for NULL, what is left to the database, and a row that goes. */
    default @Nullable Object after(String column) {
        return switch (this) {
            case Insert insert -> insert.values().get(column);
            case Update update ->
                update.values().containsKey(column) ? update.values().get(column) : update.before(column);
            case Delete _ -> null;
        };
    }

    /**
     * A new row.
     *
     * @param id a number of its own within the change set, so that it can be found before it has a key
     * @param values only the columns that were given a value; the database fills in the others
     */
    record Insert(ObjectName table, long id, Map<String, @Nullable Object> values) implements RowChange {
        public Insert {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * Changed cells of an existing row.
     *
     * @param base the row as the person saw it; its key is not null
     * @param values the new values by column, only those that differ from the base
     */
    record Update(ObjectName table, Row base, Map<String, @Nullable Object> values) implements RowChange {
        public Update {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** The same with one cell more; a value that the cell had in the base is no change. */
        Update with(String column, @Nullable Object value) {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
            if (sameValue(base.value(column), value)) {
                changed.remove(column);
            } else if (!changed.containsKey(column) || !sameValue(changed.get(column), value)) {
                changed.put(column, value);
            }
            return new Update(table, base, changed);
        }
    }

    /**
     * A row that goes.
     *
     * @param base the row as the person saw it; its key is not null
     */
    record Delete(ObjectName table, Row base) implements RowChange {}

    /**
     * The same on the row as it is now; values that are there by now are changes no longer.
     *
     * @return null when no change is left
     */
    default @Nullable RowChange onto(Row now) {
        return switch (this) {
            case Insert insert -> insert;
            case Delete delete -> new Delete(delete.table(), now);
            case Update update -> {
                Map<String, @Nullable Object> changed = new LinkedHashMap<>(update.values());
                changed.entrySet().removeIf(e -> sameValue(now.value(e.getKey()), e.getValue()));
                yield changed.isEmpty() ? null : new Update(update.table(), now, changed);
            }
        };
    }

    /** The same with only those of the values that it writes which are to be kept. */
    default RowChange keeping(Predicate<@Nullable Object> kept) {
        return switch (this) {
            case Insert insert -> new Insert(insert.table(), insert.id(), keeping(insert.values(), kept));
            case Update update -> new Update(update.table(), update.base(), keeping(update.values(), kept));
            case Delete delete -> delete;
        };
    }

    private static Map<String, @Nullable Object> keeping(
            Map<String, @Nullable Object> values, Predicate<@Nullable Object> kept) {
        Map<String, @Nullable Object> some = new LinkedHashMap<>(values);
        some.values().removeIf(value -> !kept.test(value));
        return some;
    }

    /**
     * The same with new rows under other numbers; references to new rows that have none are dropped.
     *
     * @param numbers the new ones by those before
     */
    default RowChange renumbered(Map<Long, Long> numbers) {
        return switch (keeping(value -> !(value instanceof NewRowKey key) || numbers.containsKey(key.insertId()))) {
            case Insert insert ->
                new Insert(
                        insert.table(),
                        numbers.getOrDefault(insert.id(), insert.id()),
                        renumbered(insert.values(), numbers));
            case Update update -> new Update(update.table(), update.base(), renumbered(update.values(), numbers));
            case Delete delete -> delete;
        };
    }

    private static Map<String, @Nullable Object> renumbered(
            Map<String, @Nullable Object> values, Map<Long, Long> numbers) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.replaceAll((column, value) -> NewRowKey.renumbered(value, numbers));
        return changed;
    }

    /** Whether the same columns have the same values. */
    static boolean sameValues(
            Map<String, ? extends @Nullable Object> one, Map<String, ? extends @Nullable Object> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(cell -> sameValue(cell.getValue(), other.get(cell.getKey())));
    }

    /** Whether a person sees the same value: bytes by content, decimals by size, all others by type and value. */
    static boolean sameValue(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.deepEquals(one, other);
    }
}
