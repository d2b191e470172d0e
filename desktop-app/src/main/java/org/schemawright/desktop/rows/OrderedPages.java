package org.schemawright.desktop.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/**
 * Reads the rows of one order in pages: from an index on, which starts at the nearest place that is known, or on from a
 * place. What it learns about places by index holds until the rows change.
 */
final class OrderedPages {

    /** How long one piece of learning may take; a page that somebody waits for comes after it. */
    private static final long PIECE = TimeUnit.MILLISECONDS.toNanos(25);

    /** An order that no index supports is sorted anew for every place: then learning is not worth it. */
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(250);

    private final RowShape shape;
    private final boolean chosenOrder;
    private final List<OrderTerm> order;
    private final List<Column> shortened;
    private final KeysetPager pager;
    private final KeysetPager backwards;
    private final KeysetPager keys;
    private final FenceKeys fences = new FenceKeys();

    /**
     * Pages of a table or view.
     *
     * @param sort the chosen order; empty is the key's own
     * @param condition which rows count at all
     */
    OrderedPages(RowShape shape, List<SortKey> sort, FilterSql condition) {
        this.shape = shape;
        this.chosenOrder = !sort.isEmpty();
        this.order = shape.order(sort);
        this.shortened = shape.shortened(order);
        String select = "SELECT " + shape.selectList(shortened) + "\n" + shape.from();
        this.pager = new KeysetPager(shape.engine(), order, select, condition);
        this.backwards = pager.backwards();
        String terms = order.stream().map(pager::selected).collect(Collectors.joining(", "));
        this.keys = new KeysetPager(shape.engine(), order, "SELECT " + terms + "\n" + shape.from(), condition);
    }

    /**
     * The rows from an index on.
     *
     * @param count the number of rows as far as known, else negative
     */
    RowPage page(Reading connection, long firstIndex, int size, long count) throws SQLException {
        if (!shape.totalOrder()) {
            return read(connection, List.of(pager.fromStart(size, firstIndex)), size)
                    .from(firstIndex);
        }
        long distance = firstIndex - fences.before(firstIndex).index();
        if (fences.shouldGather(distance, chosenOrder, count)) {
            gatherFences(connection, count);
            distance = firstIndex - fences.before(firstIndex).index();
        }
        if (distance > FenceKeys.WALK) {
            // So that this page and those around it need no walk again.
            leaveFence(connection, firstIndex);
        }
        return leavingFence(
                read(connection, behindFence(pager, firstIndex, size), size).from(firstIndex), size);
    }

    /** The rows that follow a place. */
    RowPage after(Reading connection, Boundary last, long firstIndex, int size) throws SQLException {
        return leavingFence(read(connection, pager.parts(last, size), size).from(firstIndex), size);
    }

    /**
     * The rows that lead up to a place.
     *
     * @param first null for the last rows of all
     */
    RowPage before(Reading connection, @Nullable Boundary first, long endIndex, int size) throws SQLException {
        if (!shape.totalOrder()) {
            long from = Math.max(0, endIndex - size);
            return read(connection, List.of(pager.fromStart(size, from)), size).from(from);
        }
        List<PageSql> parts = first == null ? List.of(backwards.fromStart(size, 0)) : backwards.parts(first, size);
        return read(connection, parts, size).upTo(endIndex);
    }

    /** Learns some more places; true while there are more of them. */
    boolean learn(Reading connection, long count) throws SQLException {
        if (!shape.totalOrder() || fences.isLearned()) {
            return false;
        }
        long distance = FenceKeys.distance(count);
        long start = System.nanoTime();
        while (System.nanoTime() - start < PIECE) {
            long before = System.nanoTime();
            long next = fences.learnedUpTo() + distance;
            boolean found = leaveFence(connection, next);
            if (!found || System.nanoTime() - before > SLOW) {
                fences.learned();
                return false;
            }
            fences.learnedUpTo(next);
        }
        return true;
    }

    /** The statements that read from the nearest fence on. */
    private List<PageSql> behindFence(KeysetPager reading, long firstIndex, int size) {
        FenceKeys.Fence fence = fences.before(firstIndex);
        long skip = firstIndex - fence.index();
        Boundary boundary = fence.boundary();
        if (boundary == null) {
            return List.of(reading.fromStart(size, skip));
        }
        return skip == 0 ? reading.parts(boundary, size) : List.of(reading.behind(boundary, size, skip));
    }

    /**
     * Walks to the row before an index and leaves a fence there. Reads keys only: PostgreSQL works out every selected value
     * of the rows that it skips.
     *
     * @return whether there is such a row
     */
    private boolean leaveFence(Reading connection, long index) throws SQLException {
        for (PageSql part : behindFence(keys, index - 1, 1)) {
            try (ResultSet row = connection.query(part)) {
                if (row.next()) {
                    fences.put(index, keyBoundary(row, 1));
                    return true;
                }
            }
        }
        return false;
    }

    private RowPage leavingFence(RowPage page, int size) {
        Boundary last = page.last();
        if (last != null && page.rows().size() == size && page.endIndex() > 0) {
            fences.put(page.endIndex(), last);
        }
        return page;
    }

    /** The boundary out of a statement that selects the terms of the order, from a position on. */
    private Boundary keyBoundary(ResultSet row, int from) throws SQLException {
        List<@Nullable Object> boundary = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            boundary.add(shape.engine().readBoundary(row, from + i, order.get(i).column()));
        }
        return new Boundary(boundary);
    }

    /**
     * Rows as they were read.
     *
     * @param first the place of the first of them
     * @param last the place of the last of them, where there were as many as asked for
     */
    private record Found(
            List<Row> rows,
            @Nullable Boundary first,
            @Nullable Boundary last,
            String sql) {
        RowPage from(long firstIndex) {
            return new RowPage(firstIndex, rows, first, last, sql);
        }

        RowPage upTo(long endIndex) {
            List<Row> turned = new ArrayList<>(rows);
            Collections.reverse(turned);
            return new RowPage(endIndex - turned.size(), turned, last, first, sql);
        }
    }

    private Found read(Reading connection, List<PageSql> parts, int size) throws SQLException {
        List<Row> rows = new ArrayList<>(size);
        List<String> shown = new ArrayList<>();
        Boundary first = null;
        Boundary last = null;
        for (PageSql part : parts) {
            if (rows.size() >= size) {
                break;
            }
            shown.add(part.shown());
            try (ResultSet result = connection.query(part)) {
                while (rows.size() < size && result.next()) {
                    rows.add(shape.readRow(result, shortened));
                    if (shape.totalOrder() && rows.size() == 1) {
                        first = boundary(result);
                    }
                    if (shape.totalOrder() && rows.size() == size) {
                        last = boundary(result);
                    }
                }
            }
        }
        return new Found(rows, first, last, String.join(";\n", shown));
    }

    private Boundary boundary(ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (OrderTerm term : order) {
            values.add(shape.engine().readBoundary(row, shape.position(term), term.column()));
        }
        return new Boundary(values);
    }

    private void gatherFences(Reading connection, long count) throws SQLException {
        PageSql sql = pager.fences(shape.from(), FenceKeys.distance(count));
        try (ResultSet rows = connection.query(sql)) {
            while (rows.next()) {
                fences.put(rows.getLong(1), keyBoundary(rows, 2));
            }
        }
        fences.gathered();
    }

    @Override
    public String toString() {
        return order.stream().map(OrderTerm::orderBy).collect(Collectors.joining(", "));
    }
}
