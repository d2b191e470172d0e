package org.schemawright.migration.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.revision.StoredRevision;

/** What the rows of history say of the revisions in the folder. */
final class RecordedHistory {

    private final Map<Key, Row> rows = new LinkedHashMap<>();
    private final Set<String> applied = new LinkedHashSet<>();
    private final Set<String> partial = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<Key> ours = new LinkedHashSet<>();
    private final Set<Key> traces = new LinkedHashSet<>();

    /** What Liquibase knows a change set by; the author is left out, so that a corrected name changes nothing. */
    record Key(String id, String path) {
        static Key of(Step step) {
            return new Key(step.id(), step.path());
        }
    }

    /**
     * One row as the database has it.
     *
     * @param checksum as Liquibase took it when it ran; null when it was cleared
     */
    record Row(Key key, String author, @Nullable String checksum) {}

    /** @param recorded in the order in which they ran; those of other changelogs may be among them */
    RecordedHistory(List<Row> recorded, RevisionGraph graph) {
        Map<Key, Revision> known = new LinkedHashMap<>();
        for (StoredRevision stored : graph.ordered()) {
            stored.revision().steps().forEach(step -> known.put(Key.of(step), stored.revision()));
        }
        Map<String, Integer> steps = new LinkedHashMap<>();
        for (Row row : recorded) {
            Revision revision = known.get(row.key());
            if (revision != null) {
                rows.put(row.key(), row);
                ours.add(row.key());
                // The last of its steps tells when it was applied.
                if (steps.merge(revision.id(), 1, Integer::sum)
                        == revision.steps().size()) {
                    applied.add(revision.id());
                }
            } else {
                RevisionFile.idOfLogicalPath(row.key().path()).ifPresent(id -> {
                    ours.add(row.key());
                    if (NewRevision.isPuttingBack(row.author())) {
                        traces.add(row.key());
                    } else if (graph.find(id).isEmpty()) {
                        unknown.add(id);
                    }
                });
            }
        }
        partial.addAll(steps.keySet());
        partial.removeAll(applied);
    }

    /** The ids of the revisions that are wholly applied, in the order they ran. */
    List<String> applied() {
        return List.copyOf(applied);
    }

    /** The ids of those of which some steps are applied and others not. */
    List<String> partial() {
        return List.copyOf(partial);
    }

    /** The applied and the half applied ones. */
    List<String> begun() {
        List<String> begun = new ArrayList<>(applied);
        begun.addAll(partial);
        return begun;
    }

    /** Ids that the database has but the folder does not. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** What a killed run has left that put something back: it did so, and its row says nothing any more. */
    Set<Key> traces() {
        return Set.copyOf(traces);
    }

    /** The row of a step; empty when it is not applied. */
    Optional<Row> row(Step step) {
        return Optional.ofNullable(rows.get(Key.of(step)));
    }

    /** All rows that revisions have written, those of unknown ones too. */
    Set<Key> ours() {
        return Set.copyOf(ours);
    }

    /** Whether some step of the revision is recorded. */
    boolean hasBegun(Revision revision) {
        return revision.steps().stream().anyMatch(step -> row(step).isPresent());
    }
}
