package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.connection.TimeLimit;
import org.schemawright.desktop.rows.Referrers;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.task.Background;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/**
 * Counts what goes along with pending deletes, by reading alone: rows that are deleted with them to any depth, rows that
 * lose their reference, rows that forbid it. What the same change set deletes or leads elsewhere does not count.
 */
public final class DeleteEffects {

    /** No more rows than this are read for one table, or brought back by undoing an Apply; the words then say "over". */
    public static final int MOST = 10_000;

    private static final Duration MOST_TIME = Duration.ofSeconds(3);

    private record Place(ObjectName table, RowKey key) {}

    private record Slot(DeleteEffect.Kind kind, ObjectName table, String column) {}

    private record Step(ObjectName table, List<Row> rows) {}

    /** Rows that forbid the delete, unless they turn out to go along with it. */
    private record Forbidding(Slot slot, List<Row> rows, boolean atOnce) {}

    private final DatabaseSchema schema;
    private final boolean sqlite;
    private final Map<Place, RowChange> pending = new HashMap<>();
    private final List<RowChange> changes;

    private DeleteEffects(DatabaseSchema schema, boolean sqlite, List<RowChange> changes) {
        this.schema = schema;
        this.sqlite = sqlite;
        this.changes = changes;
        for (RowChange change : changes) {
            Row seen = change.seen();
            if (seen != null && seen.key() != null) {
                pending.put(new Place(change.table(), seen.key()), change);
            }
        }
    }

    /** The effects of the deletes among changes, table by table. Blocking; ends within seconds. */
    public static List<DeleteEffect> of(
            OpenDatabase database, DatabaseSchema schema, List<RowChange> changes, Background.Progress progress)
            throws SQLException {
        Map<ObjectName, List<Row>> deleted = new LinkedHashMap<>();
        for (RowChange change : changes) {
            if (change instanceof RowChange.Delete delete) {
                deleted.computeIfAbsent(delete.table(), table -> new ArrayList<>())
                        .add(delete.base());
            }
        }
        if (deleted.isEmpty()) {
            return List.of();
        }
        String dialect = database.dialect().id();
        DeleteEffects effects = new DeleteEffects(schema, dialect.equals("sqlite"), changes);
        List<DeleteEffect> found = new ArrayList<>();
        Interruption stop = Interruption.of(progress);
        try (Connection connection = database.reader();
                TimeLimit limit = TimeLimit.on(connection, MOST_TIME);
                Interruption.Reach _ = stop.over(connection)) {
            Referrers referrers = new Referrers(connection, dialect);
            for (Map.Entry<ObjectName, List<Row>> table : deleted.entrySet()) {
                found.addAll(effects.new Walk(referrers, stop, limit).of(table.getKey(), table.getValue()));
            }
        }
        return found;
    }

    /** From the deleted rows of one table to all that goes along. */
    private final class Walk {
        private final Referrers referrers;
        private final Interruption stop;
        private final TimeLimit limit;
        private final Deque<Step> steps = new ArrayDeque<>();
        private final Set<Place> gone = new HashSet<>();
        private final Map<Slot, Set<Object>> counted = new LinkedHashMap<>();
        private final Set<Slot> more = new HashSet<>();
        private final List<Forbidding> forbidding = new ArrayList<>();

        Walk(Referrers referrers, Interruption stop, TimeLimit limit) {
            this.referrers = referrers;
            this.stop = stop;
            this.limit = limit;
        }

        List<DeleteEffect> of(ObjectName deleted, List<Row> rows) throws SQLException {
            steps.add(new Step(deleted, rows));
            while (!steps.isEmpty()) {
                Step step = steps.poll();
                for (Table other : schema.tables()) {
                    for (ForeignKey key : other.foreignKeys()) {
                        // A partition's rows are read with the whole table, which has the same key.
                        if (key.target().equals(step.table()) && other.kind() != TableKind.PARTITION) {
                            follow(step, other, key);
                        }
                    }
                }
            }
            for (Forbidding rowsInTheWay : forbidding) {
                rowsInTheWay.rows().stream()
                        .filter(row -> rowsInTheWay.atOnce()
                                || !isGone(rowsInTheWay.slot().table(), row))
                        .forEach(row -> count(rowsInTheWay.slot(), row));
            }
            return counted.entrySet().stream()
                    .filter(effect ->
                            !effect.getValue().isEmpty() || effect.getKey().kind() == DeleteEffect.Kind.UNKNOWN)
                    .map(effect -> new DeleteEffect(
                            deleted,
                            effect.getKey().kind(),
                            effect.getKey().table(),
                            effect.getKey().column(),
                            Math.min(effect.getValue().size(), MOST),
                            more.contains(effect.getKey())))
                    .toList();
        }

