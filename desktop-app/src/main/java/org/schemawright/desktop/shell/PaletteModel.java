package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Finds tables, columns, recent databases and commands by a few of their letters. */
final class PaletteModel {

    /** More than anyone reads; typing a letter more is quicker. */
    static final int MOST = 50;

    /**
     * What was found.
     *
     * @param positions which letters of its text were searched for
     */
    record Hit(PaletteEntry entry, List<Integer> positions) {}

    private record Scored(PaletteEntry entry, FuzzyMatch match) {}

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
        List<Scored> found = new ArrayList<>();
        for (PaletteEntry entry : entries) {
            // Columns would drown the rest before anything is typed.
            if (wanted.isEmpty() && entry.kind() == PaletteEntry.Kind.COLUMN) {
                continue;
            }
            FuzzyMatch.of(wanted, entry.text()).ifPresent(match -> found.add(new Scored(entry, match)));
        }
        Comparator<Scored> order = Comparator.comparing(Scored::match, FuzzyMatch.BEST_FIRST)
                .thenComparing(scored -> scored.entry().kind());
        if (!wanted.isEmpty()) {
            found.sort(order);
        } else {
            found.sort(Comparator.comparing(scored -> scored.entry().kind()));
        }
        hits.set(found.stream()
                .limit(MOST)
                .map(scored -> new Hit(scored.entry(), scored.match().positions()))
                .toList());
    }
}
