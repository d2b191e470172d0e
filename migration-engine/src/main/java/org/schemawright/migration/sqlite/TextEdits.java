package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to a text by the places they had before any of them. */
final class TextEdits {

    private record Edit(int start, int end, String replacement) {}

    private final String text;
    private final List<Edit> edits = new ArrayList<>();

    TextEdits(String text) {
        this.text = text;
    }

    void replace(int start, int end, String replacement) {
        edits.add(new Edit(start, end, replacement));
    }

    /** Inserts; what is inserted at one place keeps its order. */
    void insert(int at, String inserted) {
        edits.add(new Edit(at, at, inserted));
    }

    /** Removes a clause with the white space in front of it. */
    void removeClause(int start, int end) {
        int from = start;
        while (from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t')) {
            from--;
        }
        replace(from, end, "");
    }

    /**
     * Removes an item together with the line it stands on, if it begins one. A line comment in front of it keeps its
     * line end, without which it would swallow what follows.
     *
     * @param previousEnd where the item before it ends
     */
    void removeLine(int previousEnd, int start, int end) {
        int from = start;
        while (from > previousEnd && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t')) {
            from--;
        }
        boolean comment = text.substring(previousEnd, start).contains("--");
        if (!comment && from > previousEnd && text.charAt(from - 1) == '\n') {
            from--;
        }
        replace(comment ? start : from, end, "");
    }

    String apply() {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        List<Edit> ordered = edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).thenComparing(Edit::end))
                .toList();
        for (Edit edit : ordered) {
            // What lies inside a removed stretch went with it; only an insertion at its end is still to be made.
            if (edit.start() >= copied) {
                result.append(text, copied, edit.start()).append(edit.replacement());
                copied = edit.end();
            }
        }
        return result.append(text, copied, text.length()).toString();
    }
}
