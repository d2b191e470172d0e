package org.schemawright.desktop.browse;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowPage;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;

/**
 * The pages of a table that are at hand. A row that is not here is asked for, and comes later; one page is read at a
 * time, the one that was asked for last comes first, and what nobody looks at any more is not read at all. After a
 * reload the old rows stay until the new ones are here.
 */
final class RowPages {

    static final int PAGE_SIZE = 200;
    private static final int KEPT_PAGES = 64;
    private static final int WAITING_PAGES = 4;

    /** What is said where somebody stopped the reading. */
    static final Problem STOPPED =
            Problem.of("Reading was stopped before all rows were there.", "Read again, or show fewer rows.");

    private final Background reads;
    private final Listener listener;
    private final Map<Long, Loaded> pages = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Long> wanted = new ArrayDeque<>();

    private @Nullable RowSource source;
    private long generation;
    private long turn;
    private @Nullable RunningTask task;
    private long reading = -1;
    private boolean failed;

    /** Told on the JavaFX thread. */
    interface Listener {
        void pageRead(RowPage page, long nanos);

        void failed(Problem problem);
    }

    private record Loaded(RowPage page, long generation) {}

    private record Timed(RowPage page, long nanos) {}

    RowPages(Background reads, Listener listener) {
        this.reads = reads;
        this.listener = listener;
    }

    /** Reads from another source, or the same in another order: nothing that is here is of use. */
    void readFrom(RowSource newSource) {
        pages.clear();
        readAgain(newSource);
    }

    /** Reads everything again when it is looked at next, from a source that has the same rows. */
    void readAgain(RowSource newSource) {
        stop();
        source = newSource;
        generation++;
        failed = false;
    }

    /**
     * Reads no further for now.
     *
     * @return whether something was being read
     */
    boolean stop() {
        boolean stopped = reading >= 0;
        turn++;
        wanted.clear();
        reading = -1;
        RunningTask running = task;
        task = null;
        if (running != null) {
            running.cancel();
        }
        return stopped;
    }

    /** The row at an index; null while it is on its way. */
    @Nullable
    Row row(long index) {
        long number = index / PAGE_SIZE;
        Loaded loaded = pages.get(number);
        if (loaded == null || loaded.generation != generation) {
            want(number);
            loaded = pages.get(number);
        }
        int offset = (int) (index % PAGE_SIZE);
        return loaded == null || offset >= loaded.page.rows().size()
                ? null
                : loaded.page.rows().get(offset);
    }

    /** The index of the row with a key, among the rows that are here; -1 where it is not. */
    long indexAtHand(Object key) {
        for (Loaded loaded : pages.values()) {
            for (int i = 0; i < loaded.page.rows().size(); i++) {
                if (key.equals(loaded.page.rows().get(i).key())) {
                    return loaded.page.firstIndex() + i;
                }
            }
        }
        return -1;
    }

    /** Whether the row at an index is here, as it was read last. */
    boolean isHere(long index) {
        Loaded loaded = pages.get(index / PAGE_SIZE);
        return loaded != null && loaded.generation == generation;
    }

    /**
     * Reads pages for one use, besides those that are kept.
     *
     * @param numbers which ones
     * @param then takes them by number
     * @param refused takes why they could not be read, or that other rows are shown by then
     */
    void read(Collection<Long> numbers, Consumer<Map<Long, RowPage>> then, Consumer<Problem> refused) {
        RowSource from = Objects.requireNonNull(source);
        long asked = generation;
        reads.run(
                "Reading " + from.name(),
                progress -> {
                    Interruption stop = Interruption.of(progress);
                    Map<Long, RowPage> read = new HashMap<>();
                    for (long number : numbers) {
                        if (progress.cancelled()) {
                            break;
                        }
                        progress.report("Reading " + from.name(), (double) read.size() / numbers.size());
                        read.put(number, from.page(number * PAGE_SIZE, PAGE_SIZE, stop));
                    }
                    return read;
                },
                read -> {
                    if (asked == generation) {
                        then.accept(read);
                    } else {
                        refused.accept(Problem.of(
                                "The rows were read again meanwhile, so nothing was done.", "Do it once more."));
                    }
                },
                refused);
    }

    private void want(long number) {
        if (failed || number == reading || wanted.contains(number)) {
            return;
        }
        wanted.push(number);
        while (wanted.size() > WAITING_PAGES) {
            wanted.removeLast();
        }
        readNext();
    }

    private void readNext() {
        RowSource from = source;
        if (reading >= 0 || wanted.isEmpty() || from == null) {
            return;
        }
        long number = wanted.pop();
        long asked = ++turn;
        reading = number;
        RunningTask running = reads.run(
                "Reading " + from.name(),
                progress -> {
                    long start = System.nanoTime();
                    RowPage page = from.page(number * PAGE_SIZE, PAGE_SIZE, Interruption.of(progress));
                    return new Timed(page, System.nanoTime() - start);
                },
                timed -> arrived(number, asked, timed),
                problem -> refused(asked, problem));
        if (asked == turn && reading >= 0) {
            task = running;
        }
        running.onCancelled(() -> refused(asked, STOPPED));
    }

    private void arrived(long number, long asked, Timed timed) {
        if (asked != turn) {
            return;
        }
        reading = -1;
        task = null;
        pages.put(number, new Loaded(timed.page, generation));
        if (pages.size() > KEPT_PAGES) {
            pages.remove(pages.keySet().iterator().next());
        }
        listener.pageRead(timed.page, timed.nanos);
        readNext();
    }

    private void refused(long asked, Problem problem) {
        if (asked != turn) {
            return;
        }
        reading = -1;
        task = null;
        wanted.clear();
        failed = true;
        listener.failed(problem);
    }
}
