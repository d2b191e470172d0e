package org.schemawright.migration.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.UnclearTargetException;

/** Which revisions a run takes, in the order they run. Refuses before anything has happened. */
record RunChoice(RevisionGraph graph, RecordedHistory history) {

    /** Parents first; one that is half applied is among them. */
    List<StoredRevision> upgrade(String target) throws RefusedRunException {
        for (HistoryProblem problem : graph.problems()) {
            if (problem.spoilsUpgrade()) {
                throw new RefusedRunException(problem.words());
            }
        }
        refuseUnknown();
        List<String> applied = history.applied();
        Set<String> there = Set.copyOf(applied);
        Set<String> wanted = resolve(() -> new RevisionTargets(graph, applied).upgrade(target));
        List<StoredRevision> chosen = graph.ordered().stream()
                .filter(s -> wanted.contains(s.revision().id()))
                .filter(s -> !there.contains(s.revision().id()))
                .toList();
        refuseEdited(chosen);
        return chosen;
    }

    /** What runs, forward or back, must be what was kept or accepted. */
    private void refuseEdited(List<StoredRevision> chosen) throws RefusedRunException {
        Set<Path> files = chosen.stream().map(StoredRevision::file).collect(Collectors.toSet());
        for (HistoryProblem problem : graph.problems()) {
            if (problem instanceof HistoryProblem.Edited edited && files.contains(edited.file())) {
                throw new RefusedRunException(problem.words());
            }
        }
    }

    /** Children first. A revision without a way back among them refuses them all, so that none stops half-way. */
    List<StoredRevision> downgrade(String target) throws RefusedRunException {
        refuseUnknown();
        for (HistoryProblem problem : graph.problems()) {
            // Checksums do not cover the way back, so which of the files is the right one cannot be known.
            if (problem instanceof HistoryProblem.DuplicateId) {
                throw new RefusedRunException(problem.words());
            }
        }
        Set<String> gone = resolve(() -> new RevisionTargets(graph, history.begun()).downgrade(target));
        List<StoredRevision> chosen = new ArrayList<>(graph.ordered().stream()
                .filter(s -> gone.contains(s.revision().id()))
                .toList()
                .reversed());
        for (StoredRevision stored : chosen) {
            Revision revision = stored.revision();
            Optional<String> why = NoWayBack.sentence(revision.down());
            if (why.isPresent() || !revision.hasWayBack()) {
                throw new RefusedRunException("Revision " + revision.id() + " (" + revision.message()
                        + ") has no way back. " + why.map(words -> words + " ").orElse("")
                        + "Nothing was changed; choose a target above it.");
            }
        }
        refuseEdited(chosen);
        return chosen;
    }

    /** Turns a word into revisions. */
    @FunctionalInterface
    private interface Resolving {
        Set<String> resolve() throws UnclearTargetException;
    }

    private static Set<String> resolve(Resolving resolving) throws RefusedRunException {
        try {
            return resolving.resolve();
        } catch (UnclearTargetException e) {
            throw new RefusedRunException(String.valueOf(e.getMessage()), e);
        }
    }

    private void refuseUnknown() throws RefusedRunException {
        List<String> unknown = history.unknown();
        for (HistoryProblem problem : graph.problems()) {
            // Their files are there, but no order in which they could be known.
            if (problem instanceof HistoryProblem.Cycle cycle
                    && unknown.stream().anyMatch(cycle.ids()::contains)) {
                throw new RefusedRunException(problem.words());
            }
        }
        if (!unknown.isEmpty()) {
            boolean one = unknown.size() == 1;
            throw new RefusedRunException("The database has " + (one ? "revision " : "revisions ")
                    + String.join(", ", unknown) + " applied, but the folder does not have "
                    + (one ? "its file. Bring it" : "their files. Bring them")
                    + " back, for example from version control.");
        }
    }
}
