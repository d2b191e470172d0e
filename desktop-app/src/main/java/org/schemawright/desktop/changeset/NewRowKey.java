package org.schemawright.desktop.changeset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectName;

/**
 * The value that a column of a new row will have, for changes that refer to the row before the database has given it one.
 * It stands among the values of an insert or update until these are sent.
 *
 * @param table the new row's table
 * @param insertId the new row's number in the change set
 * @param column the column that is referred to
 */
public record NewRowKey(ObjectName table, long insertId, String column) {

    /** Those among some values. */
    public static List<NewRowKey> in(Collection<? extends @Nullable Object> values) {
        List<NewRowKey> found = List.of();
        for (Object value : values) {
            if (value instanceof NewRowKey key) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(key);
            }
        }
        return found;
    }

    /** Those that a change writes. */
    public static List<NewRowKey> in(RowChange change) {
        return switch (change) {
            case RowChange.Insert insert -> in(insert.values().values());
            case RowChange.Update update -> in(update.values().values());
            case RowChange.Delete _ -> List.of();
        };
    }

    /** The same with another number, where new rows were numbered again. */
    static @Nullable Object renumbered(@Nullable Object value, Map<Long, Long> numbers) {
        return value instanceof NewRowKey key
                ? new NewRowKey(key.table(), numbers.getOrDefault(key.insertId(), -1L), key.column())
                : value;
    }

    @Override
    public String toString() {
        return "new row";
    }
}
