package org.schemawright.desktop.changeset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Row;

/** What stays pending of a row once a change of it is in the database: what was done to it while that was on its way. */
final class AppliedChange {

    private AppliedChange() {}

    /**
     * What stays pending.
     *
     * @param applied what was sent
     * @param pending what is pending on the row by now; null when it was taken back meanwhile
     * @return null when nothing stays; its base is what is known of the row without reading it
     */
    static @Nullable RowChange left(RowChange applied, @Nullable RowChange pending) {
        if (!(applied instanceof RowChange.Update update) || applied.equals(pending)) {
            return null;
        }
        Row stored = stored(update);
        if (pending instanceof RowChange.Delete) {
            return new RowChange.Delete(update.table(), stored);
        }
        Map<String, @Nullable Object> wanted =
                pending instanceof RowChange.Update meanwhile ? meanwhile.values() : Map.of();
        Set<String> touched = new LinkedHashSet<>(wanted.keySet());
        update.values().keySet().stream().filter(update.base()::has).forEach(touched::add);
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        for (String column : touched) {
            Object value = wanted.containsKey(column) ? wanted.get(column) : update.before(column);
            if (!RowChange.sameValue(update.after(column), value)) {
                left.put(column, value);
            }
        }
        return left.isEmpty() ? null : new RowChange.Update(update.table(), stored, left);
    }

    /** The row as the update left it, of a version that is not known. */
    private static Row stored(RowChange.Update update) {
        Row base = update.base();
        List<@Nullable Object> values = new ArrayList<>();
        base.columns().forEach(column -> values.add(update.after(column.name())));
        return new Row(base.key(), base.columns(), values, null);
    }
}
