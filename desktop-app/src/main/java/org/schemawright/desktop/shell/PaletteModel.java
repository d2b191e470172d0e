package org.schemawright.desktop.shell;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Finds all objects of the database, recent databases and commands by a few of their letters. */
final class PaletteModel {

    /** More than anyone reads; typing a letter more is quicker. */
    static final int MOST = 50;

    /**
     * What was found.
     *
     * @param positions which letters of its text were searched for
     */
    record Hit(PaletteEntry entry, List<Integer> positions) {}

    private record Scored(PaletteEntry entry, FuzzyMatch match, int place) {}

    private static final Comparator<Scored> BY_KIND = Comparator.<Scored, PaletteEntry.Kind>comparing(
                    scored -> scored.entry().kind())
            .thenComparingInt(Scored::place);

    private final List<PaletteEntry> entries;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Hit>> hits = new ReadOnlyObjectWrapper<>(List.of());

    PaletteModel(List<PaletteEntry> entries) {
        this.entries = List.copyOf(entries);
        search.addListener(observable -> find());
        find();
    }

    // Properties

    StringProperty searchProperty() {
        return search;
    }

    /** The best first. */
    ReadOnlyObjectProperty<List<Hit>> hitsProperty() {
        return hits.getReadOnlyProperty();
    }

    private void find() {
        String wanted = search.get().strip();
        Comparator<Scored> best = wanted.isEmpty()
                ? BY_KIND
                : Comparator.comparing(Scored::match, FuzzyMatch.BEST_FIRST).thenComparing(BY_KIND);
        // The worst of those kept comes first, to make way for a better one.
        PriorityQueue<Scored> kept = new PriorityQueue<>(MOST, best.reversed());
        // Ten thousand tables have few different columns.
        Map<String, Optional<FuzzyMatch>> matches = new HashMap<>();
        for (int at = 0; at < entries.size(); at++) {
            PaletteEntry entry = entries.get(at);
            // Columns and the like would drown the rest before anything is typed.
            if (wanted.isEmpty() && entry.kind().compareTo(PaletteEntry.Kind.COMMAND) > 0) {
                continue;
            }
            Optional<FuzzyMatch> match = matches.computeIfAbsent(entry.text(), text -> FuzzyMatch.of(wanted, text))
                    .or(() -> FuzzyMatch.ofWords(wanted, entry.also()));
            if (match.isPresent()) {
                Scored scored = new Scored(entry, match.get(), at);
                if (kept.size() < MOST) {
                    kept.add(scored);
                } else if (best.compare(scored, kept.element()) < 0) {
                    kept.remove();
                    kept.add(scored);
                }
            }
        }
        hits.set(kept.stream()
                .sorted(best)
                .map(scored -> new Hit(scored.entry(), scored.match().positions()))
                .toList());
    }
}
