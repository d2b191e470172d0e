package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;

/**
 * Where new rows stand among the stored ones: behind the row they were added from, or at the top. Translates the
 * positions of the grid, which count new rows, into the indexes of stored rows, which do not.
 */
final class NewRowPlaces {

    /** By the id of the new row: the index of the stored row it stands behind. */
    private final Map<Long, Long> behind = new HashMap<>();

    private List<RowChange.Insert> inserts = List.of();
    private long[] positions = {};

    /** Remembers where a new row is to stand; -1 is the top. */
    void place(long insertId, long behindIndex) {
        behind.put(insertId, behindIndex);
    }

    /** Moves all places along with the stored rows; those at the top stay there. */
    void shift(long by) {
        behind.replaceAll((id, index) -> index < 0 ? index : Math.max(0, index + by));
    }

    /** Forgets all places: new rows go to the top. */
    void forget() {
        behind.clear();
    }

    /** Takes the new rows that are pending now. */
    void show(List<RowChange.Insert> pending, long storedRows) {
        List<RowChange.Insert> ordered = new ArrayList<>(pending);
        ordered.sort(Comparator.comparingLong(i -> behindOf(i, storedRows)));
        positions = new long[ordered.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = behindOf(ordered.get(i), storedRows) + 1 + i;
        }
        inserts = ordered;
    }

    private long behindOf(RowChange.Insert insert, long storedRows) {
        return Math.min(behind.getOrDefault(insert.id(), -1L), storedRows - 1);
    }

    int size() {
        return inserts.size();
    }

    /** Which new row stands at a position; -1 where a stored one does. */
    private int at(long position) {
        int found = Arrays.binarySearch(positions, position);
        return found < 0 ? -1 : found;
    }

    RowChange.@Nullable Insert insertAt(long position) {
        int at = at(position);
        return at < 0 ? null : inserts.get(at);
    }

    /** The index of the stored row at a position; at a new row that of the stored row before it, or -1. */
    long storedIndex(long position) {
        int found = Arrays.binarySearch(positions, position);
        return found < 0 ? position - (-found - 1) : position - found - 1;
    }

    /** The position of a new row; -1 where it is not pending. */
    long positionOf(long insertId) {
        for (int i = 0; i < inserts.size(); i++) {
            if (inserts.get(i).id() == insertId) {
                return positions[i];
            }
        }
        return -1;
    }

    /** The position of a stored row; -1 for the index -1. */
    long positionOfStored(long index) {
        if (index < 0) {
            return -1;
        }
        long position = index;
        for (long taken : positions) {
            if (taken > position) {
                break;
            }
            position++;
        }
        return position;
    }
}
