package org.schemawright.desktop.rows;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Boundaries at known places of one order, like posts along a road: a page far away starts from the nearest one before
 * it. Pages that were read leave fences by themselves; a numbering of all rows sets them along the whole table.
 */
final class FenceKeys {

    /** How far a page may start behind a fence without a thought; OFFSET is cheap up to there. */
    static final long WALK = 4000;

    /** Numbering every row costs about as much as so many walks through all of them in the order of a key. */
    private static final long WALKS_WORTH = 10;

    private static final long LARGE = 1_000_000;

    private static final long AT_MOST = 20_000;

    private final TreeMap<Long, Boundary> fences = new TreeMap<>();
    private boolean gathered;
    private boolean learned;
    private long learnedUpTo;
    private long walked;

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

    /**
     * Whether to number all rows before going to one that is far from its fence. Along a key the first walks are
     * cheaper: 40 ms for a million rows, where numbering takes a second. In a chosen order every walk may sort anew.
     *
     * @param distance how far the row is from its fence
     * @param chosenOrder whether the order is another than the key's
     * @param rows the number of rows as far as known, else negative
     */
    boolean shouldGather(long distance, boolean chosenOrder, long rows) {
        if (gathered || distance <= WALK) {
            return false;
        }
        walked += distance;
        return chosenOrder || walked > WALKS_WORTH * Math.max(rows, LARGE);
    }

    void put(long index, Boundary boundary) {
        fences.put(index, boundary);
    }

    void gathered() {
        gathered = true;
        learned = true;
    }

    /** Whether there is nothing more to learn by going along the order. */
    boolean isLearned() {
        return learned;
    }

    void learned() {
        learned = true;
    }

    /** The index up to which the order was gone along. */
    long learnedUpTo() {
        return learnedUpTo;
    }

    void learnedUpTo(long index) {
        learnedUpTo = index;
    }

    /**
     * How far apart to set them.
     *
     * @param rows the number of rows as far as known, else negative
     */
    static long distance(long rows) {
        return Math.ceilDiv(Math.max(rows, 1), RowSource.PAGE * AT_MOST) * RowSource.PAGE;
    }
}
