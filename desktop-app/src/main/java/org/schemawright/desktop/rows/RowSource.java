package org.schemawright.desktop.rows;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;

/**
 * The rows of one table or view in one order. Blocking: called on a background lane only, by one thread at a time.
 *
 * <p>Pages come by key. The order is always total (the key is its last part), and a page far away starts from the
 * nearest fence key; only the first walk along a key, and what has no key at all, uses a deep OFFSET.
 */
public interface RowSource {

    /** Rows of one page, as people scroll; a jump begins at a multiple of it, where the places are learned. */
    int PAGE = 200;

    /** The table or view. */
    ObjectName name();

    /** What each row holds, in order. */
    List<Column> columns();

    /** The columns that tell rows apart, or one named {@code rowid}; empty when rows cannot be told apart. */
    List<String> keyColumns();

    /** A sentence about what these rows do not allow, to be shown beside them; empty where there is nothing to say. */
    default String remark() {
        return "";
    }

    /** The exact number of rows, by counting. */
    default long count() throws SQLException {
        return count(new Interruption());
    }

    /** The exact number of rows, by counting, which can be stopped. */
    long count(Interruption stop) throws SQLException;

    /**
     * The rows from an index on. Large values are not read with them: {@link LargeValue} stands for one.
     *
     * @param firstIndex from 0
     * @param size at most so many
     */
    default RowPage page(long firstIndex, int size) throws SQLException {
        return page(firstIndex, size, new Interruption());
    }

    /** The rows from an index on, by reading that can be stopped. */
    RowPage page(long firstIndex, int size, Interruption stop) throws SQLException;

    /**
     * The rows that follow a place, as they are now: whatever came or went elsewhere, none is left out and none comes twice.
     *
     * @param last the place of the last row that was read
     * @param firstIndex what index the first of them is to have
     * @param size at most so many
     */
    RowPage after(Boundary last, long firstIndex, int size, Interruption stop) throws SQLException;

    /**
     * The rows that lead up to a place, in the order of all rows.
     *
     * @param first the place of the first row that was read; null for the last rows of all
     * @param endIndex the index behind the last of them
     * @param size at most so many
     */
    RowPage before(@Nullable Boundary first, long endIndex, int size, Interruption stop) throws SQLException;

    /**
     * Learns some more places along the order, so that a jump to any of them need not walk through the rows before it. A
     * short piece of work, to be done again and again until there is nothing left to learn.
     *
     * @return whether there is
     */
    boolean learnPlaces(Interruption stop) throws SQLException;

    /**
     * Asks the engine whether the filter means something to it, without reading rows.
     *
     * @throws org.schemawright.desktop.problem.ProblemException with the engine's own words where it does not
     */
    void check(Interruption stop) throws SQLException;

    /** The same rows in another order; an empty list is the key's own order. */
    RowSource sorted(List<SortKey> order);

    /**
     * Only the rows that have these values, in the same order; for following a reference from either end.
     *
     * @param values by column, none null; an empty map is all rows
     */
    default RowSource where(Map<String, Object> values) {
        return filtered(RowFilter.of(values));
    }

    /**
     * Only the rows that meet a filter, in the same order; another filter that was there before is gone.
     *
     * @throws org.schemawright.desktop.problem.ProblemException when its SQL cannot stand as a condition
     */
    RowSource filtered(RowFilter filter);

    /** The statement that counts the rows, for people. */
    String countSql();

    /** The row of a key as it is now, with its large values whole; empty where it is gone. For reading a row again after a conflict. */
    Optional<Row> row(RowKey key) throws SQLException;
}
