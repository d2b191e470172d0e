package org.schemawright.desktop.orm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.schemawright.desktop.changeset.RowChange;

/** What takes applied row changes back, as row changes; filled in by the Apply. */
public final class Inverse {

    private final List<RowChange> changes = new ArrayList<>();
    private final Set<String> lost = new LinkedHashSet<>();

    /** The changes, of which the last one applied comes first; empty before an Apply and after one that failed. */
    public List<RowChange> changes() {
        return List.copyOf(changes);
    }

    /** What these do not bring back, in sentences. */
    public List<String> lost() {
        return List.copyOf(lost);
    }

    int size() {
        return changes.size();
    }

    void add(RowChange change) {
        changes.add(change);
    }

    void lose(String sentence) {
        lost.add(sentence);
    }

    void clear() {
        changes.clear();
    }
}
