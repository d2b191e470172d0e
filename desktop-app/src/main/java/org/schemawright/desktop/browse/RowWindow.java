package org.schemawright.desktop.browse;

/**
 * Which positions the table of the grid holds: a window over all of them, since what a table view does for each frame grows
 * with the index of the row it shows. Everything but the table itself goes by positions.
 */
final class RowWindow {

    /** Enough that one seldom gets near its ends, and far from where a table view becomes slow. */
    static final int MOST = 3000;

    /** How near to its ends one may scroll before it moves on. */
    static final int MARGIN = 700;

    private int base;
    private int size;
    private int total;

    /** The first position in it. */
    int base() {
        return base;
    }

    /** How many positions are in it. */
    int size() {
        return size;
    }

    /** How many positions there are in all. */
    int total() {
        return total;
    }

    /** Takes the number of all positions. */
    void resize(int newTotal) {
        total = newTotal;
        size = Math.min(newTotal, MOST);
        base = Math.clamp(base, 0, total - size);
    }

    /** Moves to where a position is first, or as near to that as there are positions. */
    void moveTo(long first) {
        base = (int) Math.clamp(first, 0, total - size);
    }

    /** The position of a row of the table; -1 for none. */
    int positionAt(int index) {
        return index < 0 ? -1 : base + index;
    }

    /** The row of the table at a position; -1 where it is not in the window. */
    int indexOf(int position) {
        return position < base || position >= base + size ? -1 : position - base;
    }

    /** Where it is to begin so that some rows are not near its ends; where it begins now when they are not. */
    int baseFor(int first, int last) {
        boolean nearTop = base > 0 && first < base + MARGIN;
        boolean nearEnd = base + size < total && last >= base + size - MARGIN;
        return nearTop || nearEnd ? Math.clamp((first + (long) last - size) / 2, 0, total - size) : base;
    }
}
