package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.run.Finding.Kind;
import org.schemawright.migration.run.RecordedHistory.Row;

/** Looks for what a run that was stopped, another program or a careless hand has left behind. Reads only. */
final class Findings {

    private final String dialect;
    private final Connection connection;
    private final RevisionGraph graph;
    private final RecordedHistory history;
    private final List<Finding> found = new ArrayList<>();

    Findings(String dialect, Connection connection, RevisionGraph graph) throws SQLException {
        this.dialect = dialect;
        this.connection = connection;
        this.graph = graph;
        this.history = new RecordedHistory(new HistoryTables(connection, dialect).rows(), graph);
    }

    List<Finding> find(LiquibaseFile files) throws Exception {
        deadLock();
        halfApplied();
        Set<String> inCircle = graph.problems().stream()
                .filter(HistoryProblem.Cycle.class::isInstance)
                .flatMap(problem -> ((HistoryProblem.Cycle) problem).ids().stream())
                .collect(Collectors.toSet());
        for (String id : history.unknown()) {
            if (inCircle.contains(id)) {
                continue;
            }
            found.add(new Finding(
                    Kind.UNKNOWN_REVISION,
                    id,
                    "Revision " + id + " is applied, but the folder does not have its file.",
                    List.of(
                            "Bring it back: db restore " + id + ", or from version control.",
                            "Forget it, and keep what it made: db stamp --purge with what is applied besides.")));
        }
        lateAdded();
        CatalogLook look = new CatalogLook(connection, dialect);
        unrecorded(look);
        for (String index : look.invalidIndexes()) {
            found.add(new Finding(
                    Kind.INVALID_INDEX,
                    "",
                    index,
                    "The index " + index
                            + " is there but not valid: it was stopped while it was built, and no query uses" + " it.",
                    List.of(
                            "The revision that makes it drops it and builds it anew: db upgrade.",
                            "Drop it by hand: DROP INDEX CONCURRENTLY " + index + ".")));
        }
        changedAfterwards(files);
        otherTools(look);
        return found;
    }

    private void deadLock() throws SQLException {
        new HistoryTables(connection, dialect)
                .lockHolder()
                .filter(holder -> holder.isDead(LiquibaseScope.thisHost()))
                .ifPresent(holder -> found.add(new Finding(
                        Kind.DEAD_LOCK,
                        "",
                        "A run was ended from outside: " + holder.words()
                                + " holds the lock and runs no more. What it had begun was taken back.",
                        List.of("Nothing needs to be done: the next run frees the lock."))));
    }

    private void halfApplied() {
        for (String id : history.partial()) {
            Revision revision = graph.find(id).orElseThrow().revision();
            long done = revision.steps().stream()
                    .filter(step -> history.row(step).isPresent())
                    .count();
            List<String> ways = new ArrayList<>(List.of("Finish it: db upgrade " + id + "."));
            if (revision.hasWayBack()) {
                ways.add("Take it back: db downgrade " + id + "-1.");
            }
            found.add(new Finding(
                    Kind.HALF_APPLIED,
                    id,
                    "Revision " + id + " (" + revision.message() + ") is half applied: " + done + " of its "
                            + revision.steps().size() + " parts are done and recorded.",
                    ways));
        }
    }

    private void lateAdded() {
        Set<String> applied = Set.copyOf(history.applied());
        for (StoredRevision stored : graph.ordered()) {
            String id = stored.revision().id();
            if (!applied.contains(id) && !history.partial().contains(id)) {
                graph.descendants(id).stream()
                        .filter(applied::contains)
                        .findFirst()
                        .ifPresent(above -> found.add(new Finding(
                                Kind.LATE_ADDED,
                                id,
                                "Revision " + id + " (" + stored.revision().message() + ") stands below " + above
                                        + ", which is applied, and is not applied itself: it was added later.",
                                List.of(
                                        "Run it now, after what builds on it: db upgrade " + id + ".",
                                        "Record it as applied without running it: db stamp head."))));
            }
        }
    }

    /** Whether what the next revision makes is there already; Liquibase alone records after it has committed. */
    private void unrecorded(CatalogLook look) throws SQLException {
        Set<String> begun = Set.copyOf(history.begun());
        for (StoredRevision stored : graph.ordered()) {
            Revision revision = stored.revision();
            if (begun.contains(revision.id()) || !begun.containsAll(revision.parents())) {
                continue;
            }
            CatalogLook.Presence made = look.madeBy(revision.up());
            if (made.there() == 0) {
                continue;
            }
            boolean all = made.there() == made.all();
            found.add(new Finding(
                    Kind.APPLIED_UNRECORDED,
                    revision.id(),
                    "Revision " + revision.id() + " (" + revision.message() + ") is not recorded, but "
                            + (all ? "all" : made.there() + " of the " + made.all())
                            + " of what it makes is there. It may have run without its row of history, or somebody else"
                            + " has made the same.",
                    all
                            ? List.of(
                                    "Record it as applied: db stamp " + revision.id() + ".",
                                    "Take it back: db stamp " + revision.id() + ", then db downgrade " + revision.id()
                                            + "-1.")
                            : List.of(
                                    "Take away what is there (see db show " + revision.id() + "), then db upgrade.",
                                    "Make what is missing, then record it: db stamp " + revision.id() + ".")));
        }
    }

    private void changedAfterwards(LiquibaseFile files) throws Exception {
        StepChangeSets changeSets = new StepChangeSets(files, sql -> {
            throw new IllegalStateException("Looking runs nothing");
        });
        for (StoredRevision stored : graph.ordered()) {
            if (!history.hasBegun(stored.revision())) {
                continue;
            }
            StepChangeSets.OfRevision made = changeSets.of(stored, new DatabaseChangeLog("look"));
            for (Step step : stored.revision().steps()) {
                Row row = history.row(step).orElse(null);
                ChangeSet changeSet = row == null ? null : made.of(step, row.author());
                if (row != null && changeSet != null && RevisionRun.isChanged(changeSet, row)) {
                    String id = stored.revision().id();
                    found.add(new Finding(
                            Kind.CHANGED_AFTERWARDS,
                            id,
                            "The statements of revision " + id + " ("
                                    + stored.revision().message() + ") were changed after it was applied.",
                            List.of(
                                    "Look at the change: db show " + id + " --changes.",
                                    "Bring the file back: db restore " + id
                                            + ", and put the change into a new revision.",
                                    "Hold what is in the folder for what has run: db accept " + id
                                            + ", then db stamp with what is applied.")));
                    break;
                }
            }
        }
    }

    private void otherTools(CatalogLook look) throws SQLException {
        // Whoever has revisions applied has taken the schema over, or began beside the other tool.
        List<String> ways = history.begun().isEmpty()
                ? List.of("Take the present schema over as the first revision: db baseline. The other history stays as"
                        + " it is and is not looked at again.")
                : List.of();
        look.otherTools(history)
                .forEach((table, words) -> found.add(new Finding(Kind.OTHER_TOOL, "", table, words, ways)));
    }
}
