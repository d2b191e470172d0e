package org.schemawright.migration.run;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.Database;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.StoredRevision;

/** Takes the chosen revisions through Liquibase's visitors, on a database whose lock is held. */
final class RevisionRun {

    private final Database database;
    private final RunProgress progress;
    private final boolean upgrade;
    private final ExactSqlChange.Sender sender;
    private final Map<String, Revision> byId = new LinkedHashMap<>();

    RevisionRun(Database database, RunProgress progress, boolean upgrade, ExactSqlChange.Sender sender) {
        this.database = database;
        this.progress = progress;
        this.upgrade = upgrade;
        this.sender = sender;
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
        chosen.forEach(s -> byId.put(s.revision().id(), s.revision()));
        ChangeLogHistoryService history = Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(database);
        history.init();
        history.generateDeploymentId();
        DatabaseChangeLog log = changeLog(open);
        Contexts contexts = new Contexts();
        LabelExpression labels = new LabelExpression();
        log.validate(database, contexts, labels);
        database.rollback();
        new ChangeLogIterator(log, new OnlyChosen(Set.copyOf(byId.keySet())))
                .run(
                        upgrade
                                ? new UpdateVisitor(database, new Events(), null)
                                : new RollbackVisitor(database, new Events()),
                        new RuntimeEnvironment(database, contexts, labels));
    }

    /** The applied revisions and the chosen ones, parents first. */
    private DatabaseChangeLog changeLog(RunChoice open) throws Exception {
        Map<String, HistoryTables.Applied> applied = new LinkedHashMap<>();
        open.applied().forEach(a -> applied.put(a.id(), a));
        Set<String> needed = new HashSet<>(applied.keySet());
        needed.addAll(byId.keySet());
        DatabaseChangeLog log = new DatabaseChangeLog("revisions");
        for (StoredRevision stored : open.graph().ordered()) {
            Revision revision = stored.revision();
            if (needed.contains(revision.id())) {
                HistoryTables.Applied row = applied.get(revision.id());
                ParsedRevision parsed = ParsedRevision.parse(revision, stored.text());
                String author = row == null ? revision.author() : row.author();
                ChangeSet changeSet = parsed.executable(revision, author, log, sender);
                if (row != null) {
                    refuseChanged(revision, changeSet, row);
                }
                log.addChangeSet(changeSet);
            }
        }
        return log;
    }

    private static void refuseChanged(Revision revision, ChangeSet changeSet, HistoryTables.Applied row)
            throws RefusedRunException {
        CheckSum recorded = CheckSum.parse(row.checksum());
        if (recorded == null) {
            return;
        }
        ChecksumVersion version = ChecksumVersion.enumFromChecksumVersion(recorded.getVersion());
        if (!recorded.equals(changeSet.generateCheckSum(version))) {
            throw new RefusedRunException("The statements of revision " + revision.id() + " (" + revision.message()
                    + ") were changed after it was applied. Bring its file back to what it was,"
                    + " and put the change into a new revision.");
        }
        changeSet.clearCheckSum();
    }

    private record OnlyChosen(Set<String> ids) implements ChangeSetFilter {
        @Override
        public ChangeSetFilterResult accepts(ChangeSet changeSet) {
            return new ChangeSetFilterResult(ids.contains(changeSet.getId()), "chosen", getClass(), "", "");
        }
    }

    /** Turns Liquibase's events into ours. Those of the single statements come from the statements themselves. */
    private final class Events extends AbstractChangeExecListener {

        @Override
        public void willRun(ChangeSet changeSet, DatabaseChangeLog log, Database on, ChangeSet.RunStatus status) {
            begin(changeSet);
        }

        @Override
        public void willRollback(ChangeSet changeSet, DatabaseChangeLog log, Database on) {
            begin(changeSet);
        }

        @Override
        public void willRun(Change change, ChangeSet changeSet, DatabaseChangeLog log, Database on) {
            ((OneCommitConnection) database.getConnection()).holdNextCommit();
        }

        @Override
        public void ran(ChangeSet changeSet, DatabaseChangeLog log, Database on, ChangeSet.ExecType type) {
            progress.committed();
        }

        @Override
        public void rolledBack(ChangeSet changeSet, DatabaseChangeLog log, Database on) {
            progress.committed();
        }

        private void begin(ChangeSet changeSet) {
            Revision revision = byId.get(changeSet.getId());
            if (revision != null) {
                progress.begin(revision, upgrade);
            }
        }
    }
}
