package org.schemawright.desktop.orm;

import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.KeyedRows.Keyed;
import org.schemawright.desktop.orm.KeyedRows.Place;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;

/** What an Apply is about to end, as far as nobody has seen it: large values, and rows that deletes take along. */
final class RowsBefore {

    /** So many bytes of large values are read to be kept. */
    private static final long MOST_LARGE = 32L << 20;

    private final KeyedRows rows;
    private final Inverse inverse;
    private final Map<RowChange, Row> whole = new IdentityHashMap<>();
    private final Map<Place, RowsAlong.Kept> along = new LinkedHashMap<>();

    RowsBefore(KeyedRows rows, Inverse inverse) {
        this.rows = rows;
        this.inverse = inverse;
    }

    /** The rows that may go along with deletes, or lose a reference, as they were. */
    Map<Place, RowsAlong.Kept> along() {
        return along;
    }

    /** Before anything is sent: reads what will be gone and nobody has read whole. */
    void read(List<RowChange> changes) throws SQLException {
        Map<Keyed, Map<RowKey, RowChange>> wanted = new IdentityHashMap<>();
        long bytes = 0;
        for (RowChange change : changes) {
            Keyed table = rows.table(change.table());
            Row seen = change.seen();
            RowKey key = seen == null ? null : seen.key();
            long size = large(change);
            if (table == null || key == null || size == 0) {
                continue;
            }
            bytes += size;
            if (bytes > MOST_LARGE) {
                inverse.lose("Large values of rows of " + change.table() + " are too large to be kept, so that those"
                        + " rows stay as they are.");
            } else {
                wanted.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(key, change);
            }
        }
        for (Map.Entry<Keyed, Map<RowKey, RowChange>> some : wanted.entrySet()) {
            rows.guarded(() -> {
                for (Row row : rows.whole(some.getKey(), some.getValue().keySet())) {
                    RowChange change =
                            row.key() == null ? null : some.getValue().get(row.key());
                    if (change != null) {
                        whole.put(change, row);
                    }
                }
            });
        }
        readAlong(changes, MOST_LARGE - bytes);
    }

    private void readAlong(List<RowChange> changes, long mostLarge) throws SQLException {
        RowsAlong found = rows.along();
        if (!rows.guarded(() -> found.read(changes))) {
            inverse.lose("What goes along with deletes could not be read, so that it does not come back.");
            return;
        }
        if (found.tooMany()) {
            inverse.lose("Over " + NumberWords.count(DeleteEffects.MOST, "row")
                    + " went along with deletes, which do not come back.");
        }
        found.withoutKey()
                .forEach(table -> inverse.lose("Rows of " + table
                        + " that went along with deletes do not come back, because nothing tells them apart."));
        found.rows().forEach(row -> along.put(place(row), row));
        long bytes = 0;
        Map<Keyed, Set<RowKey>> wanted = new IdentityHashMap<>();
        for (RowsAlong.Kept row : found.rows()) {
            long size = large(new RowChange.Delete(row.table(), row.row()));
            bytes += size;
            Keyed table = rows.table(row.table());
            if (size > 0 && bytes < mostLarge && table != null && row.row().key() != null) {
                wanted.computeIfAbsent(table, t -> new LinkedHashSet<>())
                        .add(row.row().key());
            }
        }
        for (Map.Entry<Keyed, Set<RowKey>> some : wanted.entrySet()) {
            ObjectName table = some.getKey().table().name();
            rows.guarded(() -> rows.whole(some.getKey(), some.getValue()).forEach(row -> {
                RowsAlong.Kept read = new RowsAlong.Kept(table, row);
                along.put(place(read), read);
            }));
        }
    }

    private static Place place(RowsAlong.Kept row) {
        RowKey key = row.row().key();
        return Place.of(row.table(), key == null ? List.of() : key.values());
    }

    /** The size of the large values that a change ends; 0 for none. */
    private static long large(RowChange change) {
        Row seen = change.seen();
        if (seen == null) {
            return 0;
        }
        long size = 0;
        for (Column column : seen.columns()) {
            boolean ends = change instanceof RowChange.Delete
                    || ChangeReplay.written(change).containsKey(column.name());
            if (ends && seen.value(column.name()) instanceof LargeValue value) {
                size += Math.max(value.size(), LargeValue.LIMIT);
            }
        }
        return size;
    }

    /** What an ended column held, whole where that is known. */
    @Nullable
    Object before(RowChange change, String column) {
        Row read = whole.get(change);
        return read != null && read.has(column) ? read.value(column) : change.before(column);
    }
}
