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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.Referrers;
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

    /** So many bytes of large values are read to be kept. */
    private static final long MOST_LARGE = 32L << 20;

    private record Place(ObjectName table, List<String> key) {}

    private final EntityFactory entities;
    private final boolean sqlite;
    private final Inverse inverse;
    private final Map<RowChange, Row> whole = new IdentityHashMap<>();

    InverseReading(EntityFactory entities, boolean sqlite, Inverse inverse) {
        this.entities = entities;
        this.sqlite = sqlite;
        this.inverse = inverse;
    }

    /** Before anything is sent: reads the large values that will be gone, of which a page has only the beginning. */
    void readLarge(Connection connection, List<RowChange> changes) throws SQLException {
        Map<MappedTable, Map<RowKey, RowChange>> wanted = new IdentityHashMap<>();
        long bytes = 0;
        for (RowChange change : changes) {
            MappedTable table = entities.table(change.table()).orElse(null);
            Row seen = change.seen();
            RowKey key = seen == null ? null : seen.key();
            long size = large(change);
            if (table == null || key == null || size == 0) {
                continue;
            }
            bytes += size;
            if (bytes > MOST_LARGE) {
                inverse.lose("Large values of rows of " + change.table()
                        + " are too large to be kept, so that those rows" + " stay as they are.");
            } else {
                wanted.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(key, change);
            }
        }
        Referrers reader = new Referrers(connection, sqlite ? "sqlite" : "postgresql");
        for (Map.Entry<MappedTable, Map<RowKey, RowChange>> rows : wanted.entrySet()) {
            guarded(connection, () -> {
                List<List<Object>> keys =
                        rows.getValue().keySet().stream().map(RowKey::values).toList();
                MappedTable table = rows.getKey();
                for (Row row : reader.read(table.table(), table.identity().columns(), keys, Integer.MAX_VALUE)) {
                    RowChange change =
                            row.key() == null ? null : rows.getValue().get(row.key());
                    if (change != null) {
                        whole.put(change, row);
                    }
                }
            });
        }
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

    /** Works it out, in the transaction that applied the changes; what fails here must not stop that. */
    void read(Connection connection, List<RowChange> applied, NewKeys keys) throws SQLException {
        if (!guarded(connection, () -> workOut(connection, applied, keys))) {
            inverse.clear();
            inverse.lose("The rows could not be read again, so that this Apply has no way back.");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void workOut(Connection connection, List<RowChange> applied, NewKeys keys) throws SQLException {
        Map<Place, Row> left = left(connection, applied, keys);
        Map<ObjectName, Integer> unknown = new LinkedHashMap<>();
        for (RowChange change : applied.reversed()) {
            MappedTable table = entities.table(change.table()).orElse(null);
            if (table == null) {
                continue;
            }
            List<Object> key = key(change, table, keys);
            Row row = key == null ? null : left.get(new Place(change.table(), texts(key)));
            RowChange back =
                    switch (change) {
                        case RowChange.Insert insert -> row == null ? null : new RowChange.Delete(insert.table(), row);
                        case RowChange.Update update -> row == null ? null : back(update, row);
                        case RowChange.Delete delete -> back(delete, table, inverse.size());
                    };
            if (back != null && ChangeReplay.written(back).values().stream().anyMatch(LargeValue.class::isInstance)) {
                // Told already; it could only be written cut off.
                continue;
            }
            if (back == null) {
                unknown.merge(change.table(), 1, Integer::sum);
            } else if (!(back instanceof RowChange.Update update
                    && update.values().isEmpty())) {
                inverse.add(back);
            }
        }
        unknown.forEach((table, count) -> inverse.lose("What became of " + NumberWords.count(count, "row") + " of "
                + table + " is not known, so " + (count == 1 ? "it stays as it is." : "they stay as they are.")));
    }

    private Map<Place, Row> left(Connection connection, List<RowChange> applied, NewKeys keys) throws SQLException {
        Map<ObjectName, Set<List<Object>>> wanted = new LinkedHashMap<>();
        for (RowChange change : applied) {
            MappedTable table = entities.table(change.table()).orElse(null);
            List<Object> key = change instanceof RowChange.Delete || table == null ? null : key(change, table, keys);
            if (key != null) {
                wanted.computeIfAbsent(change.table(), name -> new LinkedHashSet<>())
                        .add(key);
            }
        }
        Referrers reader = new Referrers(connection, sqlite ? "sqlite" : "postgresql");
        Map<Place, Row> left = new HashMap<>();
        for (Map.Entry<ObjectName, Set<List<Object>>> rows : wanted.entrySet()) {
            MappedTable table = entities.table(rows.getKey()).orElseThrow();
            List<String> by = table.identity().columns();
            for (Row row : reader.readAsInPages(table.table(), by, List.copyOf(rows.getValue()))) {
                RowKey key = row.key();
                if (key != null) {
                    left.put(new Place(rows.getKey(), texts(key.values())), row);
                }
            }
        }
        return left;
    }

    private RowChange.Update back(RowChange.Update update, Row left) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String column : update.values().keySet()) {
            Object before = before(update, column);
            if (update.base().has(column) && !RowChange.sameValue(left.value(column), before)) {
                values.put(column, before);
            }
        }
        return new RowChange.Update(update.table(), left, values);
    }

    private RowChange back(RowChange.Delete delete, MappedTable table, int number) {
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
    private static @Nullable List<Object> key(RowChange change, MappedTable table, NewKeys keys) {
        return switch (change) {
            case RowChange.Insert insert -> keys.of(insert);
            case RowChange.Update update -> {
                List<String> columns = table.identity().columns();
                RowKey before = update.base().key();
                List<Object> key = new ArrayList<>(before == null ? List.of() : before.values());
                for (int i = 0; i < Math.min(key.size(), columns.size()); i++) {
                    Object after = update.values().get(columns.get(i));
                    if (after != null) {
                        key.set(i, after);
                    }
                }
                yield key.isEmpty() ? null : key;
            }
            case RowChange.Delete d -> null;
        };
    }

    /** Numbers of different sizes have the same text. */
    private static List<String> texts(List<Object> key) {
        return key.stream()
                .map(part -> part instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : part.toString())
                .toList();
    }
}
