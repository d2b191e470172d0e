package org.schemawright.migration.run;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.exception.UnexpectedLiquibaseException;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.run.RecordedHistory.Key;
import org.schemawright.migration.run.RecordedHistory.Row;

/** Takes the chosen revisions through Liquibase's visitors, on a database whose lock is held. */
final class RevisionRun {

    private final Database database;
    private final RunProgress progress;
    private final boolean upgrade;
    private final StepChangeSets changeSets;
    private final GuardCheck guards;
    private final AsideTables asides;
    private final Map<Key, Revision> byStep = new LinkedHashMap<>();

    RevisionRun(
            Database database,
            RunProgress progress,
            boolean upgrade,
            StepChangeSets changeSets,
            GuardCheck guards,
            AsideTables asides) {
        this.guards = guards;
        this.asides = asides;
        this.changeSets = changeSets;
        this.database = database;
        this.progress = progress;
        this.upgrade = upgrade;
    }

    /**
     * Runs them.
     *
     * @param open the history as it is now
     * @param chosen what to run
     * @throws RefusedRunException when an applied revision is no longer what it was
     */
    void run(RunChoice open, List<StoredRevision> chosen) throws Exception {
        if (chosen.isEmpty()) {
            return;
        }
        for (StoredRevision stored : chosen) {
            for (Step step : stored.revision().steps()) {
                if (upgrade == open.history().row(step).isEmpty()) {
                    byStep.put(Key.of(step), stored.revision());
                }
            }
        }
        ChangeLogHistoryService history = new RevisionHistory(database);
        Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .register(history);
        history.init();
        history.generateDeploymentId();
        DatabaseChangeLog log = changeLog(open);
        Contexts contexts = new Contexts();
        LabelExpression labels = new LabelExpression();
        log.validate(database, contexts, labels);
        database.rollback();
        new ChangeLogIterator(log)
                .run(
                        upgrade
                                ? new UpdateVisitor(database, new Events(), null)
                                : new RollbackVisitor(database, new Events()),
                        new RuntimeEnvironment(database, contexts, labels));
    }

    /** The chosen steps, parents first. Those that are applied are looked at and left out. */
    private DatabaseChangeLog changeLog(RunChoice open) throws Exception {
        DatabaseChangeLog log = new DatabaseChangeLog("revisions");
        for (StoredRevision stored : open.graph().ordered()) {
            Revision revision = stored.revision();
            boolean chosen = revision.steps().stream().anyMatch(step -> byStep.containsKey(Key.of(step)));
            if (chosen || open.history().hasBegun(revision)) {
                StepChangeSets.OfRevision made = changeSets.of(stored, log);
                for (Step step : revision.steps()) {
                    Row row = open.history().row(step).orElse(null);
                    boolean runs = byStep.containsKey(Key.of(step));
                    if (row != null || runs) {
                        String author = row == null ? step.author() : row.author();
                        ChangeSet changeSet = made.of(step, author);
                        if (row != null) {
                            refuseChanged(revision, changeSet, row);
                        }
                        if (runs) {
                            log.addChangeSet(changeSet);
                        }
                    }
                }
            }
        }
        return log;
    }

    private static void refuseChanged(Revision revision, ChangeSet changeSet, Row row) throws RefusedRunException {
        if (isChanged(changeSet, row)) {
            throw new RefusedRunException("The statements of revision " + revision.id() + " (" + revision.message()
                    + ") were changed after it was applied. Bring its file back to what it was,"
                    + " and put the change into a new revision.");
        }
    }

    /** Whether a step's statements are others than those that ran. */
    static boolean isChanged(ChangeSet changeSet, Row row) {
        CheckSum recorded = CheckSum.parse(row.checksum());
        if (recorded == null) {
            return false;
        }
        ChecksumVersion version = ChecksumVersion.enumFromChecksumVersion(recorded.getVersion());
        boolean changed = !recorded.equals(changeSet.generateCheckSum(version));
        changeSet.clearCheckSum();
        return changed;
    }

    /** What is done beside the statements of a revision, and is committed with them. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException, RefusedRunException, CancelledRunException;
    }

    /** Turns Liquibase's events into ours. Those of the single statements come from the statements themselves. */
    private final class Events extends AbstractChangeExecListener {

