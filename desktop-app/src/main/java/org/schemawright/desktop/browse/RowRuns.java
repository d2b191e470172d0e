package org.schemawright.desktop.browse;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.Boundary;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowPage;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;

/**
 * The rows that are at hand. A row that is not here is asked for, and comes later; one page is read at a time, what was asked
 * for last comes first, and what nobody looks at any more is not read at all. One run of rows is read on by key to where
 * somebody scrolls; others, which were looked at before or are needed beside it, are kept for a while. After a reload the old
 * rows stay until the new ones are here.
 */
final class RowRuns {

    static final int PAGE_SIZE = RowSource.PAGE;

    /** What is said where somebody stopped the reading. */
    static final Problem STOPPED =
            Problem.of("Reading was stopped before all rows were there.", "Read again, or show fewer rows.");

    /** So far from the rows at hand one reads on; farther away one begins anew. */
    private static final long REACH = 3L * PAGE_SIZE;

    /** So many rows before somebody gets there, they are read. */
    private static final int AHEAD = 100;

    private static final int WAITING = 4;
    private static final int KEPT_ROWS = 6_400;
    private static final int KEPT_VALUES = 1_000_000;
    private static final long NOTHING = Long.MIN_VALUE;

    private final Background reads;
    private final Listener listener;
    private final RunShelf shelf = new RunShelf(REACH);
    private final Deque<Long> wanted = new ArrayDeque<>();

    private @Nullable RowSource source;
    private long generation;
    private long turn;
    private @Nullable RunningTask task;
    private long reading = NOTHING;
    private boolean failed;
    private long total = -1;
    private long learning = -1;

    /** Told on the JavaFX thread. */
    interface Listener {
        /**
         * Rows have come.
         *
         * @param end the index behind the last row that is known of where these stand
         * @param ended whether that is the end of all rows
         */
        void pageRead(RowPage page, long end, boolean ended, long nanos);

        /** The rows at hand have other indexes from now on, since there are more or fewer before them than was known. */
        void shifted(long by);

        /** There are no rows any more at an index and behind it. */
        void endsBefore(long index);

        void failed(Problem problem);
    }

    private record Timed(RowPage page, long nanos) {}

    RowRuns(Background reads, Listener listener) {
        this.reads = reads;
        this.listener = listener;
    }

    /** Reads from another source, or the same in another order: nothing that is here is of use. */
    void readFrom(RowSource newSource) {
        readAgain(newSource);
        shelf.clear();
    }

    /** Reads everything again when it is looked at next, from a source that has the same rows. */
    void readAgain(RowSource newSource) {
        stop();
        source = newSource;
        generation++;
        failed = false;
        shelf.outdated();
    }

    /**
     * Reads no further for now.
     *
     * @return whether something was being read
     */
    boolean stop() {
        boolean stopped = reading != NOTHING;
        turn++;
        wanted.clear();
        reading = NOTHING;
        learning = -1;
        RunningTask running = task;
        task = null;
        if (running != null) {
            running.cancel();
        }
        return stopped;
    }

    /** Takes the exact number of rows; negative where it is not known. */
    void totalIs(long rows) {
        total = rows;
    }

    /** What rows are read from, and which reading it is: another number means other rows. */
    RowSource source() {
        return Objects.requireNonNull(source);
    }

    long generation() {
        return generation;
    }

    /** The rows at hand. */
    RunShelf shelf() {
        return shelf;
    }

    /** Has the rows from one index to another at hand, and soon some around them: somebody looks at them. */
    void lookAt(long first, long last) {
        shelf.lookAt(first, last);
        want(first);
        want(last);
        RowRun active = shelf.active();
        if (active != null && active.contains(first) && active.contains(last)) {
            want(Math.max(0, first - AHEAD));
            want(last + AHEAD);
        }
    }

    /** The row at an index; null while it is on its way. */
    @Nullable
    Row row(long index) {
        RowRun run = shelf.find(index);
        if (run == null) {
            want(index);
            run = shelf.find(index);
        }
        return run == null ? shelf.old(index) : run.row(index);
    }

    /** Whether the row at an index is here, as it was read last. */
    boolean isHere(long index) {
        return shelf.find(index) != null;
    }

    /** Takes the index -1 for what may be before the first row that is known. */
    private void want(long index) {
        if (failed || isHere(index) || isBehindAll(index) || sameStep(index, reading)) {
            return;
        }
        for (long waiting : wanted) {
            if (sameStep(index, waiting)) {
                return;
            }
        }
        wanted.push(index);
        while (wanted.size() > WAITING) {
            wanted.removeLast();
        }
        readNext();
    }

    private static boolean sameStep(long index, long other) {
        return other != NOTHING && Math.floorDiv(index, PAGE_SIZE) == Math.floorDiv(other, PAGE_SIZE);
    }

    private boolean isBehindAll(long index) {
        RowRun active = shelf.active();
        return active != null && active.isEnded() && index >= active.end();
    }

