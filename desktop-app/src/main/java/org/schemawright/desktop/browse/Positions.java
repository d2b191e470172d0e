package org.schemawright.desktop.browse;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/** Positions in ascending order, kept as the ranges they make up: ten million of them take no room. */
final class Positions extends AbstractList<Integer> implements RandomAccess {

    private final List<Range> ranges;
    private final int size;

    /**
     * A range of positions.
     *
     * @param before how many positions come before it
     */
    private record Range(int from, int to, int before) {}

    /**
     * The positions of some ranges, which may overlap.
     *
     * @param parts each its first and last position
     */
    Positions(List<int[]> parts) {
        List<int[]> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingInt(part -> part[0]));
        List<int[]> joined = new ArrayList<>();
        for (int[] part : sorted) {
            int[] last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && part[0] <= last[1] + 1) {
                last[1] = Math.max(last[1], part[1]);
            } else {
                joined.add(part.clone());
            }
        }
        this.ranges = new ArrayList<>();
        int count = 0;
        for (int[] part : joined) {
            ranges.add(new Range(part[0], part[1], count));
            count += part[1] - part[0] + 1;
        }
        this.size = count;
    }

    @Override
    public Integer get(int index) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (ranges.get(middle).before() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        Range range = ranges.get(low);
        return range.from() + index - range.before();
    }

    @Override
    public int size() {
        return size;
    }
}
