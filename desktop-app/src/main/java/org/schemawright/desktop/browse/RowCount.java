package org.schemawright.desktop.browse;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.NumberWords;

/** How many rows are shown, and of how many; counted beside the JavaFX thread. */
final class RowCount {

    final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");

    private final Background reads;
    private final LongConsumer onCounted;
    private final Consumer<Problem> onProblem;
    private @Nullable RowSource counting;
    private @Nullable RowSource everything;
    private @Nullable RunningTask task;
    private long turns;
    private long ended;
    private boolean known;
    private long shown = -1;
    private long total = -1;

    RowCount(Background reads, LongConsumer onCounted, Consumer<Problem> onProblem) {
        this.reads = reads;
        this.onCounted = onCounted;
        this.onProblem = onProblem;
    }

    /** Whether the rows were counted. */
    boolean isKnown() {
        return known;
    }

    /** Other rows are shown from now on; how many there are of all stays true. */
    void startAgain() {
        stop();
        known = false;
        shown = -1;
        words.set("");
    }

    /** Says how many rows the engine believes the table to have, until they are counted. */
    void estimate(long rows) {
        if (!known && rows >= 0) {
            words.set("about " + NumberWords.count(rows, "row"));
        }
    }

    /** The table may have more or fewer rows by now. */
    void forgetTotal() {
        total = -1;
    }

    /** Takes the number of rows from whoever saw the last of them. */
    void is(long rows) {
        shown = rows;
        say();
    }

    /**
     * Counts the rows.
     *
     * @param all all rows of the table, which are counted too unless they were; null where the source has all of them
     */
    void count(RowSource source, @Nullable RowSource all) {
        stop();
        counting = source;
        everything = all;
        run(source, rows -> {
            known = true;
            is(rows);
            onCounted.accept(rows);
            countAll(source);
        });
    }

    /** Counts once more: there are fewer rows than were counted. */
    void countAgain() {
        RowSource source = counting;
        if (source != null && task == null) {
            total = -1;
            count(source, everything);
        }
    }

    private void countAll(RowSource source) {
        RowSource all = everything;
        if (all == null) {
            total = shown;
        } else if (total < 0 && counting == source) {
            run(all, rows -> {
                total = rows;
                say();
            });
        }
    }

    private void run(RowSource rows, LongConsumer then) {
        RowSource asked = counting;
        long turn = ++turns;
        RunningTask running = reads.run(
                "Counting " + rows.name(),
                progress -> rows.count(Interruption.of(progress)),
                count -> {
                    if (asked == counting) {
                        ended = turn;
                        task = null;
                        then.accept(count);
                    }
                },
                problem -> {
                    if (asked == counting) {
                        ended = turn;
                        task = null;
                        onProblem.accept(problem);
                    }
                });
        if (ended < turn) {
            task = running;
        }
        running.onCancelled(() -> {
            if (asked == counting && !known) {
                onProblem.accept(RowRuns.STOPPED);
            }
        });
    }

    /**
     * Counts no further.
     *
     * @return whether it was counting
     */
    boolean stop() {
        RunningTask running = task;
        counting = null;
        task = null;
        if (running != null) {
            running.cancel();
        }
        return running != null;
    }

    private void say() {
        String rows = NumberWords.count(shown, "row");
        words.set(
                everything == null || total < 0
                        ? rows
                        : NumberWords.grouped(shown) + " of " + NumberWords.count(Math.max(total, shown), "row"));
    }
}
