package org.schemawright.desktop.widget;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two texts line by line. A comma at the end of a line is no difference: in a list the last line has none. */
public final class LineDiff {

    /** Beyond so many pairs of lines a middle part that differs is told as a whole. */
    private static final long MOST_PAIRS = 4_000_000;

    /**
     * A line.
     *
     * @param before as the first text has it; null where it has none
     * @param after as the second text has it; null where it has none
     * @param same whether both have it, and not another each
     */
    public record Line(@Nullable String before, @Nullable String after, boolean same) {}

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();

    private LineDiff(String before, String after) {
        this.before = before.lines().toList();
        this.after = after.lines().toList();
    }

    /** All lines of both in order; where lines were exchanged, those that go stand before those that come. */
    public static List<Line> of(String before, String after) {
        return new LineDiff(before, after).compare();
    }

    /** The same with lines that go and come at one place next to each other, so that both texts can stand side by side. */
    public static List<Line> aligned(List<Line> lines) {
        List<Line> aligned = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).same()) {
                aligned.add(lines.get(at++));
                continue;
            }
            List<String> gone = new ArrayList<>();
            List<String> come = new ArrayList<>();
            for (; at < lines.size() && !lines.get(at).same(); at++) {
                Line line = lines.get(at);
                if (line.before() != null) {
                    gone.add(line.before());
                } else if (line.after() != null) {
                    come.add(line.after());
                }
            }
            for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
                aligned.add(
                        new Line(i < gone.size() ? gone.get(i) : null, i < come.size() ? come.get(i) : null, false));
            }
        }
        return aligned;
    }

    private List<Line> compare() {
        int start = 0;
        int endBefore = before.size();
        int endAfter = after.size();
        while (start < Math.min(endBefore, endAfter) && same(start, start)) {
            lines.add(new Line(before.get(start), after.get(start), true));
            start++;
        }
        while (endBefore > start && endAfter > start && same(endBefore - 1, endAfter - 1)) {
            endBefore--;
            endAfter--;
        }
        middle(start, endBefore, endAfter);
        for (int i = 0; i < before.size() - endBefore; i++) {
            lines.add(new Line(before.get(endBefore + i), after.get(endAfter + i), true));
        }
        return lines;
    }

    private void middle(int start, int endBefore, int endAfter) {
        int rows = endBefore - start;
        int columns = endAfter - start;
        boolean whole = (long) rows * columns > MOST_PAIRS;
        int[][] common = whole ? new int[rows + 1][1] : common(start, rows, columns);
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (!whole && i < rows && j < columns && same(start + i, start + j)) {
                lines.add(new Line(before.get(start + i++), after.get(start + j++), true));
            } else if (i < rows && (j == columns || whole || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(before.get(start + i++), null, false));
            } else {
                lines.add(new Line(null, after.get(start + j++), false));
            }
        }
    }

    private int[][] common(int start, int rows, int columns) {
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = same(start + i, start + j)
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private boolean same(int one, int other) {
        return bare(before.get(one)).equals(bare(after.get(other)));
    }

    private static String bare(String line) {
        String end = line.stripTrailing();
        return end.endsWith(",") ? end.substring(0, end.length() - 1) : end;
    }
}
