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
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * What takes applied row changes back, as row changes. Rows are read once more before the commit, so that it knows what
 * the Apply left, whatever defaults and triggers made of it.
 */
public final class Inverse {

    /** So many bytes of large values are read to be kept. */
    private static final long MOST_LARGE = 32L << 20;

    private record Place(ObjectName table, List<String> key) {}

    private final List<RowChange> changes = new ArrayList<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private final Map<RowChange, Row> whole = new IdentityHashMap<>();

    /** The changes, of which the last one applied comes first; empty before an Apply and after one that failed. */
    public List<RowChange> changes() {
        return List.copyOf(changes);
    }

    /** What these do not bring back, in sentences. */
    public List<String> lost() {
        return List.copyOf(lost);
    }

    /** Before anything is sent: reads the large values that will be gone, of which a page has only the beginning. */
    void readLarge(Connection connection, Map<ObjectName, Table> tables, List<RowChange> changes, boolean sqlite)
            throws SQLException {
        Referrers reader = new Referrers(connection, sqlite ? "sqlite" : "postgresql");
        long bytes = 0;
        for (RowChange change : changes) {
            Table table = tables.get(change.table());
            Row seen = change.seen();
            RowKey key = seen == null ? null : seen.key();
            long size = large(change);
            if (table == null || key == null || size == 0) {
                continue;
            }
            bytes += size;
            if (bytes > MOST_LARGE) {
                lost.add("Large values of rows of " + table.name() + " are too large to be kept, so that those rows"
                        + " stay as they are.");
                continue;
            }
            guarded(connection, () -> reader.read(table, columns(table, sqlite), List.of(key.values()), 1)
                    .forEach(row -> whole.put(change, row)));
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
    void read(
            Connection connection, Map<ObjectName, Table> tables, List<RowChange> applied, NewKeys keys, boolean sqlite)
            throws SQLException {
        if (!guarded(connection, () -> workOut(connection, tables, applied, keys, sqlite))) {
            changes.clear();
            lost.add("The rows could not be read again, so that this Apply has no way back.");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void workOut(
            Connection connection, Map<ObjectName, Table> tables, List<RowChange> applied, NewKeys keys, boolean sqlite)
            throws SQLException {
        Map<Place, Row> left = left(connection, tables, applied, keys, sqlite);
        Map<ObjectName, Integer> unknown = new LinkedHashMap<>();
        for (RowChange change : applied.reversed()) {
            Table table = tables.get(change.table());
            if (table == null) {
                continue;
            }
            List<Object> key = key(change, table, keys, sqlite);
            Row row = key == null ? null : left.get(new Place(change.table(), texts(key)));
            RowChange back =
                    switch (change) {
                        case RowChange.Insert insert -> row == null ? null : new RowChange.Delete(insert.table(), row);
                        case RowChange.Update update -> row == null ? null : back(update, row);
                        case RowChange.Delete delete -> back(delete, table, sqlite, changes.size());
                    };
            if (back != null && ChangeReplay.written(back).values().stream().anyMatch(LargeValue.class::isInstance)) {
                // Told already; it could only be written cut off.
                continue;
            }
            if (back == null) {
                unknown.merge(change.table(), 1, Integer::sum);
            } else if (!(back instanceof RowChange.Update update
                    && update.values().isEmpty())) {
                changes.add(back);
            }
        }
        unknown.forEach((table, count) -> lost.add("What became of " + NumberWords.count(count, "row") + " of " + table
                + " is not known, so " + (count == 1 ? "it stays as it is." : "they stay as they are.")));
    }

    private static Map<Place, Row> left(
            Connection connection, Map<ObjectName, Table> tables, List<RowChange> applied, NewKeys keys, boolean sqlite)
            throws SQLException {
        Map<ObjectName, Set<List<Object>>> wanted = new LinkedHashMap<>();
        for (RowChange change : applied) {
            Table table = tables.get(change.table());
            List<Object> key =
                    change instanceof RowChange.Delete || table == null ? null : key(change, table, keys, sqlite);
            if (key != null) {
                wanted.computeIfAbsent(change.table(), name -> new LinkedHashSet<>())
                        .add(key);
            }
        }
        Referrers reader = new Referrers(connection, sqlite ? "sqlite" : "postgresql");
        Map<Place, Row> left = new HashMap<>();
        for (Map.Entry<ObjectName, Set<List<Object>>> rows : wanted.entrySet()) {
            Table table = tables.get(rows.getKey());
            if (table != null) {
                List<String> by = columns(table, sqlite);
                for (Row row : reader.readAsInPages(table, by, List.copyOf(rows.getValue()))) {
                    RowKey key = row.key();
                    if (key != null) {
                        left.put(new Place(table.name(), texts(key.values())), row);
                    }
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

    private RowChange back(RowChange.Delete delete, Table table, boolean sqlite, int number) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Row base = delete.base();
        RowKey key = base.key();
        RowIdentity identity = RowIdentity.of(table, sqlite).orElse(null);
        if (key != null && identity != null && identity.rowid()) {
            values.put(identity.columns().getFirst(), key.values().getFirst());
        }
        for (Column column : base.columns()) {
            Column now = table.column(column.name()).orElse(null);
            Identity numbered = now == null ? null : now.identity();
            if (numbered != null && numbered.kind() == Identity.Kind.ALWAYS) {
                lost.add("Deleted rows of " + table.name() + " come back under new numbers in " + column.name()
                        + ", which only the database gives.");
            } else if (now != null && now.generated() == null) {
                values.put(column.name(), before(delete, column.name()));
            }
        }
        return new RowChange.Insert(delete.table(), number + 1L, values);
    }

    /** The key of the row that a change left; null for none, or where nobody told it. */
    private static @Nullable List<Object> key(RowChange change, Table table, NewKeys keys, boolean sqlite) {
        return switch (change) {
            case RowChange.Insert insert -> keys.of(insert);
            case RowChange.Update update -> {
                List<String> columns = columns(table, sqlite);
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

    private static List<String> columns(Table table, boolean sqlite) {
        return RowIdentity.of(table, sqlite).map(RowIdentity::columns).orElse(List.of());
    }

    /** Numbers of different sizes have the same text. */
    private static List<String> texts(List<Object> key) {
        return key.stream()
                .map(part -> part instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : part.toString())
                .toList();
    }
}
