package org.schemawright.desktop.browse;

import java.util.AbstractList;
import java.util.RandomAccess;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The positions 0, 1, 2 … as the items of the grid. The cells look up what stands there, so that rows that arrive later
 * are no change of this list: such a change would end an edit.
 */
final class PositionList extends ObservableListBase<Integer> {

    private int size;

    void resize(int newSize) {
        if (newSize == size) {
            return;
        }
        beginChange();
        int old = size;
        size = newSize;
        if (newSize > old) {
            nextAdd(old, newSize);
        } else {
            nextRemove(newSize, new Range(newSize, old));
        }
        endChange();
    }

    @Override
    public Integer get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return index;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int indexOf(@Nullable Object item) {
        return item instanceof Integer i && i >= 0 && i < size ? i : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object item) {
        return indexOf(item);
    }

    @Override
    public boolean contains(@Nullable Object item) {
        return indexOf(item) >= 0;
    }

    /** The positions that went, without a box for each. */
    private static final class Range extends AbstractList<Integer> implements RandomAccess {
        private final int from;
        private final int to;

        Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Integer get(int index) {
            return from + index;
        }

        @Override
        public int size() {
            return to - from;
        }
    }
}
