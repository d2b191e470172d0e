package org.schemawright.desktop.orm;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * The order in which row changes can be sent: a row before those that refer to it, a row that refers to another before
 * the other is deleted, and who frees a unique value before who takes it. Where that leaves a choice: inserts, updates,
 * deletes, and within each the order in which the rows were touched.
 */
final class ChangeOrder {

    /**
     * The result.
     *
     * @param changes all of them, in order
     * @param circular whether some refer to one another in a circle, so that the checks have to wait for the commit
     * @param needs by identity, those that a change has to come after; none is missing from the changes
     * @param parked rows that have to step aside before all else, because they exchange unique values
     */
    record Ordered(
            List<RowChange> changes, boolean circular, Map<RowChange, List<RowChange>> needs, List<Parked> parked) {}

    /** Values of some columns of some table. */
    private record Tuple(ObjectName table, List<String> columns, List<Object> values) {}

    /** A row's values by column; null where it has none or NULL. */
    private interface Values {
        @Nullable
        Object of(String column);
    }

    private final Map<ObjectName, Table> tables;
    private final List<RowChange> changes;
    private final Map<ObjectName, Set<List<String>>> unique;
    private final Map<Tuple, Integer> makers = new HashMap<>();
    private final Map<Tuple, Integer> removers = new HashMap<>();
    private final Map<Long, Integer> newRows = new HashMap<>();
    private final Map<Integer, Set<Integer>> followers = new HashMap<>();
    private final int[] waitsFor;

    /** By each change that frees unique values, those that take one of them, and for nothing else come after it. */
    private final Map<Integer, Set<Integer>> takers = new HashMap<>();

    private final Map<Integer, Parked> parked = new LinkedHashMap<>();

    private ChangeOrder(Map<ObjectName, Table> tables, List<RowChange> changes) {
        this.tables = tables;
        this.changes = changes;
        this.waitsFor = new int[changes.size()];
        this.unique = tables.values().stream().collect(Collectors.toMap(Table::name, ChangeOrder::uniqueSets));
    }

    /** Puts changes of these tables in order. */
    static Ordered of(Map<ObjectName, Table> tables, List<RowChange> changes) {
        ChangeOrder order = new ChangeOrder(tables, changes);
        order.findMakersAndRemovers();
        order.findDependencies();
        return order.sort();
    }

    private void findMakersAndRemovers() {
        Map<ObjectName, Set<List<String>>> keys = keys();
        for (int i = 0; i < changes.size(); i++) {
            RowChange change = changes.get(i);
            if (change instanceof RowChange.Insert insert) {
                newRows.put(insert.id(), i);
            }
            for (List<String> columns : keys.getOrDefault(change.table(), Set.of())) {
                if (touches(change, columns)) {
                    put(makers, tuple(change.table(), columns, columns, change::after), i);
                    put(removers, tuple(change.table(), columns, columns, change::before), i);
                }
            }
        }
    }

