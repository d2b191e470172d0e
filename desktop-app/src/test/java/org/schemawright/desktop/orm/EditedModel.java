package org.schemawright.desktop.orm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Row;
import org.schemawright.migration.schema.ObjectName;

/** Rows of three tables in plain maps, edited at random in step with a change set. */
final class EditedModel {

    /** Each row by its slot: its table and its key, or its number while it is new. */
    private record State(Map<String, Map<String, @Nullable Object>> rows) {
        State with(String slot, @Nullable Map<String, @Nullable Object> row) {
            Map<String, Map<String, @Nullable Object>> changed = new TreeMap<>(rows);
            if (row == null) {
                changed.remove(slot);
            } else {
                changed.put(slot, row);
            }
            return new State(changed);
        }

        State with(String slot, String column, @Nullable Object value) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>(rows.get(slot));
            row.put(column, value);
            return with(slot, row);
        }
    }

    private final Random random;
    private final Map<String, ObjectName> names;
    private final Map<String, Row> bases = new LinkedHashMap<>();
    private final State start;
    private final List<State> states = new ArrayList<>();
    private int at;
    private ChangeSet changes = new ChangeSet();
    private int fresh;

    EditedModel(Random random, Map<String, ObjectName> names, List<Row> nodes, List<Row> links, List<Row> marks) {
        this.random = random;
        this.names = Map.copyOf(names);
        nodes.forEach(row -> bases.put("node/" + row.value("id"), row));
        links.forEach(row -> bases.put("link/" + row.value("a") + row.value("b"), row));
        marks.forEach(row -> bases.put("mark/" + row.value("id"), row));
        State all = new State(Map.of());
        for (Map.Entry<String, Row> base : bases.entrySet()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            base.getValue()
                    .columns()
                    .forEach(column -> values.put(column.name(), base.getValue().value(column.name())));
            all = all.with(base.getKey(), values);
        }
        this.start = all;
        states.add(all);
    }

    /** Edits this change set from now on, which has nothing pending. */
    void edit(ChangeSet edited) {
        changes = edited;
    }

    /** Edits another change set from now on, which has the same pending under new numbers and no steps but that one. */
    void restored(ChangeSet again) {
        Map<String, String> slots = new HashMap<>();
        List<RowChange> before = inserts(changes);
        List<RowChange> now = inserts(again);
        for (int i = 0; i < before.size(); i++) {
            slots.put(slot(before.get(i)), slot(now.get(i)));
        }
        State renamed = new State(Map.of());
        for (Map.Entry<String, Map<String, @Nullable Object>> row :
                state().rows().entrySet()) {
            renamed = renamed.with(slots.getOrDefault(row.getKey(), row.getKey()), row.getValue());
        }
        boolean any = !again.isEmpty();
        states.clear();
        states.add(start);
        if (any) {
            states.add(renamed);
        }
        at = states.size() - 1;
        changes = again;
    }

    private static List<RowChange> inserts(ChangeSet set) {
        return set.rowChanges().stream()
                .filter(RowChange.Insert.class::isInstance)
                .toList();
    }

    List<RowChange> pending() {
        return changes.rowChanges();
    }

    private State state() {
        return states.get(at);
    }

    /** Does something at random, in both. */
    void command() {
        long version = changes.versionProperty().get();
        switch (random.nextInt(12)) {
            case 0 -> {
                changes.undo();
                at = Math.max(0, at - 1);
            }
            case 1 -> {
                changes.redo();
                at = Math.min(states.size() - 1, at + 1);
            }
            case 2, 3 -> step(version, exchange("node", "name"));
            case 4 -> step(version, exchange("mark", "rank"));
            case 5 -> step(version, insert());
            case 6, 7 -> step(version, delete());
            case 8 -> step(version, revert());
            default -> step(version, set());
        }
    }

    private void step(long version, State after) {
        if (changes.versionProperty().get() > version) {
            states.subList(at + 1, states.size()).clear();
            states.add(after);
            at++;
        }
    }

    private static String slot(RowChange change) {
        return change instanceof RowChange.Insert insert
                ? change.table().name() + "/new" + insert.id()
                : change.table().name() + "/"
                        + String.join(
                                "",
                                change.seen().key().values().stream()
                                        .map(Object::toString)
                                        .toList());
    }

    private ObjectName table(String slot) {
        return names(slot.substring(0, slot.indexOf('/')));
    }

    private ObjectName names(String table) {
        return Objects.requireNonNull(names.get(table));
    }

    /** An existing row that is not marked as deleted; null where there is none. */
    private @Nullable String any(String table) {
        List<String> live = state().rows().keySet().stream()
                .filter(slot -> slot.startsWith(table + "/") && bases.containsKey(slot))
                .toList();
        return live.isEmpty() ? null : live.get(random.nextInt(live.size()));
    }

    private State exchange(String table, String column) {
        String one = any(table);
        String other = any(table);
        if (one == null || other == null || one.equals(other)) {
            return state();
        }
        Object first = state().rows().get(one).get(column);
        Object second = state().rows().get(other).get(column);
        changes.together(() -> {
            changes.setCell(names(table), bases.get(one), column, second);
            changes.setCell(names(table), bases.get(other), column, first);
        });
        return state().with(one, column, second).with(other, column, first);
    }

    private State insert() {
        String node = any("node");
        Object id = node == null ? null : bases.get(node).value("id");
        String table = List.of("node", "link", "mark").get(random.nextInt(3));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        switch (table) {
            case "node" -> {
                values.put("name", "fresh" + ++fresh);
                values.put("parent", id);
                row.put("size", number(3));
            }
            case "link" -> {
                if (id == null) {
                    return state();
                }
                values.put("a", id);
                values.put("b", "fresh" + ++fresh);
                row.put("weight", null);
            }
            default -> {
                values.put("node", id);
                values.put("rank", number(1000 + ++fresh));
            }
        }
        row.putAll(values);
        RowChange.Insert made = changes.insert(names(table), values);
        return state().with(slot(made), row);
    }

    private State delete() {
        String slot = any(List.of("node", "link", "mark").get(random.nextInt(3)));
        if (slot == null) {
            return state();
        }
        changes.delete(table(slot), bases.get(slot));
        return state().with(slot, null);
    }

    private State revert() {
        List<RowChange> all = changes.rowChanges();
        if (all.isEmpty()) {
            return state();
        }
        RowChange change = all.get(random.nextInt(all.size()));
        changes.revert(change);
        return state().with(slot(change), start.rows().get(slot(change)));
    }

    private State set() {
        String table = List.of("node", "link", "mark").get(random.nextInt(3));
        String slot = any(table);
        if (slot == null) {
            return state();
        }
        String node = any("node");
        Object id =
                node == null || random.nextInt(4) == 0 ? null : bases.get(node).value("id");
        String column =
                switch (table) {
                    case "node" -> List.of("name", "parent", "size").get(random.nextInt(3));
                    case "link" -> List.of("b", "weight").get(random.nextInt(2));
                    default -> "node";
                };
        Object value =
                switch (column) {
                    case "name", "b" -> "changed" + ++fresh;
                    case "parent", "node" -> id;
                    default -> random.nextBoolean() ? null : number(random.nextInt(100));
                };
        changes.setCell(names(table), bases.get(slot), column, value);
        return state().with(slot, column, value);
    }

    private Object number(int value) {
        return bases.get("node/1").value("id") instanceof Long ? (Object) (long) value : (Object) value;
    }

    private Set<Object> deletedNodes() {
        Set<Object> deleted = new HashSet<>();
        bases.forEach((slot, row) -> {
            if (slot.startsWith("node/") && !state().rows().containsKey(slot)) {
                deleted.add(row.value("id"));
            }
        });
        return deleted;
    }

    /** The ids of all nodes that are gone in the end. */
    private Set<Object> goneNodes() {
        Set<Object> gone = deletedNodes();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Map<String, @Nullable Object>> row :
                    state().rows().entrySet()) {
                Object id = row.getValue().get("id");
                if (row.getKey().startsWith("node/")
                        && gone.contains(row.getValue().get("parent"))
                        && id != null) {
                    more |= gone.add(id);
                }
            }
        }
        return gone;
    }

    /**
     * Whether a database may refuse it: two rows have the same unique value before rows go along with others, or a row
     * that is changed goes along with one that goes along itself, of which the order of changes knows nothing.
     */
    boolean mayBeRefused() {
        Set<Object> names = new HashSet<>();
        Set<Object> ranks = new HashSet<>();
        for (Map.Entry<String, Map<String, @Nullable Object>> row :
                state().rows().entrySet()) {
            if (row.getKey().startsWith("node/") && !names.add(row.getValue().get("name"))
                    || row.getKey().startsWith("mark/")
                            && row.getValue().get("rank") != null
                            && !ranks.add(row.getValue().get("rank"))) {
                return true;
            }
        }
        Set<Object> along = goneNodes();
        along.removeAll(deletedNodes());
        return changes.rowChanges().stream()
                .map(RowChange::seen)
                .filter(Objects::nonNull)
                .anyMatch(row -> along.contains(row.value("parent")) || along.contains(row.value("a")));
    }

    /** What the tables should have, with the names of nodes in the place of their keys. */
    List<String> content() {
        Set<Object> gone = goneNodes();
        Map<Object, Object> namesById = new HashMap<>();
        state().rows().forEach((slot, row) -> {
            if (slot.startsWith("node/") && row.get("id") != null) {
                namesById.put(row.get("id"), row.get("name"));
            }
        });
        List<String> content = new ArrayList<>();
        state().rows().forEach((slot, row) -> {
            String table = slot.substring(0, slot.indexOf('/'));
            Object refers = row.get(table.equals("node") ? "parent" : table.equals("link") ? "a" : "node");
            boolean lost = refers != null && gone.contains(refers);
            if (lost && !table.equals("mark")) {
                return;
            }
            Object name = lost || refers == null ? null : namesById.get(refers);
            content.add(
                    switch (table) {
                        case "node" -> "node|" + row.get("name") + "|" + name + "|" + row.get("size");
                        case "link" -> "link|" + row.get("b") + "|" + name + "|" + row.get("weight");
                        default -> "mark|null|" + name + "|" + row.get("rank");
                    });
        });
        return content;
    }
}
