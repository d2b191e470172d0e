package org.schemawright.migration.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.change.core.CreateProcedureChange;
import liquibase.change.core.CreateViewChange;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.core.SQLiteDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.precondition.CustomPreconditionWrapper;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.OtherFormats;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.UnreadableRevisionException;

/**
 * Reads what others have written for Liquibase, with Liquibase's own parsers: formatted SQL, XML, typed changes. Such a
 * file runs as Liquibase would run it; what could reach beyond the database runs only in a folder that is trusted.
 */
final class LiquibaseFile implements OtherFormats {

    /** Everything that does no more than send SQL. Kinds that nobody has named here are not run. */
    private static final Set<String> SAFE = Set.of(
            "sql",
            "empty",
            "tagDatabase",
            "createTable",
            "dropTable",
            "renameTable",
            "setTableRemarks",
            "addColumn",
            "dropColumn",
            "renameColumn",
            "modifyDataType",
            "setColumnRemarks",
            "mergeColumns",
            "createIndex",
            "dropIndex",
            "createView",
            "dropView",
            "renameView",
            "addPrimaryKey",
            "dropPrimaryKey",
            "addUniqueConstraint",
            "dropUniqueConstraint",
            "addForeignKeyConstraint",
            "dropForeignKeyConstraint",
            "dropAllForeignKeyConstraints",
            "addNotNullConstraint",
            "dropNotNullConstraint",
            "addDefaultValue",
            "dropDefaultValue",
            "addAutoIncrement",
            "createSequence",
            "dropSequence",
            "alterSequence",
            "renameSequence",
            "addLookupTable",
            "createProcedure",
            "dropProcedure",
            "insert",
            "update",
            "delete");

    /** What Liquibase does on SQLite as it is meant; its other typed changes lose parts of the table or its rows. */
    private static final Set<String> SAFE_ON_SQLITE = Set.of(
            "sql",
            "empty",
            "tagDatabase",
            "createTable",
            "dropTable",
            "renameTable",
            "renameColumn",
            "createIndex",
            "dropIndex",
            "createView",
            "dropView",
            "insert",
            "update",
            "delete");

    private static final Pattern LOADS_CLASSES = Pattern.compile("\\bcustom(Change|Precondition)\\b");

    private final String dialect;
    private final boolean trusted;
    private final Path folder;

    /** @param folder where a trusted file may read others */
    LiquibaseFile(String dialect, boolean trusted, Path folder) {
        this.dialect = dialect;
        this.trusted = trusted;
        this.folder = folder;
    }

    @Override
    public Found read(String path, String text) throws UnreadableRevisionException {
        Matcher loads = LOADS_CLASSES.matcher(text);
        if (!trusted && !path.endsWith(".sql") && loads.find()) {
            // Liquibase loads the class while it reads the file, so it must not even read it.
            throw UnreadableRevisionException.forbidden(loads.group());
        }
        try {
            return LiquibaseScope.call(() -> found(changeSets(path, text)));
        } catch (UnreadableRevisionException e) {
            throw e;
        } catch (Exception e) {
            throw UnreadableRevisionException.form(oneLine(FailureWords.of(e)));
        }
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\s+", " ").replaceFirst("[.:]$", "");
    }

    /** The change sets of a revision, in order. To be called inside of the scope. */
    List<ChangeSet> changeSets(StoredRevision stored) throws Exception {
        return changeSets(RevisionFolder.pathInFolder(stored.file()), stored.text());
    }

    private List<ChangeSet> changeSets(String path, String text) throws Exception {
        if (!trusted) {
            return parse(path, new OneFile(path, text));
        }
        try (ResourceAccessor files = more()) {
            return LiquibaseScope.within(files, () -> parse(path, files));
        }
    }

    /** Runs work in which a trusted file may read what lies beside it. */
    <T> T within(LiquibaseScope.Work<T> work) throws Exception {
        if (!trusted) {
            return work.run();
        }
        try (ResourceAccessor files = more()) {
            return LiquibaseScope.within(files, work);
        }
    }

    private ResourceAccessor more() throws IOException {
        return new CompositeResourceAccessor(
                new DirectoryResourceAccessor(folder), Scope.getCurrentScope().getResourceAccessor());
    }

    private List<ChangeSet> parse(String path, ResourceAccessor files) throws LiquibaseException {
        return ChangeLogParserFactory.getInstance()
                .getParser(path, files)
                .parse(path, new ChangeLogParameters(), files)
                .getChangeSets()
                .stream()
                .filter(this::isForEngine)
                .toList();
    }

    private boolean isForEngine(ChangeSet changeSet) {
        Set<String> engines = changeSet.getDbmsSet();
        return engines == null || engines.isEmpty() || engines.contains(dialect) || engines.contains("all");
    }