    private void findDependencies() {
        Map<ObjectName, List<ForeignKey>> references = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            RowChange change = changes.get(i);
            for (NewRowKey key : NewRowKey.in(change)) {
                after(newRows.get(key.insertId()), i);
            }
            Table table = table(change);
            for (ForeignKey key : references.computeIfAbsent(table.name(), name -> table.foreignKeys())) {
                if (key.columns().size() != key.targetColumns().size()) {
                    continue;
                }
                if (touches(change, key.columns())) {
                    Tuple target = reference(key, change::after);
                    Integer maker = found(makers, target);
                    after(maker, i);
                    if (maker == null) {
                        beforeTakenAlong(i, key, found(removers, target));
                    }
                    Integer remover = found(removers, reference(key, change::before));
                    if (remover != null) {
                        after(i, remover);
                    }
                } else {
                    beforeTakenAlong(i, key, found(removers, reference(key, change::before)));
                }
            }
            for (List<String> columns : unique.getOrDefault(table.name(), Set.of())) {
                Integer remover = touches(change, columns)
                        ? found(removers, tuple(table.name(), columns, columns, change::after))
                        : null;
                if (after(remover, i) && remover != null) {
                    takers.computeIfAbsent(remover, first -> new LinkedHashSet<>())
                            .add(i);
                }
            }
        }
    }

    private Ordered sort() {
        int[] rank = ranks();
        Comparator<Integer> preferred =
                Comparator.<Integer>comparingInt(i -> rank[i]).thenComparing(Comparator.naturalOrder());
        PriorityQueue<Integer> ready = new PriorityQueue<>(preferred);
        TreeSet<Integer> waiting = new TreeSet<>(preferred);
        for (int i = 0; i < changes.size(); i++) {
            (waitsFor[i] == 0 ? ready : waiting).add(i);
        }
        List<RowChange> sorted = new ArrayList<>(changes.size());
        boolean circular = false;
        while (sorted.size() < changes.size()) {
            Integer next = ready.poll();
            if (next == null && parkOne(waiting, ready)) {
                continue;
            }
            if (next == null) {
                circular = true;
                next = waiting.removeFirst();
            }
            sorted.add(changes.get(next));
            waitsFor[next] = -1;
            for (int follower : followers(next)) {
                if (waitsFor[follower] > 0 && --waitsFor[follower] == 0) {
                    waiting.remove(follower);
                    ready.add(follower);
                }
            }
        }
        return new Ordered(sorted, circular, needs(), List.copyOf(parked.values()));
    }

    /** How soon each change would rather come, the lowest first. */
    private int[] ranks() {
        TablesAlong along = new TablesAlong(tables);
        int[] ranks = new int[changes.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = switch (changes.get(i)) {
                case RowChange.Insert _ -> Integer.MIN_VALUE;
                case RowChange.Update _ -> Integer.MIN_VALUE + 1;
                // A row may go along with one that is not among the changes and goes along itself: rather before it is
                // gone.
                case RowChange.Delete delete -> -along.depth(table(delete));
            };
        }
        return ranks;
    }

    /** Has a row of a circle step aside, so that those who take its unique values need not wait for it. */
    private boolean parkOne(TreeSet<Integer> waiting, PriorityQueue<Integer> ready) {
        for (int first : waiting) {
            Set<Integer> freed = takers.getOrDefault(first, Set.of());
            if (freed.isEmpty() || !(changes.get(first) instanceof RowChange.Update update)) {
                continue;
            }
            List<List<String>> given = unique.getOrDefault(update.table(), Set.of()).stream()
                    .filter(columns -> touches(update, columns))
                    .toList();
            Optional<Parked> aside = Parked.of(table(update), update, given, parked.size());
            if (aside.isPresent()) {
                parked.put(first, aside.get());
                takers.remove(first);
                for (int follower : freed) {
                    followers(first).remove(follower);
                    if (--waitsFor[follower] == 0) {
                        waiting.remove(follower);
                        ready.add(follower);
                    }
                }
                return true;
            }
        }
        return false;
    }

    private Map<RowChange, List<RowChange>> needs() {
        Map<RowChange, List<RowChange>> needs = new IdentityHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            for (int follower : followers(i)) {
                needs.computeIfAbsent(changes.get(follower), change -> new ArrayList<>())
                        .add(changes.get(i));
            }
        }
        return needs;
    }

    /** A change of a row comes before the delete that takes the row or its reference along. */
    private void beforeTakenAlong(int first, ForeignKey key, @Nullable Integer delete) {
        if (TablesAlong.changes(key) && delete != null && changes.get(delete) instanceof RowChange.Delete) {
            after(first, delete);
        }
    }

    private Set<Integer> followers(int change) {
        return followers.getOrDefault(change, Set.of());
    }

    /** Takes note of an order, and whether that is news. */
    private boolean after(@Nullable Integer first, int then) {
        boolean news = first != null
                && first != then
                && followers.computeIfAbsent(first, f -> new HashSet<>()).add(then);
        if (news) {
            waitsFor[then]++;
        }
        return news;
    }

    /** The column sets by which rows of each table are referred to or must differ. */
    private Map<ObjectName, Set<List<String>>> keys() {
        Map<ObjectName, Set<List<String>>> keys = new LinkedHashMap<>();
        for (Table table : tables.values()) {
            keys.computeIfAbsent(table.name(), name -> new LinkedHashSet<>()).addAll(uniqueSets(table));
            for (ForeignKey key : table.foreignKeys()) {
                keys.computeIfAbsent(key.target(), name -> new LinkedHashSet<>())
                        .add(key.targetColumns());
            }
        }
        return keys;
    }

    private static Set<List<String>> uniqueSets(Table table) {
        Set<List<String>> sets = new LinkedHashSet<>();
        table.primaryKey().map(PrimaryKey::columns).ifPresent(sets::add);
        table.uniqueKeys().stream().map(UniqueKey::columns).forEach(sets::add);
        for (Index index : table.indexes()) {
            if (index.unique()) {
                List<String> columns = new ArrayList<>();
                index.parts().forEach(part -> {
                    if (part.column() != null) {
                        columns.add(part.column());
                    }
                });
                if (columns.size() == index.parts().size()) {
                    sets.add(columns);
                }
            }
        }
        return sets;
    }

    private Table table(RowChange change) {
        Table table = tables.get(change.table());
        if (table == null) {
            throw new IllegalArgumentException("unknown table " + change.table());
        }
        return table;
    }

    private static boolean touches(RowChange change, List<String> columns) {
        return !(change instanceof RowChange.Update update) || columns.stream().anyMatch(update.values()::containsKey);
    }

    /** The values by which a row of another table is named; null when one of them is null. */
    private static @Nullable Tuple tuple(ObjectName table, List<String> columns, List<String> source, Values values) {
        List<Object> found = new ArrayList<>(source.size());
        for (String column : source) {
            Object value = values.of(column);
            if (value == null) {
                return null;
            }
            found.add(comparable(value));
        }
        return new Tuple(table, columns, found);
    }

    private static Object comparable(Object value) {
        return switch (value) {
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case BigDecimal number -> number.stripTrailingZeros();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            default -> value;
        };
    }

    private static @Nullable Tuple reference(ForeignKey key, Values values) {
        return tuple(key.target(), key.targetColumns(), key.columns(), values);
    }

    private static void put(Map<Tuple, Integer> map, @Nullable Tuple tuple, int index) {
        if (tuple != null) {
            map.putIfAbsent(tuple, index);
        }
    }

    private static @Nullable Integer found(Map<Tuple, Integer> map, @Nullable Tuple tuple) {
        return tuple == null ? null : map.get(tuple);
    }
}
