package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.Referrers;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * Works out what takes an Apply back. Rows are read once more before the commit, so that it knows what the Apply left,
 * whatever defaults and triggers made of it.
 */
final class InverseReading {

    /** So many bytes of large values are read to be kept. */
    private static final long MOST_LARGE = 32L << 20;

    private record Place(ObjectName table, List<String> key) {}

    /** A table whose rows can be told apart. */
    private record Keyed(Table table, RowIdentity identity) {}

    private final Map<ObjectName, Table> tables;
    private final boolean sqlite;
    private final Inverse inverse;
    private final Map<ObjectName, Optional<Keyed>> keyed = new HashMap<>();
    private final Map<Place, RowsAlong.Kept> along = new LinkedHashMap<>();
    private final Set<Place> gone = new LinkedHashSet<>();
    private final Map<RowChange, Row> whole = new IdentityHashMap<>();

    InverseReading(Map<ObjectName, Table> tables, boolean sqlite, Inverse inverse) {
        this.tables = tables;
        this.sqlite = sqlite;
        this.inverse = inverse;
    }

    /** Before anything is sent: reads what will be gone and nobody has read whole. */
    void before(Connection connection, List<RowChange> changes) throws SQLException {
        Referrers reader = reader(connection);
        Map<Keyed, Map<RowKey, RowChange>> wanted = new IdentityHashMap<>();
        long bytes = 0;
        for (RowChange change : changes) {
            Keyed table = keyed(change.table());
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
        for (Map.Entry<Keyed, Map<RowKey, RowChange>> rows : wanted.entrySet()) {
            guarded(connection, () -> {
                for (Row row : whole(reader, rows.getKey(), rows.getValue().keySet())) {
                    RowChange change =
                            row.key() == null ? null : rows.getValue().get(row.key());
                    if (change != null) {
                        whole.put(change, row);
                    }
                }
            });
        }
        readAlong(connection, changes, MOST_LARGE - bytes);
    }

    private void readAlong(Connection connection, List<RowChange> changes, long mostLarge) throws SQLException {
        RowsAlong found = new RowsAlong(tables, connection, sqlite);
        if (!guarded(connection, () -> found.read(changes))) {
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
            Keyed table = keyed(row.table());
            if (size > 0 && bytes < mostLarge && table != null && row.row().key() != null) {
                wanted.computeIfAbsent(table, t -> new LinkedHashSet<>())
                        .add(row.row().key());
            }
        }
        Referrers reader = reader(connection);
        for (Map.Entry<Keyed, Set<RowKey>> rows : wanted.entrySet()) {
            ObjectName table = rows.getKey().table().name();
            guarded(connection, () -> whole(reader, rows.getKey(), rows.getValue())
                    .forEach(row -> {
                        RowsAlong.Kept read = new RowsAlong.Kept(table, row);
                        along.put(place(read), read);
                    }));
        }
    }

    private static List<Row> whole(Referrers reader, Keyed table, Set<RowKey> keys) throws SQLException {
        return reader.read(
                table.table(),
                table.identity().columns(),
                keys.stream().map(RowKey::values).toList(),
                Integer.MAX_VALUE);
    }

    private Referrers reader(Connection connection) {
        return new Referrers(connection, sqlite ? "sqlite" : "postgresql");
    }

    private @Nullable Keyed keyed(ObjectName name) {
        return keyed.computeIfAbsent(name, n -> {
                    Table table = tables.get(n);
                    return table == null
                            ? Optional.empty()
                            : RowIdentity.of(table, sqlite).map(identity -> new Keyed(table, identity));
                })
                .orElse(null);
    }

    private static Place place(RowsAlong.Kept row) {
        RowKey key = row.row().key();
        return new Place(row.table(), key == null ? List.of() : texts(key.values()));
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
    private @Nullable Object before(RowChange change, String column) {
        Row read = whole.get(change);
        return read != null && read.has(column) ? read.value(column) : change.before(column);
    }

    private interface Reading {
        void read() throws SQLException;
    }

    private static boolean guarded(Connection connection, Reading reading) throws SQLException {
        run(connection, "SAVEPOINT inverse");
        boolean done = true;
        try {
            reading.read();
        } catch (SQLException unread) {
            done = false;
            run(connection, "ROLLBACK TO SAVEPOINT inverse");
        }
        run(connection, "RELEASE SAVEPOINT inverse");
        return done;
    }

    /**
     * Works it out, in the transaction that applied the changes; what fails here must not stop that.
     *
     * @param resolved puts the keys of new rows in the place of what refers to them
     */
    void after(Connection connection, List<RowChange> applied, NewKeys keys, UnaryOperator<RowChange> resolved)
            throws SQLException {
        if (!guarded(
                connection,
                () -> workOut(
                        connection,
                        applied.stream()
                                .map(change -> new Left(change, key(change, keys, resolved)))
                                .toList()))) {
            inverse.clear();
            inverse.lose("The rows could not be read again, so that this Apply has no way back.");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * A change and the key of the row that it left.
     *
     * @param key null for none, or where nobody told it
     */
    private record Left(RowChange change, @Nullable List<Object> key) {

        @Nullable
        Place place() {
            return key == null ? null : new Place(change.table(), texts(key));
        }
    }

    private void workOut(Connection connection, List<Left> applied) throws SQLException {
        // A row whose key changed goes by another one now.
        Map<Place, Left> updates = new HashMap<>();
        for (Left left : applied) {
            if (left.change() instanceof RowChange.Update(ObjectName table, Row base, var _) && base.key() != null) {
                updates.put(new Place(table, texts(base.key().values())), left);
            }
        }
        Map<Place, Row> now = now(connection, applied);
        Map<Place, RowChange.Update> loosened = new LinkedHashMap<>();
        along.forEach((place, row) -> {
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
            Keyed table = keyed(change.table());
            if (table == null || wentAlong(change)) {
                continue;
            }
            Place place = left.place();
            Row row = place == null ? null : now.get(place);
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
            RowsAlong.Kept row = along.get(place);
            Keyed table = keyed(place.table());
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
                && gone.contains(new Place(change.table(), texts(seen.key().values())));
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
    private Map<Place, Row> now(Connection connection, List<Left> applied) throws SQLException {
        Map<ObjectName, Set<List<Object>>> wanted = new LinkedHashMap<>();
        for (Left left : applied) {
            if (left.key() != null) {
                wanted.computeIfAbsent(left.change().table(), name -> new LinkedHashSet<>())
                        .add(left.key());
            }
        }
        for (RowsAlong.Kept row : along.values()) {
            if (row.row().key() != null) {
                wanted.computeIfAbsent(row.table(), name -> new LinkedHashSet<>())
                        .add(row.row().key().values());
            }
        }
        Referrers reader = reader(connection);
        Map<Place, Row> now = new HashMap<>();
        for (Map.Entry<ObjectName, Set<List<Object>>> rows : wanted.entrySet()) {
            Keyed table = keyed(rows.getKey());
            if (table != null) {
                List<String> by = table.identity().columns();
                for (Row row : reader.readAsInPages(table.table(), by, List.copyOf(rows.getValue()))) {
                    now.put(place(new RowsAlong.Kept(rows.getKey(), row)), row);
                }
            }
        }
        return now;
    }

    private RowChange.Update back(RowChange.Update update, Row left, RowChange.@Nullable Update loosened) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(loosened == null ? Map.of() : loosened.values());
        for (String column : update.values().keySet()) {
            Object before = before(update, column);
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
                values.put(column.name(), before(delete, column.name()));
            }
        }
        return new RowChange.Insert(delete.table(), number + 1L, values);
    }

    /** The key of the row that a change left; null for none, or where nobody told it. */
    private @Nullable List<Object> key(RowChange change, NewKeys keys, UnaryOperator<RowChange> resolved) {
        Keyed table = keyed(change.table());
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

    /** Numbers of different sizes have the same text. */
    private static List<String> texts(List<Object> key) {
        return key.stream()
                .map(part -> part instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : part.toString())
                .toList();
    }
}
