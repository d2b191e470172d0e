package org.schemawright.desktop.changeset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectName;

/**
 * The pending rows in the order in which each was first touched. Every row has a position, which it gets back when its
 * removal is undone, so that one step costs the same however many rows are pending.
 */
final class PendingRows {

    private final NavigableMap<Long, RowChange> byPosition = new TreeMap<>();
    private final Map<ObjectName, NavigableMap<Long, RowChange.Insert>> inserts = new HashMap<>();
    private final Map<RowSlot, Long> positions = new HashMap<>();
    /** Where the changes stand that refer to new rows. */
    private final NavigableSet<Long> referring = new TreeSet<>();

    private long nextPosition;
    private @Nullable List<RowChange> listed;
    private @Nullable Set<Long> touched;

    Optional<RowChange> get(RowSlot slot) {
        Long position = positions.get(slot);
        return position == null ? Optional.empty() : Optional.ofNullable(byPosition.get(position));
    }

    /** The new row of a number, which has to be pending. */
    RowChange.Insert inserted(long insertId) {
        if (get(new RowSlot.New(insertId)).orElse(null) instanceof RowChange.Insert insert) {
            return insert;
        }
        throw new IllegalArgumentException("no new row has the number " + insertId);
    }

    /** The place of a pending row, or a new place behind all others. */
    long positionFor(RowSlot slot) {
        Long position = positions.get(slot);
        return position == null ? nextPosition++ : position;
    }

    /** Makes a change, or nothing when null, what is pending at a place. */
    void put(long position, RowSlot slot, @Nullable RowChange change) {
        listed = null;
        if (touched != null) {
            touched.add(position);
        }
        if (change == null) {
            positions.remove(slot);
            referring.remove(position);
            RowChange removed = byPosition.remove(position);
            if (removed instanceof RowChange.Insert insert) {
                insertsOf(insert.table()).remove(position);
            }
        } else {
            positions.put(slot, position);
            byPosition.put(position, change);
            if (NewRowKey.in(change).isEmpty()) {
                referring.remove(position);
            } else {
                referring.add(position);
            }
            if (change instanceof RowChange.Insert insert) {
                insertsOf(insert.table()).put(position, insert);
            }
        }
    }

    /** Leaves of these only what stays pending when they are in the database, and returns that. */
    List<RowChange> applied(List<RowChange> changes) {
        List<RowChange> left = new ArrayList<>();
        for (RowChange change : changes) {
            RowSlot slot = RowSlot.of(change);
            RowChange stays = AppliedChange.left(change, get(slot).orElse(null));
            put(positionFor(slot), slot, stays);
            if (stays != null) {
                left.add(stays);
            }
        }
        return left;
    }

    /** Begins to note which places change. */
    void noteTouched() {
        touched = new LinkedHashSet<>();
    }

    /** What is pending by now at the places that changed since this was asked last. */
    Map<Long, @Nullable RowChange> takeTouched() {
        Map<Long, @Nullable RowChange> now = new LinkedHashMap<>();
        if (touched != null) {
            touched.forEach(position -> now.put(position, byPosition.get(position)));
            touched.clear();
        }
        return now;
    }

    List<RowChange> all() {
        List<RowChange> all = listed;
        if (all == null) {
            all = List.copyOf(byPosition.values());
            listed = all;
        }
        return all;
    }

    List<RowChange.Insert> insertsInto(ObjectName table) {
        NavigableMap<Long, RowChange.Insert> found = inserts.get(table);
        return found == null ? List.of() : List.copyOf(found.values());
    }

    /** The changes that refer to a new row. */
    List<RowChange> referringTo(long insertId) {
        return referring.stream()
                .map(byPosition::get)
                .filter(change ->
                        change != null && NewRowKey.in(change).stream().anyMatch(key -> key.insertId() == insertId))
                .toList();
    }

    boolean isEmpty() {
        return byPosition.isEmpty();
    }

    int size() {
        return byPosition.size();
    }

    private NavigableMap<Long, RowChange.Insert> insertsOf(ObjectName table) {
        return inserts.computeIfAbsent(table, name -> new TreeMap<>());
    }
}