    private Found found(List<ChangeSet> changeSets) throws UnreadableRevisionException {
        if (changeSets.isEmpty()) {
            throw UnreadableRevisionException.otherEngine(dialect);
        }
        List<Step> steps = new ArrayList<>();
        for (ChangeSet changeSet : changeSets) {
            if (!trusted) {
                refuse(changeSet);
            }
            refuseLossy(changeSet);
            refuseHalf(changeSet);
            List<String> down = new ArrayList<>(sql(changeSet.getRollback().getChanges()));
            if (down.isEmpty() && changeSet.getRollback().getChanges().isEmpty()) {
                down.addAll(inverse(changeSet));
            }
            steps.add(new Step(
                    changeSet.getId(),
                    changeSet.getAuthor(),
                    changeSet.getFilePath(),
                    changeSet.isRunInTransaction(),
                    sql(changeSet.getChanges()),
                    down));
        }
        ChangeSet first = changeSets.getFirst();
        String comment = first.getComments();
        return new Found(first.getAuthor(), comment == null ? "" : oneLine(comment.strip()), steps);
    }

    private void refuse(ChangeSet changeSet) throws UnreadableRevisionException {
        if (changeSet.getRunWith() != null && !changeSet.getRunWith().equals("jdbc")) {
            throw UnreadableRevisionException.forbidden("runWith");
        }
        refuse(changeSet.getPreconditions());
        List<Change> changes = new ArrayList<>(changeSet.getChanges());
        changes.addAll(changeSet.getRollback().getChanges());
        for (Change change : changes) {
            String kind = name(change);
            if (!SAFE.contains(kind) || readsAnotherFile(change)) {
                throw UnreadableRevisionException.forbidden(kind);
            }
        }
    }

    private void refuseLossy(ChangeSet changeSet) throws UnreadableRevisionException {
        List<Change> changes = new ArrayList<>(changeSet.getChanges());
        changes.addAll(changeSet.getRollback().getChanges());
        for (Change change : changes) {
            String kind = name(change);
            if (dialect.equals("sqlite") && SAFE.contains(kind) && !SAFE_ON_SQLITE.contains(kind)) {
                throw UnreadableRevisionException.form("on SQLite, Liquibase's " + kind
                        + " loses parts of the table or rows that refer to it; write it as sql");
            }
        }
    }

    /** SQLite's driver would run the first of several statements and drop the rest, without a word. */
    private void refuseHalf(ChangeSet changeSet) throws UnreadableRevisionException {
        if (!changeSet.isRunInTransaction() && !dialect.equals("sqlite")) {
            return;
        }
        List<Change> changes = new ArrayList<>(changeSet.getChanges());
        changes.addAll(changeSet.getRollback().getChanges());
        for (Change change : changes) {
            for (String sql : change instanceof RawSQLChange ? sql(change, engine()) : List.<String>of()) {
                Optional<String> objection = RevisionFile.objection(sql, dialect);
                if (objection.isPresent()) {
                    throw UnreadableRevisionException.form(objection.get()
                            + ". A file of several begins with “--liquibase formatted sql” and “--changeset author:1”");
                }
            }
        }
    }

    private static void refuse(@Nullable Precondition condition) throws UnreadableRevisionException {
        switch (condition) {
            case CustomPreconditionWrapper _ -> throw UnreadableRevisionException.forbidden("customPrecondition");
            case PreconditionLogic logic -> {
                for (Precondition nested : logic.getNestedPreconditions()) {
                    refuse(nested);
                }
            }
            case null, default -> {}
        }
    }

    private static boolean readsAnotherFile(Change change) {
        return change instanceof CreateViewChange view && view.getPath() != null
                || change instanceof CreateProcedureChange procedure && procedure.getPath() != null;
    }

    private static String name(Change change) {
        return Scope.getCurrentScope()
                .getSingleton(ChangeFactory.class)
                .getChangeMetaData(change)
                .getName();
    }

    private List<String> sql(List<Change> changes) {
        return changes.stream().flatMap(c -> sql(c, engine()).stream()).toList();
    }

    /** What a change sends, for people to read; one that must look at the database first is only named. */
    static List<String> sql(Change change, Database engine) {
        try {
            Sql[] sql = SqlGeneratorFactory.getInstance().generateSql(change, engine);
            return Arrays.stream(sql).map(Sql::toSql).toList();
        } catch (RuntimeException e) {
            return List.of("-- " + name(change));
        }
    }

    private List<String> inverse(ChangeSet changeSet) {
        Database engine = engine();
        List<Change> changes = changeSet.getChanges().reversed();
        try {
            if (!changeSet.supportsRollback(engine)) {
                return List.of();
            }
            List<String> down = new ArrayList<>();
            for (Change change : changes) {
                down.addAll(Arrays.stream(SqlGeneratorFactory.getInstance()
                                .generateSql(change.generateRollbackStatements(engine), engine))
                        .map(Sql::toSql)
                        .toList());
            }
            return down;
        } catch (LiquibaseException | RuntimeException e) {
            return List.of();
        }
    }

    private Database engine() {
        return dialect.equals("sqlite") ? new SQLiteDatabase() : new PostgresDatabase();
    }
}