        private void follow(Step step, Table other, ForeignKey key) throws SQLException {
            List<List<Object>> values = values(step.rows(), key.targetColumns());
            if (values.isEmpty() || key.columns().size() != key.targetColumns().size()) {
                return;
            }
            Slot slot = new Slot(kind(other, key), other.name(), String.join(", ", key.columns()));
            List<Row> found;
            try {
                found = limit.over() ? null : referrers.read(narrowed(other), key.columns(), values, MOST + 1);
            } catch (SQLException failed) {
                if (stop.asked() || !limit.over()) {
                    throw failed;
                }
                found = null;
            }
            if (found == null) {
                counted.computeIfAbsent(
                        new Slot(DeleteEffect.Kind.UNKNOWN, other.name(), slot.column()), s -> new HashSet<>());
                return;
            }
            List<Row> there = new ArrayList<>(
                    found.stream().filter(row -> stays(other, row, key)).toList());
            if (found.size() > MOST) {
                more.add(slot);
            }
            if (slot.kind() == DeleteEffect.Kind.FORBIDS) {
                boolean atOnce = key.onDelete() == ReferentialAction.RESTRICT;
                forbidding.add(new Forbidding(slot, there, atOnce));
            } else {
                List<Row> fresh = there.stream().filter(row -> count(slot, row)).toList();
                if (slot.kind() == DeleteEffect.Kind.DELETED && !fresh.isEmpty() && !more.contains(slot)) {
                    fresh.forEach(row -> gone.add(new Place(other.name(), keyOf(row))));
                    steps.add(new Step(other.name(), fresh));
                }
            }
            newReferences(other, key, values).forEach(change -> counted.computeIfAbsent(slot, s -> new HashSet<>())
                    .add(change));
        }

        /** Whether it was not counted before. */
        private boolean count(Slot slot, Row row) {
            RowKey key = row.key();
            Object mark = key == null ? row : key;
            if (slot.kind() == DeleteEffect.Kind.DELETED && isGone(slot.table(), row)) {
                return false;
            }
            return counted.computeIfAbsent(slot, s -> new HashSet<>()).add(mark);
        }

        private boolean isGone(ObjectName table, Row row) {
            return row.key() != null && gone.contains(new Place(table, row.key()));
        }

        private RowKey keyOf(Row row) {
            RowKey key = row.key();
            return key == null ? new RowKey(List.of(row)) : key;
        }
    }

    /** Whether a row still refers by a key when the delete comes: it is neither deleted before nor led elsewhere. */
    private boolean stays(Table table, Row row, ForeignKey key) {
        RowKey rowKey = row.key();
        return switch (rowKey == null ? null : pending.get(new Place(table.name(), rowKey))) {
            case null -> true;
            case RowChange.Delete d -> false;
            case RowChange.Update update -> key.columns().stream().noneMatch(update.values()::containsKey);
            case RowChange.Insert i -> true;
        };
    }

    /** Pending changes that lead a row to one that is deleted. */
    private List<RowChange> newReferences(Table table, ForeignKey key, List<List<Object>> values) {
        Set<List<String>> wanted = values.stream().map(DeleteEffects::texts).collect(Collectors.toSet());
        return changes.stream()
                .filter(change -> change.table().equals(table.name()) && !(change instanceof RowChange.Delete))
                .filter(change -> key.columns().stream()
                        .anyMatch(column -> ChangeReplay.written(change).containsKey(column)))
                .filter(change -> wanted.contains(
                        texts(key.columns().stream().map(change::after).toList())))
                .toList();
    }

    static List<String> texts(List<? extends @Nullable Object> values) {
        return values.stream().map(String::valueOf).toList();
    }

    private static DeleteEffect.Kind kind(Table other, ForeignKey key) {
        return switch (key.onDelete()) {
            case CASCADE -> DeleteEffect.Kind.DELETED;
            case SET_NULL ->
                key.columns().stream()
                                .flatMap(column -> other.column(column).stream())
                                .allMatch(Column::nullable)
                        ? DeleteEffect.Kind.SET_NULL
                        : DeleteEffect.Kind.FORBIDS;
            case SET_DEFAULT -> DeleteEffect.Kind.SET_DEFAULT;
            case NO_ACTION, RESTRICT -> DeleteEffect.Kind.FORBIDS;
        };
    }

    /** The different values of columns, where none is NULL. */
    static List<List<Object>> values(List<Row> rows, List<String> columns) {
        Set<List<Object>> values = new LinkedHashSet<>();
        for (Row row : rows) {
            List<Object> tuple = columns.stream()
                    .flatMap(column -> Stream.ofNullable(row.value(column)))
                    .toList();
            if (!columns.isEmpty() && tuple.size() == columns.size()) {
                values.add(tuple);
            }
        }
        return List.copyOf(values);
    }

    /** A table with the columns by which its rows are told apart, refer and are referred to. */
    private Table narrowed(Table table) {
        // Names that may hide the rowid stay, so that it goes by the same name.
        Set<String> columns = new HashSet<>(Set.of("rowid", "_rowid_", "oid"));
        RowIdentity.of(table, sqlite).ifPresent(identity -> columns.addAll(identity.columns()));
        table.foreignKeys().forEach(key -> columns.addAll(key.columns()));
        schema.tables().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .filter(key -> key.target().equals(table.name()))
                .forEach(key -> columns.addAll(key.targetColumns()));
        return table.withColumns(table.columns().stream()
                .filter(column -> columns.contains(column.name())
                        || columns.contains(column.name().toLowerCase(Locale.ROOT)))
                .toList());
    }
}
