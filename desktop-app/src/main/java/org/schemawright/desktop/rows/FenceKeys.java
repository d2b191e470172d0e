package org.schemawright.desktop.rows;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Boundaries at known places of one order, like posts along a road: a page far away starts from the nearest one before
 * it. The ends of pages that were read become fences by themselves; a first far jump sets some along the whole table.
 */
final class FenceKeys {

    /** How far a page may start behind a fence; OFFSET is cheap up to there. */
    static final long WALK = 4000;

    private static final long DISTANCE = 1000;
    private static final long AT_MOST = 20_000;

    private final TreeMap<Long, Boundary> fences = new TreeMap<>();
    private boolean gathered;

    /**
     * A fence.
     *
     * @param index the index of the first row behind it
     * @param boundary null at the start of the table
     */
    record Fence(long index, @Nullable Boundary boundary) {}

    /** The last fence at or before a row. */
    Fence before(long index) {
        Map.Entry<Long, Boundary> entry = fences.floorEntry(index);
        return entry == null ? new Fence(0, null) : new Fence(entry.getKey(), entry.getValue());
    }

    /** Whether a row is so far from its fence that fences should be set along the whole table first. */
    boolean tooFar(long index) {
        return !gathered && index - before(index).index() > WALK;
    }

    void put(long index, Boundary boundary) {
        fences.put(index, boundary);
    }

    void gathered() {
        gathered = true;
    }

    /**
     * How far apart to set them.
     *
     * @param rows the number of rows as far as known, else negative
     */
    static long distance(long rows) {
        return Math.max(DISTANCE, rows / AT_MOST);
    }
}