        @Override
        public void willRun(ChangeSet changeSet, DatabaseChangeLog log, Database on, ChangeSet.RunStatus status) {
            begin(changeSet);
            checkGuards(changeSet);
            beginToWrite();
        }

        @Override
        public void willRollback(ChangeSet changeSet, DatabaseChangeLog log, Database on) {
            begin(changeSet);
            beginToWrite();
            keep(changeSet);
        }

        @Override
        public void willRun(Change change, ChangeSet changeSet, DatabaseChangeLog log, Database on) {
            if (changeSet.isRunInTransaction()) {
                connection().holdNextCommit();
            }
            if (!(change instanceof ExactSqlChange)) {
                progress.announce(LiquibaseFile.sql(change, database));
            }
        }

        @Override
        public void ran(Change change, ChangeSet changeSet, DatabaseChangeLog log, Database on) {
            if (!(change instanceof ExactSqlChange)) {
                progress.announced();
            }
            Key key = StepChangeSets.key(changeSet);
            Revision revision = byStep.get(key);
            if (upgrade
                    && revision != null
                    && key.equals(Key.of(revision.steps().getLast()))
                    && change == changeSet.getChanges().getLast()) {
                inTransaction(() -> asides.putBack(revision));
            }
        }

        @Override
        public void ran(ChangeSet changeSet, DatabaseChangeLog log, Database on, ChangeSet.ExecType type) {
            committed(changeSet);
        }

        @Override
        public void rolledBack(ChangeSet changeSet, DatabaseChangeLog log, Database on) {
            committed(changeSet);
        }

        private OneCommitConnection connection() {
            return (OneCommitConnection) database.getConnection();
        }

        private void beginToWrite() {
            try {
                connection().beginToWrite();
            } catch (DatabaseException e) {
                throw new UnexpectedLiquibaseException(e);
            }
        }

        private void checkGuards(ChangeSet changeSet) {
            Key key = StepChangeSets.key(changeSet);
            Revision revision = byStep.get(key);
            if (revision == null) {
                return;
            }
            inTransaction(() -> {
                for (Step step : revision.steps()) {
                    if (Key.of(step).equals(key) && !step.guards().isEmpty()) {
                        guards.check(revision, step);
                    }
                }
            });
        }

        /** Only a step that is a transaction can take anything away. Steps are taken back from the last to the first. */
        private void keep(ChangeSet changeSet) {
            Key key = StepChangeSets.key(changeSet);
            Revision revision = byStep.get(key);
            if (revision == null || revision.asides().isEmpty()) {
                return;
            }
            List<Key> taking = revision.steps().stream()
                    .filter(step -> step.inTransaction() && !step.down().isEmpty())
                    .map(Key::of)
                    .filter(byStep::containsKey)
                    .toList();
            if (taking.contains(key)) {
                boolean untouched = key.equals(taking.getLast())
                        && revision.steps().stream().map(Key::of).allMatch(byStep::containsKey);
                inTransaction(() -> asides.keep(revision, untouched, key.equals(taking.getFirst())));
            }
        }

        private void inTransaction(Work work) {
            try {
                work.run();
            } catch (SQLException | RefusedRunException | CancelledRunException e) {
                throw new UnexpectedLiquibaseException(e);
            }
        }

        private void begin(ChangeSet changeSet) {
            Revision revision = byStep.get(StepChangeSets.key(changeSet));
            if (revision != null && !progress.isIn(revision)) {
                int statements = revision.steps().stream()
                        .filter(step -> byStep.containsKey(Key.of(step)))
                        .mapToInt(step -> (upgrade ? step.up() : step.down()).size())
                        .sum();
                progress.begin(revision, upgrade, statements);
            }
        }

        private void committed(ChangeSet changeSet) {
            Key key = StepChangeSets.key(changeSet);
            Revision revision = byStep.get(key);
            List<Key> steps = revision == null
                    ? List.of()
                    : revision.steps().stream()
                            .map(Key::of)
                            .filter(byStep::containsKey)
                            .toList();
            if (!steps.isEmpty() && key.equals(upgrade ? steps.getLast() : steps.getFirst())) {
                progress.committed();
            } else {
                progress.stepCommitted();
            }
        }
    }
}
