package org.schemawright.desktop.orm;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Referrers;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/**
 * The rows that deletes take along to any depth, and those whose references they end, read before anything is sent, so
 * that undoing an Apply brings them back. More than {@link DeleteEffects#MOST} are too many to be kept.
 */
final class RowsAlong {

    /** A row of a table as it was. */
    record Kept(ObjectName table, Row row) {}

    private record Place(ObjectName table, RowKey key) {}

    private record Step(ObjectName table, List<Row> rows) {}

    private final Map<ObjectName, Table> tables;
    private final Referrers reader;
    private final Map<Place, Kept> kept = new LinkedHashMap<>();
    private final Map<ObjectName, List<RowChange.Update>> updates = new HashMap<>();
    private final Set<Place> deleted = new HashSet<>();
    private final Set<ObjectName> withoutKey = new LinkedHashSet<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean tooMany;

    RowsAlong(Map<ObjectName, Table> tables, Referrers reader) {
        this.tables = tables;
        this.reader = reader;
    }

    /** The rows; none where they are too many. */
    List<Kept> rows() {
        return tooMany ? List.of() : List.copyOf(kept.values());
    }

    /** Whether they are too many. */
    boolean tooMany() {
        return tooMany;
    }

    /** The tables of which some go along that nothing tells apart. */
    Set<ObjectName> withoutKey() {
        return withoutKey;
    }

    /** Reads what goes along with the deletes among these changes. */
    void read(List<RowChange> changes) throws SQLException {
        Map<ObjectName, List<Row>> first = new LinkedHashMap<>();
        for (RowChange change : changes) {
            if (change instanceof RowChange.Update update) {
                updates.computeIfAbsent(update.table(), name -> new ArrayList<>())
                        .add(update);
            }
            if (change instanceof RowChange.Delete(ObjectName table, Row base) && base.key() != null) {
                deleted.add(new Place(table, base.key()));
                first.computeIfAbsent(table, name -> new ArrayList<>()).add(base);
            }
        }
        first.forEach((table, rows) -> steps.add(new Step(table, rows)));
        while (!steps.isEmpty() && !tooMany) {
            Step step = steps.poll();
            for (Table other : tables.values()) {
                for (ForeignKey key : other.foreignKeys()) {
                    // A partition's rows are read with the whole table, which has the same key.
                    if (key.target().equals(step.table()) && other.kind() != TableKind.PARTITION && takesAlong(key)) {
                        follow(step, other, key);
                    }
                }
            }
        }
    }

    /** The rows, as they were, that pending changes lead to rows with these values before those are deleted. */
    private List<Row> led(Table table, ForeignKey key, List<List<Object>> values) {
        Set<List<String>> wanted = values.stream().map(DeleteEffects::texts).collect(Collectors.toSet());
        return updates.getOrDefault(table.name(), List.of()).stream()
                .filter(update ->
                        update.base().key() != null && key.columns().stream().anyMatch(update.values()::containsKey))
                .filter(update -> wanted.contains(DeleteEffects.texts(
                        key.columns().stream().map(update::after).toList())))
                .map(RowChange.Update::base)
                .toList();
    }

    private static boolean takesAlong(ForeignKey key) {
        return switch (key.onDelete()) {
            case CASCADE, SET_NULL, SET_DEFAULT ->
                key.columns().size() == key.targetColumns().size();
            case NO_ACTION, RESTRICT -> false;
        };
    }

    private void follow(Step step, Table other, ForeignKey key) throws SQLException {
        List<List<Object>> values = DeleteEffects.values(step.rows(), key.targetColumns());
        if (values.isEmpty()) {
            return;
        }
        List<Row> fresh = new ArrayList<>();
        for (Row row : reader.readAsInPages(other, key.columns(), values, DeleteEffects.MOST + 1)) {
            if (row.key() == null) {
                withoutKey.add(other.name());
                continue;
            }
            Place place = new Place(other.name(), row.key());
            boolean goes = key.onDelete() == ReferentialAction.CASCADE;
            if (!deleted.contains(place)) {
                kept.putIfAbsent(place, new Kept(other.name(), row));
                if (goes) {
                    deleted.add(place);
                    fresh.add(row);
                }
            }
        }
        for (Row row : led(other, key, values)) {
            Place place = new Place(other.name(), Objects.requireNonNull(row.key(), "key"));
            kept.putIfAbsent(place, new Kept(other.name(), row));
            if (key.onDelete() == ReferentialAction.CASCADE && deleted.add(place)) {
                fresh.add(row);
            }
        }
        tooMany = tooMany || kept.size() > DeleteEffects.MOST;
        if (!fresh.isEmpty()) {
            steps.add(new Step(other.name(), fresh));
        }
    }
}
