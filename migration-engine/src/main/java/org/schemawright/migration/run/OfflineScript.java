package org.schemawright.migration.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.SetAside;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.UnclearTargetException;
import org.schemawright.migration.run.RecordedHistory.Key;

/**
 * What a run would send, with its rows of history, as a script for the engine's own command line; no database is needed
 * for it.
 */
final class OfflineScript {

    private final String dialect;
    private final RevisionGraph graph;
    private final StepChangeSets changeSets;
    private final HistoryRows rows;
    private final StringBuilder out = new StringBuilder();

    OfflineScript(String dialect, RevisionGraph graph, LiquibaseFile files) {
        this.dialect = dialect;
        this.graph = graph;
        this.changeSets = new StepChangeSets(files, sql -> {
            throw new IllegalStateException("A script runs nothing");
        });
        this.rows = new HistoryRows(dialect);
    }

    /**
     * Writes the script from one place of the history to another, in either direction. To be called inside of the scope.
     *
     * @param from where the database stands, as people write it
     * @param to where it is to go
     */
    String write(String from, String to) throws Exception {
        Set<String> applied = new RevisionTargets(graph, Set.of()).upgrade(from);
        RevisionTargets targets = new RevisionTargets(graph, applied);
        Set<String> gone = isBelow(to, applied, targets) ? targets.downgrade(to) : Set.of();
        Set<String> wanted = new HashSet<>(gone.isEmpty() ? targets.upgrade(to) : Set.of());
        wanted.removeAll(applied);
        begin();
        if (gone.isEmpty()) {
            List<StoredRevision> forward = chosen(wanted);
            out.append(forward.isEmpty() ? "" : terminated(rows.table()) + "\n");
            for (StoredRevision stored : forward) {
                up(stored);
            }
        } else {
            for (StoredRevision stored : chosen(gone).reversed()) {
                down(stored);
            }
        }
        return out.toString();
    }

    private static boolean isBelow(String to, Set<String> applied, RevisionTargets targets)
            throws UnclearTargetException {
        if (to.startsWith("-") || to.contains("@-") || to.equals("base") || to.endsWith("@base")) {
            return true;
        }
        return !to.startsWith("+") && applied.containsAll(targets.revisions(to));
    }

    private List<StoredRevision> chosen(Set<String> ids) {
        return graph.ordered().stream()
                .filter(s -> ids.contains(s.revision().id()))
                .toList();
    }

    /** Both programs go on after an error unless they are told not to. */
    private void begin() {
        out.append(
                dialect.equals("sqlite")
                        ? ".bail on\nPRAGMA foreign_keys = OFF;\n"
                        : "\\set ON_ERROR_STOP on\nSET client_encoding = 'UTF8';\n");
    }

    private void up(StoredRevision stored) throws Exception {
        Revision revision = stored.revision();
        title(revision, "");
        StepChangeSets.OfRevision made = changeSets.of(stored, new DatabaseChangeLog("script"));
        for (Step step : revision.steps()) {
            ChangeSet changeSet = made.of(step, step.author());
            write(step, step.up(), rows.insert(changeSet));
        }
        if (!revision.asides().isEmpty()) {
            // A script cannot ask whether there are any.
            out.append("-- Rows that were kept when it was taken back are not put back by this script.\n");
        }
    }

    private void down(StoredRevision stored) throws RefusedRunException {
        Revision revision = stored.revision();
        if (!revision.hasWayBack()) {
            throw new RefusedRunException("Revision " + revision.id() + " (" + revision.message()
                    + ") has no way back. Choose a target above it.");
        }
        title(revision, " back");
        List<SetAside> asides = revision.asides();
        for (Step step : revision.steps().reversed()) {
            List<String> statements = new ArrayList<>();
            if (step.inTransaction() && !step.down().isEmpty()) {
                asides.forEach(aside -> statements.addAll(aside.keep()));
                asides = List.of();
            }
            statements.addAll(step.down());
            write(step, statements, rows.delete(Key.of(step)));
        }
    }

    private void title(Revision revision, String direction) {
        out.append("\n-- ")
                .append(revision.id())
                .append(direction)
                .append(": ")
                .append(revision.message())
                .append('\n');
    }

    private void write(Step step, List<String> statements, String row) {
        List<String> whole = new ArrayList<>(statements);
        if (step.inTransaction()) {
            out.append("BEGIN;\n");
            whole.add(row);
            whole.forEach(sql -> out.append(terminated(sql)));
            out.append("COMMIT;\n");
        } else {
            whole.forEach(sql -> out.append(terminated(sql)));
            out.append(terminated(row));
        }
    }

    private static String terminated(String sql) {
        return RevisionFile.terminated(sql) + "\n";
    }
}
