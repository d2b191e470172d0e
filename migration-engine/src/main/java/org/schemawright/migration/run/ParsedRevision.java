package org.schemawright.migration.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import liquibase.change.Change;
import liquibase.change.core.EmptyChange;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.precondition.core.PreconditionContainer;
import liquibase.precondition.core.SqlPrecondition;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Guard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.Step;

/**
 * A revision as Liquibase's own parser reads its file. The text comes from memory, so that what was checked is what
 * runs, and no file can pull in another.
 */
final class ParsedRevision {

    private static final String NAME = "revision.yaml";

    private final Revision revision;
    /** By the ids of the steps; empty when the file has nothing but the statements that the revision has. */
    private final Map<String, ChangeSet> changeSets;

    private ParsedRevision(Revision revision, Map<String, ChangeSet> changeSets) {
        this.revision = revision;
        this.changeSets = changeSets;
    }

    /**
     * Reads what is to run. A file of nothing but statements was read by ourselves already, and Liquibase's reading of
     * it was demanded when it was kept; parsing a thousand of them again would take longer than running them.
     *
     * @throws RefusedRunException when Liquibase does not find in the text exactly what we do
     */
    static ParsedRevision of(Revision revision, String text) throws RefusedRunException {
        return RevisionFile.isPlain(text, revision) ? new ParsedRevision(revision, Map.of()) : parse(revision, text);
    }

    /**
     * Parses, and demands that Liquibase finds in the text exactly what we do.
     *
     * @throws RefusedRunException when it does not
     */
    static ParsedRevision parse(Revision revision, String text) throws RefusedRunException {
        List<ChangeSet> parsed;
        try {
            OneFile accessor = new OneFile(NAME, text);
            parsed = ChangeLogParserFactory.getInstance()
                    .getParser(NAME, accessor)
                    .parse(NAME, new PlainParameters(), accessor)
                    .getChangeSets();
        } catch (LiquibaseException e) {
            throw refused(revision, e);
        }
        if (parsed.size() != revision.steps().size()) {
            throw refused(revision, null);
        }
        Map<String, ChangeSet> changeSets = new HashMap<>();
        for (int i = 0; i < parsed.size(); i++) {
            Step step = revision.steps().get(i);
            if (!isSame(parsed.get(i), step, revision)) {
                throw refused(revision, null);
            }
            changeSets.put(step.id(), parsed.get(i));
        }
        return new ParsedRevision(revision, changeSets);
    }

    private static boolean isSame(ChangeSet parsed, Step step, Revision revision) throws RefusedRunException {
        return guards(parsed)
                        .equals(step.guards().stream()
                                .map(Guard::sql)
                                .map(String::trim)
                                .toList())
                && parsed.getId().equals(step.id())
                && parsed.getAuthor().equals(step.author())
                && parsed.getFilePath().equals(step.path())
                && parsed.isRunInTransaction() == step.inTransaction()
                && trimmed(step.up()).equals(statements(parsed.getChanges(), revision))
                && trimmed(step.down()).equals(statements(parsed.getRollback().getChanges(), revision));
    }

    /** The queries that must give 0, as Liquibase asks them. */
    private static List<String> guards(ChangeSet parsed) {
        PreconditionContainer conditions = parsed.getPreconditions();
        return conditions == null
                ? List.of()
                : conditions.getNestedPreconditions().stream()
                        .filter(SqlPrecondition.class::isInstance)
                        .map(SqlPrecondition.class::cast)
                        .filter(check -> "0".equals(check.getExpectedResult()))
                        .map(check -> check.getSql().trim())
                        .toList();
    }

    private static RefusedRunException refused(Revision revision, @Nullable Exception cause) {
        String words = "Liquibase reads the file of revision " + revision.id()
                + " differently from what it says. Write its statements as plain sql, one a change.";
        return cause == null ? new RefusedRunException(words) : new RefusedRunException(words, cause);
    }

    /** Liquibase takes white space away at both ends of a statement; we send the statement whole. */
    private static List<String> trimmed(List<String> statements) {
        return statements.stream().map(String::trim).toList();
    }

    private static List<String> statements(List<Change> changes, Revision revision) throws RefusedRunException {
        for (Change change : changes) {
            if (!isPlain(change)) {
                throw refused(revision, null);
            }
        }
        return changes.stream()
                .filter(RawSQLChange.class::isInstance)
                .map(RawSQLChange.class::cast)
                .filter(sql -> isFor(sql, revision.dialect()))
                .map(RawSQLChange::getSql)
                .toList();
    }

    /** The last line of defence against changes that start programs or load classes: only these kinds ever run. */
    private static boolean isPlain(Change change) {
        Class<?> kind = change.getClass();
        if (kind == RawSQLChange.class) {
            RawSQLChange sql = (RawSQLChange) change;
            return !sql.isSplitStatements() && !sql.isStripComments();
        }
        return kind == EmptyChange.class || kind == TagDatabaseChange.class;
    }

    private static boolean isFor(RawSQLChange change, String dialect) {
        String dbms = change.getDbms();
        return dbms == null || List.of(dbms.split("\\s*,\\s*", -1)).contains(dialect);
    }

    /**
     * What runs: the same change set, with its statements sent as they are written.
     *
     * @param author as the history has it, by which Liquibase finds the row again
     * @param log the changelog it becomes part of
     */
    ChangeSet executable(Step step, String author, DatabaseChangeLog log, ExactSqlChange.Sender sender) {
        ChangeSet executable =
                new ChangeSet(step.id(), author, false, false, step.path(), null, null, step.inTransaction(), log);
        ChangeSet parsed = changeSets.get(step.id());
        executable.setComments(parsed == null ? revision.message() : parsed.getComments());
        step.up().forEach(sql -> executable.addChange(new ExactSqlChange(sql, sender)));
        step.down().forEach(sql -> executable.addRollbackChange(new ExactSqlChange(sql, sender)));
        if (parsed != null) {
            executable.setPreconditions(parsed.getPreconditions());
            otherThanSql(parsed.getChanges()).forEach(executable::addChange);
            otherThanSql(parsed.getRollback().getChanges()).forEach(executable::addRollbackChange);
            return executable;
        }
        if (step.up().isEmpty()) {
            executable.addChange(new EmptyChange());
        }
        if (step.down().isEmpty() && revision.hasWayBack()) {
            executable.addRollbackChange(new EmptyChange());
        }
        return executable;
    }

    private static List<Change> otherThanSql(List<Change> changes) {
        return changes.stream().filter(c -> !(c instanceof RawSQLChange)).toList();
    }

    /** Expands nothing: in ours, {@code ${user.home}} is part of the text and not a question. */
    private static final class PlainParameters extends ChangeLogParameters {
        @Override
        public String expandExpressions(String text, DatabaseChangeLog changeLog) {
            return text;
        }
    }
}
