package org.schemawright.desktop.browse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.Boundary;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowPage;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.Background;

/**
 * Reads rows for one use, besides those that are kept: for selected rows that nobody scrolled to. They are read on by key from
 * the rows at hand, and have to lead to those behind them: else others have changed the table, and nothing may be done with
 * rows that nobody chose.
 */
final class FarRows {

    private static final int AT_ONCE = 1000;

    private static final Problem READ_AGAIN =
            Problem.of("The rows were read again meanwhile, so nothing was done.", "Do it once more.");

    private static final Problem CHANGED = Problem.of(
            "Someone else added or deleted rows among these, so nothing was done.",
            "Read the rows again, select them anew, and do it once more.");

    private final Background reads;
    private final RowRuns runs;

    FarRows(Background reads, RowRuns runs) {
        this.reads = reads;
        this.runs = runs;
    }

    /**
     * Rows that are not at hand.
     *
     * @param from the index of the first one
     * @param to the index behind the last one
     * @param before the place of the row before them; null where that is not at hand
     * @param after the key of the row behind them; null likewise
     */
    private record Gap(
            long from,
            long to,
            @Nullable Boundary before,
            @Nullable Object after) {}

    /**
     * Reads rows.
     *
     * @param missing their indexes
     * @param then takes them by index; those that are not there any more are left out
     * @param refused takes why nothing can be done
     */
    void read(SortedSet<Long> missing, Consumer<Map<Long, Row>> then, Consumer<Problem> refused) {
        RowSource from = runs.source();
        long asked = runs.generation();
        List<Gap> gaps = gaps(missing);
        reads.run(
                "Reading " + from.name(),
                progress -> {
                    Interruption stop = Interruption.of(progress);
                    Map<Long, Row> read = new HashMap<>();
                    boolean joined = true;
                    for (Gap gap : gaps) {
                        progress.report("Reading " + from.name(), (double) read.size() / missing.size());
                        joined = joined && !progress.cancelled() && fill(gap, from, read, stop);
                    }
                    return joined ? read : Map.<Long, Row>of();
                },
                read -> {
                    if (asked != runs.generation()) {
                        refused.accept(READ_AGAIN);
                    } else if (read.isEmpty() && !missing.isEmpty()) {
                        refused.accept(CHANGED);
                    } else {
                        then.accept(read);
                    }
                },
                refused);
    }

    private List<Gap> gaps(SortedSet<Long> missing) {
        List<Gap> gaps = new ArrayList<>();
        long from = -1;
        long to = -1;
        for (long index : missing) {
            if (index != to) {
                if (from >= 0) {
                    gaps.add(gap(from, to));
                }
                from = index;
            }
            to = index + 1;
        }
        if (from >= 0) {
            gaps.add(gap(from, to));
        }
        return gaps;
    }

    private Gap gap(long from, long to) {
        RowRun before = runs.shelf().find(from - 1);
        RowRun after = runs.shelf().find(to);
        return new Gap(
                from,
                to,
                before == null || before.end() != from ? null : before.last(),
                after == null ? null : after.row(to).key());
    }

    /** Reads the rows of a gap; false where they do not lead to the row behind it. */
    private static boolean fill(Gap gap, RowSource from, Map<Long, Row> read, Interruption stop) throws SQLException {
        long index = gap.from();
        Boundary place = gap.before();
        while (index < gap.to()) {
            int size = (int) Math.min(AT_ONCE, gap.to() - index);
            RowPage page = place == null ? from.page(index, size, stop) : from.after(place, index, size, stop);
            for (Row row : page.rows()) {
                read.put(index++, row);
            }
            place = page.last();
            if (page.rows().size() < size) {
                return gap.after() == null;
            }
        }
        if (gap.after() == null || place == null) {
            return true;
        }
        List<Row> next = from.after(place, index, 1, stop).rows();
        return !next.isEmpty() && gap.after().equals(next.getFirst().key());
    }
}
