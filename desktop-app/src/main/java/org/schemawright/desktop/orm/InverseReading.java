package org.schemawright.desktop.orm;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.KeyedRows.Keyed;
import org.schemawright.desktop.orm.KeyedRows.Place;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;

/**
 * Works out what takes an Apply back. Rows are read once more before the commit, so that it knows what the Apply left,
 * whatever defaults and triggers made of it.
 */
final class InverseReading {

    private final KeyedRows rows;
    private final Inverse inverse;
    private final RowsBefore begun;
    private final Set<Place> gone = new LinkedHashSet<>();

    InverseReading(KeyedRows rows, Inverse inverse) {
        this.rows = rows;
        this.inverse = inverse;
        this.begun = new RowsBefore(rows, inverse);
    }

    /** Before anything is sent: reads what will be gone and nobody has read whole. */
    void before(List<RowChange> changes) throws SQLException {
        begun.read(changes);
    }

    /**
     * Works it out, in the transaction that applied the changes; what fails here must not stop that.
     *
     * @param resolved puts the keys of new rows in the place of what refers to them
     */
    void after(List<RowChange> applied, NewKeys keys, UnaryOperator<RowChange> resolved) throws SQLException {
        if (!rows.guarded(() -> workOut(applied.stream()
                .map(change -> Left.of(change, key(change, keys, resolved)))
                .toList()))) {
            inverse.clear();
            inverse.lose("The rows could not be read again, so that this Apply has no way back.");
        }
    }

    /**
     * A change and the key of the row that it left.
     *
     * @param key null for none, or where nobody told it
     */
    private record Left(
            RowChange change,
            @Nullable List<Object> key,
            @Nullable Place place) {

        static Left of(RowChange change, @Nullable List<Object> key) {
            return new Left(change, key, key == null ? null : Place.of(change.table(), key));
        }
    }

    private void workOut(List<Left> applied) throws SQLException {
        // A row whose key changed goes by another one now.
        Map<Place, Left> updates = new HashMap<>();
        for (Left left : applied) {
            if (left.change() instanceof RowChange.Update(ObjectName table, Row base, var _) && base.key() != null) {
                updates.put(Place.of(table, base.key().values()), left);
            }
        }
        Map<Place, Row> now = now(applied);
        Map<Place, RowChange.Update> loosened = new LinkedHashMap<>();
        begun.along().forEach((place, row) -> {
            Left update = updates.get(place);
            Place after = update == null ? place : update.place();
            Row left = after == null ? null : now.get(after);
            if (left == null || after == null) {
                gone.add(place);
            } else {
                loosened.put(after, new RowChange.Update(row.table(), left, differences(row.row(), left)));
            }
        });
        Map<ObjectName, Integer> unknown = new LinkedHashMap<>();
        for (Left left : applied.reversed()) {
            RowChange change = left.change();
            Keyed table = rows.table(change.table());
            if (table == null || wentAlong(change)) {
                continue;
            }
            Place place = left.place();
            Row row = place == null ? null : now.get(place);
            if (change instanceof RowChange.Insert && place != null && row == null) {
                // It went along with a row that was deleted after it: there is nothing to take back.
                continue;
            }
            RowChange back =
                    switch (change) {
                        case RowChange.Insert insert -> row == null ? null : new RowChange.Delete(insert.table(), row);
                        case RowChange.Update update ->
                            row == null || place == null ? null : back(update, row, loosened.remove(place));
                        case RowChange.Delete delete -> back(delete, table, inverse.size());
                    };
            if (back == null) {
                unknown.merge(change.table(), 1, Integer::sum);
            } else {
                add(back);
            }
        }
        loosened.values().forEach(this::add);
        for (Place place : gone) {
            RowsAlong.Kept row = begun.along().get(place);
            Keyed table = rows.table(place.table());
            if (table != null && row != null) {
                add(back(new RowChange.Delete(row.table(), row.row()), table, inverse.size()));
            }
        }
        unknown.forEach((table, count) -> inverse.lose("What became of " + NumberWords.count(count, "row") + " of "
                + table + " is not known, so " + (count == 1 ? "it stays as it is." : "they stay as they are.")));
    }

    /** Whether a changed row was deleted along with others in the end. */
    private boolean wentAlong(RowChange change) {
        Row seen = change instanceof RowChange.Update update ? update.base() : null;
        return seen != null
                && seen.key() != null
                && gone.contains(Place.of(change.table(), seen.key().values()));
    }

