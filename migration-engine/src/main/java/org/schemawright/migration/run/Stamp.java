package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.UnclearTargetException;
import org.schemawright.migration.run.RecordedHistory.Key;
import org.schemawright.migration.run.RecordedHistory.Row;

/** Writes down what is applied without running it. */
final class Stamp {

    private final String dialect;
    private final Duration patience;
    private final RevisionGraph graph;
    private final StepChangeSets changeSets;
    private final HistoryRows rows;

    Stamp(String dialect, Duration patience, RevisionGraph graph, LiquibaseFile files) {
        this.dialect = dialect;
        this.patience = patience;
        this.graph = graph;
        this.changeSets = new StepChangeSets(files, sql -> {
            throw new IllegalStateException("A stamp runs nothing");
        });
        this.rows = new HistoryRows(dialect);
    }

    /**
     * Writes it, all in one commit.
     *
     * @param words what is to be applied afterwards, with all it needs; {@code base} for nothing
     * @param purge whether to forget all that revisions have recorded first, those that have no file too
     */
    StampOutcome write(ConnectionSource connections, List<String> words, boolean purge) throws Exception {
        try (Connection connection = connections.open()) {
            return LiquibaseScope.call(() -> {
                Database database = DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new OneCommitConnection(connection, () -> {}, _ -> {}));
                MigrationLock lock = new MigrationLock(connection, dialect);
                lock.acquire(database, patience, () -> false);
                try {
                    return write(connection, words, purge);
                } finally {
                    connection.rollback();
                    lock.release(connections);
                }
            });
        }
    }

    private StampOutcome write(Connection connection, List<String> words, boolean purge) throws Exception {
        RecordedHistory history = new RecordedHistory(new HistoryTables(connection, dialect).rows(), graph);
        Set<String> before = Set.copyOf(history.begun());
        Set<String> after = purge ? new HashSet<>() : new HashSet<>(before);
        for (String word : words) {
            stamp(word, after);
        }
        List<String> statements = new ArrayList<>(List.of(rows.table()));
        history.traces().forEach(key -> statements.add(rows.delete(key)));
        List<Revision> added = new ArrayList<>();
        Set<String> removed = new LinkedHashSet<>(history.begun());
        removed.removeAll(after);
        if (purge) {
            removed.addAll(history.unknown());
            history.ours().stream()
                    .filter(key -> !history.traces().contains(key))
                    .forEach(key -> statements.add(rows.delete(key)));
        }
        for (StoredRevision stored : graph.ordered()) {
            Revision revision = stored.revision();
            if (after.contains(revision.id())) {
                boolean changed = record(stored, history, purge, statements);
                if (changed && !(purge && before.contains(revision.id()))) {
                    added.add(revision);
                }
            } else {
                revision.steps().stream()
                        .filter(step -> history.row(step).isPresent())
                        .forEach(step -> statements.add(rows.delete(Key.of(step))));
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        connection.commit();
        return new StampOutcome(added, List.copyOf(removed), null);
    }

    private void stamp(String word, Set<String> applied) throws RefusedRunException {
        try {
            RevisionTargets targets = new RevisionTargets(graph, applied);
            boolean below = word.equals("base") || word.endsWith("@base");
            if (below || word.startsWith("-")) {
                applied.removeAll(targets.downgrade(word));
                return;
            }
            Set<String> wanted = targets.upgrade(word);
            List<String> named = word.startsWith("+") ? List.of() : targets.revisions(word);
            if (named.size() == 1) {
                applied.removeAll(graph.descendants(named.getFirst()));
            }
            applied.addAll(wanted);
        } catch (UnclearTargetException e) {
            throw new RefusedRunException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Also where the row is of another text: what is stamped is what the folder has. */
    private boolean record(StoredRevision stored, RecordedHistory history, boolean purge, List<String> statements)
            throws Exception {
        StepChangeSets.OfRevision made = changeSets.of(stored, new DatabaseChangeLog("stamp"));
        boolean changed = false;
        for (Step step : stored.revision().steps()) {
            Row row = purge ? null : history.row(step).orElse(null);
            ChangeSet changeSet = made.of(step, step.author());
            if (row != null && HistoryRows.checksum(changeSet).equals(row.checksum())) {
                continue;
            }
            if (row != null) {
                statements.add(rows.delete(Key.of(step)));
            }
            statements.add(rows.insert(changeSet));
            changed = true;
        }
        return changed;
    }
}
