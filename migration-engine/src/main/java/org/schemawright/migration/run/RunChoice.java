package org.schemawright.migration.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.StoredRevision;

/** Which revisions a run takes, in the order they run. Refuses before anything has happened. */
record RunChoice(RevisionGraph graph, List<HistoryTables.Applied> applied) {

    /** Parents first. */
    List<StoredRevision> upgrade(@Nullable String target) throws RefusedRunException {
        for (HistoryProblem problem : graph.problems()) {
            boolean onlyHeads = problem instanceof HistoryProblem.SeveralHeads;
            if (!onlyHeads || target == null) {
                throw new RefusedRunException(problem.words());
            }
        }
        refuseUnknown();
        Set<String> wanted = target == null ? null : graph.ancestorsAndSelf(known(target));
        Set<String> appliedIds = appliedIds();
        return graph.ordered().stream()
                .filter(s -> wanted == null || wanted.contains(s.revision().id()))
                .filter(s -> !appliedIds.contains(s.revision().id()))
                .toList();
    }

    /** Children first. A revision without a way back among them refuses them all, so that none stops half-way. */
    List<StoredRevision> downgrade(@Nullable String target) throws RefusedRunException {
        refuseUnknown();
        for (HistoryProblem problem : graph.problems()) {
            // Checksums do not cover the way back, so which of the files is the right one cannot be known.
            if (problem instanceof HistoryProblem.DuplicateId) {
                throw new RefusedRunException(problem.words());
            }
        }
        Set<String> appliedIds = appliedIds();
        if (target != null && !appliedIds.contains(known(target))) {
            throw new RefusedRunException(
                    "Revision " + target + " is not applied, so the database cannot go down to it.");
        }
        Set<String> wanted = target == null ? appliedIds : graph.descendants(target);
        List<StoredRevision> chosen = new ArrayList<>(graph.ordered().stream()
                .filter(s -> wanted.contains(s.revision().id()))
                .filter(s -> appliedIds.contains(s.revision().id()))
                .toList()
                .reversed());
        for (StoredRevision stored : chosen) {
            Revision revision = stored.revision();
            if (!revision.hasWayBack()) {
                throw new RefusedRunException("Revision " + revision.id() + " (" + revision.message()
                        + ") has no way back. Nothing was changed; choose a target above it.");
            }
        }
        return chosen;
    }

    private String known(String target) throws RefusedRunException {
        if (graph.find(target).isEmpty()) {
            throw new RefusedRunException("Revision " + target + " is not in the folder.");
        }
        return target;
    }

    private void refuseUnknown() throws RefusedRunException {
        List<String> unknown = applied.stream()
                .map(HistoryTables.Applied::id)
                .filter(id -> graph.find(id).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw new RefusedRunException("The database has "
                    + unknown.stream().map(id -> "revision " + id).collect(Collectors.joining(", "))
                    + " applied, but the folder does not have " + (unknown.size() == 1 ? "its file" : "their files")
                    + ". Bring it back, for example from version control.");
        }
    }

    private Set<String> appliedIds() {
        return applied.stream().map(HistoryTables.Applied::id).collect(Collectors.toCollection(HashSet::new));
    }
}