    private void add(RowChange back) {
        if (back instanceof RowChange.Update update && update.values().isEmpty()) {
            return;
        }
        if (ChangeReplay.written(back).values().stream().anyMatch(LargeValue.class::isInstance)) {
            // It could only be written cut off.
            inverse.lose("Large values of rows of " + back.table() + " are too large to be kept, so that those rows"
                    + " stay as they are.");
            return;
        }
        inverse.add(back);
    }

    /** What a row had and has no longer. */
    private static Map<String, @Nullable Object> differences(Row before, Row now) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Column column : before.columns()) {
            Object was = before.value(column.name());
            Object is = now.value(column.name());
            boolean comparable = !(was instanceof LargeValue) && !(is instanceof LargeValue);
            if (column.generated() == null && now.has(column.name()) && comparable && !RowChange.sameValue(was, is)) {
                values.put(column.name(), was);
            }
        }
        return values;
    }

    /** The rows that are left of those that were changed, made or may have gone along, as they are now. */
    private Map<Place, Row> now(List<Left> applied) throws SQLException {
        Map<ObjectName, Set<List<Object>>> wanted = new LinkedHashMap<>();
        for (Left left : applied) {
            if (left.key() != null) {
                wanted.computeIfAbsent(left.change().table(), name -> new LinkedHashSet<>())
                        .add(left.key());
            }
        }
        for (RowsAlong.Kept row : begun.along().values()) {
            if (row.row().key() != null) {
                wanted.computeIfAbsent(row.table(), name -> new LinkedHashSet<>())
                        .add(row.row().key().values());
            }
        }
        Map<Place, Row> now = new HashMap<>();
        for (Map.Entry<ObjectName, Set<List<Object>>> some : wanted.entrySet()) {
            Keyed table = rows.table(some.getKey());
            if (table != null) {
                for (Row row : rows.asInPages(table, some.getValue())) {
                    if (row.key() != null) {
                        now.put(Place.of(some.getKey(), row.key().values()), row);
                    }
                }
            }
        }
        return now;
    }

    private RowChange.Update back(RowChange.Update update, Row left, RowChange.@Nullable Update loosened) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(loosened == null ? Map.of() : loosened.values());
        for (String column : update.values().keySet()) {
            Object before = begun.before(update, column);
            if (update.base().has(column) && !RowChange.sameValue(left.value(column), before)) {
                values.put(column, before);
            }
        }
        return new RowChange.Update(update.table(), left, values);
    }

    private RowChange back(RowChange.Delete delete, Keyed table, int number) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Row base = delete.base();
        RowKey key = base.key();
        if (key != null && table.identity().rowid()) {
            values.put(table.identity().columns().getFirst(), key.values().getFirst());
        }
        for (Column column : base.columns()) {
            Column now = table.table().column(column.name()).orElse(null);
            Identity numbered = now == null ? null : now.identity();
            if (numbered != null && numbered.kind() == Identity.Kind.ALWAYS) {
                inverse.lose("Deleted rows of " + delete.table() + " come back under new numbers in " + column.name()
                        + ", which only the database gives.");
            } else if (now != null && now.generated() == null) {
                values.put(column.name(), begun.before(delete, column.name()));
            }
        }
        return new RowChange.Insert(delete.table(), number + 1L, values);
    }

    /** The key of the row that a change left; null for none, or where nobody told it. */
    private @Nullable List<Object> key(RowChange change, NewKeys keys, UnaryOperator<RowChange> resolved) {
        Keyed table = rows.table(change.table());
        return switch (change) {
            case RowChange.Insert insert -> keys.of(insert);
            case RowChange.Update update
            when table != null -> {
                Map<String, @Nullable Object> written = ChangeReplay.written(resolved.apply(update));
                List<String> columns = table.identity().columns();
                RowKey before = update.base().key();
                List<Object> key = new ArrayList<>(before == null ? List.of() : before.values());
                for (int i = 0; i < Math.min(key.size(), columns.size()); i++) {
                    Object after = written.get(columns.get(i));
                    if (after != null) {
                        key.set(i, after);
                    }
                }
                yield key.isEmpty() ? null : key;
            }
            case RowChange.Update _, RowChange.Delete _ -> null;
        };
    }
}