    private void readNext() {
        while (reading == NOTHING && !wanted.isEmpty() && source != null) {
            long index = wanted.pop();
            if (!isHere(index) && !isBehindAll(index)) {
                read(index);
            }
        }
    }

    private void read(long index) {
        RowSource from = source();
        RowRun active = shelf.active();
        Step step = active != null && shelf.readsOnTo(active, index)
                ? Step.on(active, index < active.start())
                : Step.to(index, total);
        long asked = ++turn;
        reading = index;
        RunningTask running = reads.run(
                "Reading " + from.name(),
                progress -> {
                    Interruption stop = Interruption.of(progress);
                    long start = System.nanoTime();
                    RowPage page = step.page(from, stop);
                    return new Timed(page, System.nanoTime() - start);
                },
                timed -> arrived(step, index, asked, timed),
                problem -> refused(asked, problem));
        if (asked == turn && reading != NOTHING) {
            task = running;
        }
        running.onCancelled(() -> refused(asked, STOPPED));
    }

    /**
     * What is read next.
     *
     * @param run what is read on; null for a jump
     * @param up whether towards the first row
     * @param place where one reads on from; null where rows are not read by key, and for the end of all rows
     * @param index of the first row, going up the index behind the last one
     */
    private record Step(
            @Nullable RowRun run, boolean up, @Nullable Boundary place, long index) {

        static Step on(RowRun run, boolean up) {
            return new Step(run, up, up ? run.first() : run.last(), up ? run.start() : run.end());
        }

        static Step to(long index, long total) {
            long first = index / PAGE_SIZE * PAGE_SIZE;
            // The last rows are nearer to the end than to any place that is known.
            return total > PAGE_SIZE && first + PAGE_SIZE >= total && index < total
                    ? new Step(null, true, null, total)
                    : new Step(null, false, null, first);
        }

        RowPage page(RowSource from, Interruption stop) throws SQLException {
            if (up && (place != null || run == null)) {
                return from.before(place, index, PAGE_SIZE, stop);
            }
            if (place != null) {
                return from.after(place, index, PAGE_SIZE, stop);
            }
            long first = up ? Math.max(0, index - PAGE_SIZE) : index;
            return from.page(first, up ? (int) (index - first) : PAGE_SIZE, stop);
        }
    }

    private void arrived(Step step, long index, long asked, Timed timed) {
        if (asked != turn) {
            return;
        }
        reading = NOTHING;
        task = null;
        RowPage page = timed.page();
        boolean all = page.rows().size() < PAGE_SIZE;
        RowRun run = step.run();
        if (run == null && page.rows().isEmpty() && page.firstIndex() > 0) {
            listener.endsBefore(page.firstIndex());
            readNext();
            return;
        }
        if (run == null) {
            run = new RowRun(page, step.up() && all, all || step.up());
            shelf.add(run);
            numberAnew(run);
        } else if (step.up()) {
            run.prepend(page, step.place() == null ? page.firstIndex() == 0 : all, mostRows());
            numberAnew(run);
        } else {
            run.append(page, all, mostRows());
        }
        shelf.keep(mostRows());
        if (step.run() != null && run == shelf.active() && !isHere(index) && !isBehindAll(index) && index >= 0) {
            wanted.push(index);
        }
        listener.pageRead(page, run.end(), run.isEnded(), timed.nanos());
        readNext();
    }

    /** The first row is the one with index 0, wherever it was thought to be. */
    private void numberAnew(RowRun run) {
        if (run.isTopped() ? run.start() != 0 : run.start() < 0) {
            long by = -run.start();
            wanted.clear();
            shelf.shift(by);
            listener.shifted(by);
        }
        if (run.start() == 0 && !run.isTopped()) {
            // As many rows as thought: there may be more all the same.
            want(-1);
        }
    }

    private int mostRows() {
        return Math.clamp(KEPT_VALUES / Math.max(1, source().columns().size()), 5 * PAGE_SIZE, KEPT_ROWS);
    }

    /** Learns places to jump to, piece by piece between the pages that somebody waits for. */
    void learnPlaces() {
        RowSource from = source();
        long asked = generation;
        if (learning == asked) {
            return;
        }
        learning = asked;
        learn(from, asked);
    }

    private void learn(RowSource from, long asked) {
        reads.run(
                "Finding places in " + from.name(),
                progress -> {
                    Interruption stop = Interruption.of(progress);
                    return from.learnPlaces(stop);
                },
                more -> {
                    if (more && asked == generation && learning == asked) {
                        learn(from, asked);
                    }
                },
                // Jumps walk then, and say themselves what goes wrong.
                problem -> {});
    }

    private void refused(long asked, Problem problem) {
        if (asked != turn) {
            return;
        }
        reading = NOTHING;
        task = null;
        wanted.clear();
        failed = true;
        listener.failed(problem);
    }
}
