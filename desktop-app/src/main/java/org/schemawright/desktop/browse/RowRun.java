package org.schemawright.desktop.browse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Boundary;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowPage;

/**
 * Rows that follow one another without a gap: a page that was jumped to, and what was read on from its ends by key. Whatever
 * others insert or delete meanwhile, no row is left out and none comes twice.
 */
final class RowRun {

    private final List<Row> rows = new ArrayList<>();
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private long start;
    private boolean topped;
    private boolean ended;

    /** One page of it. */
    private record Piece(
            int size, @Nullable Boundary first, @Nullable Boundary last) {
        Piece(RowPage page) {
            this(page.rows().size(), page.first(), page.last());
        }
    }

    /**
     * A run of one page.
     *
     * @param topped whether no row comes before it, wherever it starts; nothing comes before index 0 of a page by index
     * @param ended whether no row follows
     */
    RowRun(RowPage page, boolean topped, boolean ended) {
        this.start = page.firstIndex();
        this.topped = topped || start == 0;
        this.ended = ended;
        rows.addAll(page.rows());
        pieces.add(new Piece(page));
    }

    /** The index of its first row. */
    long start() {
        return start;
    }

    /** The index behind its last row. */
    long end() {
        return start + rows.size();
    }

    int size() {
        return rows.size();
    }

    /** Whether no row comes before it. */
    boolean isTopped() {
        return topped;
    }

    /** Whether no row follows it. */
    boolean isEnded() {
        return ended;
    }

    boolean contains(long index) {
        return index >= start && index < end();
    }

    /** How far an index is from its nearest row; 0 for the rows next to it. */
    long distance(long index) {
        return index < start ? start - index - 1 : Math.max(0, index - end());
    }

    Row row(long index) {
        return rows.get((int) (index - start));
    }

    /** The index of the row with a key; -1 where it is not here. */
    long indexOf(Object key) {
        for (int i = 0; i < rows.size(); i++) {
            if (key.equals(rows.get(i).key())) {
                return start + i;
            }
        }
        return -1;
    }

    /** The place of its first row; null where rows are not read by key. */
    @Nullable
    Boundary first() {
        return pieces.getFirst().first();
    }

    /** The place of its last row; null where rows are not read by key, or nothing follows. */
    @Nullable
    Boundary last() {
        return pieces.getLast().last();
    }

    /** Takes the rows that follow. */
    void append(RowPage page, boolean nothingFollows, int most) {
        if (!page.rows().isEmpty()) {
            rows.addAll(page.rows());
            pieces.addLast(new Piece(page));
        }
        ended = nothingFollows;
        while (rows.size() - pieces.getFirst().size() >= most) {
            int gone = pieces.removeFirst().size();
            rows.subList(0, gone).clear();
            start += gone;
            topped = false;
        }
    }

    /** Takes the rows before it. */
    void prepend(RowPage page, boolean nothingBefore, int most) {
        if (!page.rows().isEmpty()) {
            rows.addAll(0, page.rows());
            pieces.addFirst(new Piece(page));
            start -= page.rows().size();
        }
        topped = nothingBefore;
        while (rows.size() - pieces.getLast().size() >= most) {
            int gone = pieces.removeLast().size();
            rows.subList(rows.size() - gone, rows.size()).clear();
            ended = false;
        }
    }

    /** Gives all of its rows other indexes: the number of rows before it was about right only. */
    void shift(long by) {
        start += by;
    }
}
