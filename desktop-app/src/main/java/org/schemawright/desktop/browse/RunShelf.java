package org.schemawright.desktop.browse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Row;

/**
 * The runs of rows that are at hand: the one that somebody looks at, some others, and those of before a reload. Beside the
 * rows that are looked at no other run counts, since only what was read on by key follows them without a gap.
 */
final class RunShelf {

    private static final int MOST_OTHERS = 8;

    /** However large they are: the current row may stand in one, the first rows in the other. */
    private static final int LEAST_OTHERS = 2;

    /** What is looked at, and so many rows around it, is less than a run keeps. */
    private static final long AROUND = 300;

    private final long reach;
    private final Deque<RowRun> others = new ArrayDeque<>();
    private final List<RowRun> old = new ArrayList<>();
    private @Nullable RowRun active;
    private long lookFirst = -1;
    private long lookLast = -1;

    /**
     * Nothing at hand.
     *
     * @param reach so far from its rows a run is read on
     */
    RunShelf(long reach) {
        this.reach = reach;
    }

    /** The run that somebody looks at; null where there is none yet. */
    @Nullable
    RowRun active() {
        return active;
    }

    /** The run that has the row of an index; null where none has. */
    @Nullable
    RowRun find(long index) {
        RowRun looked = active;
        if (looked != null && (looked.contains(index) || readsOnTo(looked, index))) {
            return looked.contains(index) ? looked : null;
        }
        for (RowRun run : others) {
            if (run.contains(index)) {
                return run;
            }
        }
        return null;
    }

    /** Whether the run that somebody looks at is to be read on to an index: never away from what is looked at. */
    boolean readsOnTo(RowRun run, long index) {
        boolean near = lookFirst < 0 || (index >= lookFirst - AROUND && index <= lookLast + AROUND);
        return near && run.distance(index) < reach && !(run.isEnded() && index >= run.end());
    }

    /** The row that stood at an index before the rows were read again; null where none did. */
    @Nullable
    Row old(long index) {
        return old.stream()
                .filter(run -> run.contains(index))
                .findFirst()
                .map(run -> run.row(index))
                .orElse(null);
    }

    /** The index of the row with a key; -1 where it is not at hand. */
    long indexOf(Object key) {
        long found = Stream.concat(Stream.ofNullable(active), others.stream())
                .mapToLong(run -> run.indexOf(key))
                .filter(index -> index >= 0 && isAt(index, key))
                .findFirst()
                .orElse(-1);
        return found >= 0
                ? found
                : old.stream()
                        .mapToLong(run -> run.indexOf(key))
                        // Where other rows stand by now, it is gone.
                        .filter(index -> index >= 0 && find(index) == null)
                        .findFirst()
                        .orElse(-1);
    }

    private boolean isAt(long index, Object key) {
        RowRun run = find(index);
        return run != null && key.equals(run.row(index).key());
    }

    /** Turns to the run that has these rows. */
    void lookAt(long first, long last) {
        lookFirst = first;
        lookLast = last;
        RowRun before = active;
        if (before == null || !touches(before)) {
            others.stream().filter(this::shows).findFirst().ifPresent(run -> {
                others.remove(run);
                activate(run);
            });
        }
        dropOld();
    }

    private boolean shows(RowRun run) {
        return run.contains(lookFirst) || run.contains(lookLast);
    }

    private boolean touches(RowRun run) {
        return shows(run) || run.distance(lookFirst) < reach || run.distance(lookLast) < reach;
    }

    /** Takes a new run. */
    void add(RowRun run) {
        RowRun before = active;
        if (before == null || lookFirst < 0 || (shows(run) && !touches(before))) {
            activate(run);
        } else {
            others.addFirst(run);
        }
        dropOld();
    }

    private void activate(RowRun run) {
        if (active != null) {
            others.addFirst(active);
        }
        active = run;
    }

    private void dropOld() {
        RowRun now = active;
        if (lookFirst >= 0 && now != null && now.contains(lookFirst) && now.contains(lookLast)) {
            old.clear();
        }
    }

    /** Lets go of runs that were not needed for long, where there are more rows than these. */
    void keep(int most) {
        while (others.size() > MOST_OTHERS
                || (others.size() > LEAST_OTHERS
                        && others.stream().mapToInt(RowRun::size).sum() > most)) {
            others.removeLast();
        }
    }

    /** All of them are of before from now on. */
    void outdated() {
        if (active != null || !others.isEmpty()) {
            old.clear();
            if (active != null) {
                old.add(active);
            }
            old.addAll(others);
        }
        active = null;
        others.clear();
    }

    void clear() {
        active = null;
        others.clear();
        old.clear();
    }

    /** Gives all rows other indexes. */
    void shift(long by) {
        Stream.of(Stream.ofNullable(active), others.stream(), old.stream())
                .flatMap(runs -> runs)
                .forEach(run -> run.shift(by));
        if (lookFirst >= 0) {
            lookFirst = Math.max(0, lookFirst + by);
            lookLast = Math.max(0, lookLast + by);
        }
    }
}
