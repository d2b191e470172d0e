package org.schemawright.migration.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.Revision;

/**
 * Where a database stands in its history.
 *
 * @param history all revisions of the folder, the oldest first, in an order in which they can run
 * @param applied the ids of those that are applied, in the order they ran
 * @param partial the ids of those of which a part is applied: a run was stopped between two of their steps
 * @param unknown ids that the database has as applied but the folder does not have
 * @param lockedBy who holds the migration lock, in words; null when nobody does
 * @param problems what is wrong with the folder; revisions that cannot be read are only here
 */
public record DatabaseStatus(
        List<Revision> history,
        List<String> applied,
        List<String> partial,
        List<String> unknown,
        @Nullable String lockedBy,
        List<HistoryProblem> problems) {
    public DatabaseStatus {
        history = List.copyOf(history);
        applied = List.copyOf(applied);
        partial = List.copyOf(partial);
        unknown = List.copyOf(unknown);
        problems = List.copyOf(problems);
    }

    /** With nothing half applied. */
    public DatabaseStatus(
            List<Revision> history,
            List<String> applied,
            List<String> unknown,
            @Nullable String lockedBy,
            List<HistoryProblem> problems) {
        this(history, applied, List.of(), unknown, lockedBy, problems);
    }

    /** The revisions that are not applied yet, in the order they would run. */
    public List<Revision> pending() {
        return history.stream().filter(r -> !applied.contains(r.id())).toList();
    }

    /** The id of the newest applied revision; null at base. */
    public @Nullable String current() {
        return history.reversed().stream()
                .map(Revision::id)
                .filter(applied::contains)
                .findFirst()
                .orElse(null);
    }

    public boolean atHead() {
        return unknown.isEmpty() && pending().isEmpty();
    }
}
