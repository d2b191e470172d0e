package org.schemawright.desktop.migrate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;

/** Finds revisions by words that stand in their message, author, id or SQL; all of the words must. */
final class RevisionSearch {

    private final List<HistoryRow> rows;
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> found = new HashSet<>();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private String words = "";

    /** @param rows the history, the newest first, as it is at any time */
    RevisionSearch(List<HistoryRow> rows) {
        this.rows = rows;
    }

    // Properties

    /** Grows when something else is found. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    boolean isOn() {
        return !words.isEmpty();
    }

    boolean finds(HistoryRow row) {
        return found.contains(row.id());
    }

    int count() {
        return found.size();
    }

    /** The next one that is found, below or above, once round; null for none. */
    @Nullable
    HistoryRow next(@Nullable HistoryRow from, boolean below) {
        int at = from == null ? -1 : rows.indexOf(from);
        int size = rows.size();
        return IntStream.rangeClosed(1, size)
                .mapToObj(step -> rows.get(Math.floorMod(below ? at + step : Math.max(at, 0) - step, size)))
                .filter(this::finds)
                .findFirst()
                .orElse(null);
    }

    // Commands

    /** Looks for words; an empty text ends the search. */
    void find(String text) {
        words = text.strip().toLowerCase(Locale.ROOT);
        look();
    }

    /** Looks again, because the history is another. */
    void again() {
        texts.clear();
        if (isOn()) {
            look();
        }
    }

    private void look() {
        found.clear();
        if (isOn()) {
            List<String> all = List.of(words.split("\\s+"));
            rows.stream()
                    .filter(row -> all.stream().allMatch(text(row.revision())::contains))
                    .forEach(row -> found.add(row.id()));
        }
        version.set(version.get() + 1);
    }

    private String text(Revision revision) {
        return texts.computeIfAbsent(revision.id(), id -> String.join(
                        "\n", revision.message(), revision.author(), id, String.join("\n", revision.up()))
                .toLowerCase(Locale.ROOT));
    }
}
