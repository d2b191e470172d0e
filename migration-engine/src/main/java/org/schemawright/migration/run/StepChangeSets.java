package org.schemawright.migration.run;

import java.util.LinkedHashMap;
import java.util.Map;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.run.RecordedHistory.Key;

/**
 * Makes what Liquibase runs and records out of the steps of revisions, whatever form these have. To be used inside of the
 * scope.
 *
 * @param files reads what others have written
 * @param sender sends the statements of ours
 */
record StepChangeSets(LiquibaseFile files, ExactSqlChange.Sender sender) {

    /** Makes the change set of a step of one revision. */
    @FunctionalInterface
    interface OfRevision {
        ChangeSet of(Step step, String author) throws RefusedRunException;
    }

    /** @param log the changelog that the change sets become part of */
    OfRevision of(StoredRevision stored, DatabaseChangeLog log) throws Exception {
        Revision revision = stored.revision();
        if (stored.isOurs()) {
            ParsedRevision parsed = ParsedRevision.of(revision, stored.text());
            return (step, author) -> parsed.executable(step, author, log, sender);
        }
        Map<Key, ChangeSet> changeSets = new LinkedHashMap<>();
        for (ChangeSet changeSet : files.changeSets(stored)) {
            changeSets.put(key(changeSet), changeSet);
        }
        return (step, _) -> {
            ChangeSet changeSet = changeSets.get(Key.of(step));
            if (changeSet == null) {
                throw new RefusedRunException(
                        "The file of revision " + revision.id() + " was changed just now. Try again.");
            }
            return changeSet;
        };
    }

    static Key key(ChangeSet changeSet) {
        return new Key(changeSet.getId(), changeSet.getFilePath());
    }
}
