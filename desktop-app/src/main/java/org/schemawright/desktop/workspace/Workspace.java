package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeJournal;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.MergedChanges;
import org.schemawright.desktop.changeset.RowLabels;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.rows.TableRows;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open database as the screens see it. Used on the JavaFX thread; what blocks goes to its lanes, and answers come
 * back on the JavaFX thread.
 */
public final class Workspace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private final OpenDatabase database;
    private final MigrationEngine engine;
    private final Background reads;
    private final Background lookups;
    private final Background writes;
    private final Background keeping;
    private final Background comparing;
    private final RowWork rowWork;
    private final Migrations migrations;
    private final SchemaWork schemaWork;
    private final ChangeSet changeSet = new ChangeSet();
    private final Choices choices;
    private final ReadOnlyObjectWrapper<DatabaseSchema> schema;
    private final ReadOnlyObjectWrapper<DatabaseSchema> draft;
    private final ReadOnlyLongWrapper rowsVersion = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> keepingProblem = new ReadOnlyObjectWrapper<>();
    private List<Change> draftedChanges = List.of();
    private @Nullable ChangeJournal journal;
    private @Nullable Restored restored;
    private @Nullable SchemaLinks links;

    /**
     * A workspace over a database whose schema was just read.
     *
     * @param database the open database; closed with the workspace
     * @param reflected its schema
     * @param background where its lanes come from
     * @param migrationsFolder where its revisions are kept; need not exist
     */
    public Workspace(OpenDatabase database, DatabaseSchema reflected, Background background, Path migrationsFolder) {
        this(database, reflected, background, migrationsFolder, Choices.none());
    }

    /** The same with what was chosen before. */
    Workspace(
            OpenDatabase database,
            DatabaseSchema reflected,
            Background background,
            Path migrationsFolder,
            Choices choices) {
        this.choices = choices;
        this.database = database;
        this.engine = new MigrationEngine(database.dialect());
        this.reads = background.lane("reads");
        this.lookups = background.lane("lookups");
        this.writes = background.lane("writes");
        this.keeping = background.lane("keeping");
        this.schema = new ReadOnlyObjectWrapper<>(reflected);
        this.draft = new ReadOnlyObjectWrapper<>(reflected);
        this.rowWork = new RowWork(this, writes, background.lane("effects"));
        this.comparing = background.lane("comparing");
        this.migrations = new Migrations(
                new MigrationRuns(database, engine), writes, comparing, migrationsFolder, this, choices.runs());
        this.schemaWork = new SchemaWork(this, engine, background.lane("hazards"), background.lane("rehearsal"));
        // Told before everybody else, so that whoever hears of a change finds the draft of it.
        changeSet.versionProperty().addListener((Observable observed) -> redraft());
    }

    // Properties

    public OpenDatabase database() {
        return database;
    }

    /** The schema as last reflected. */
    public ReadOnlyObjectProperty<DatabaseSchema> schemaProperty() {
        return schema.getReadOnlyProperty();
    }

    /** The schema as it will be when the pending schema changes are in: what tree and editors start from. */
    public ReadOnlyObjectProperty<DatabaseSchema> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** Grows when rows in the database may have changed by our doing, so that a grid reads them again. */
    public ReadOnlyLongProperty rowsVersionProperty() {
        return rowsVersion.getReadOnlyProperty();
    }

    /** How the tables of the schema as last reflected hang together. */
    public SchemaLinks links() {
        SchemaLinks known = links;
        if (known == null) {
            known = new SchemaLinks(schema.get(), database.dialect().id().equals("sqlite"));
            links = known;
        }
        return known;
    }

    public ChangeSet changeSet() {
        return changeSet;
    }

    /** The columns that name the rows of each table. */
    public RowLabels labels() {
        return choices.labels();
    }

    /** How the columns of each table stand. */
    public ColumnLayouts columnLayouts() {
        return choices.columns();
    }

    /** The lane for reading rows; one task at a time. */
    public Background reads() {
        return reads;
    }

    /** The lane for what somebody waits for while typing; it need not wait for rows that are read or counted. */
    public Background lookups() {
        return lookups;
    }

    /** The rows of a table or view in key order. */
    public RowSource rows(ObjectName name) {
        return TableRows.of(database, schema.get(), name);
    }

    /** What is done with the pending row changes. */
    public RowWork rowWork() {
        return rowWork;
    }

    /** How the pending schema changes are to be done. */
    public SchemaWork schemaWork() {
        return schemaWork;
    }

    /** Where the database stands in its history, and running it. */
    public Migrations migrations() {
        return migrations;
    }

    /** What was made pending again when the database was opened; null where nothing is kept. */
    public @Nullable Restored restored() {
        return restored;
    }

    /** Why what is pending would not outlive the program; null where it would. */
    public ReadOnlyObjectProperty<@Nullable Problem> keepingProblemProperty() {
        return keepingProblem.getReadOnlyProperty();
    }

    /** Whether what is pending is pending again when the database is opened next. */
    public boolean keepsPending() {
        return journal != null && keepingProblem.get() == null;
    }

    // Commands

    /**
     * Keeps what is pending on disk from now on, and makes pending again what was left there.
     *
     * @param kept closed with the workspace
     * @param restored what of it can be pending again
     */
    public void keepPending(ChangeJournal kept, Restored restored) {
        journal = kept;
        this.restored = restored;
        kept.follow(changeSet, keeping, keepingProblem::set);
        changeSet.restore(restored.again());
    }

    /** Says that what is pending cannot be kept. */
    void cannotKeep(Problem reason) {
        keepingProblem.set(reason);
    }

    /**
     * Makes schema changes pending, as one step. What touches the same thing as one that is pending becomes one change
     * with it.
     *
     * @param changes each on what the one before it leaves
     * @throws ImpossibleChange when one does not fit; nothing is pending then that was not before
     */
    public void changeSchema(List<Change> changes) {
        List<Change> pending = changeSet.schemaChanges();
        for (Change change : changes) {
            pending = MergedChanges.after(schema.get(), pending, change);
        }
        changeSet.setSchemaChanges(pending);
    }

    /** Shows the rows of a table by other columns from now on, wherever one is named; null for those that are guessed. */
    public void chooseLabel(ObjectName table, @Nullable List<String> columns) {
        choices.labels().choose(table, columns);
        rowsChanged();
    }

    /** Reads the schema again, and has grids read their rows again. */
    public RunningTask refreshSchema(Consumer<Problem> onProblem) {
        return reads.run(
                "Reading the schema",
                progress -> {
                    try (Connection connection = database.reader()) {
                        return engine.reflect(connection);
                    }
                },
                this::show,
                onProblem);
    }

    /** Who asks the engine about the text of a view, trigger or routine of the draft; null for a new one. To be closed. */
    public TextChecks textChecks(@Nullable SqlObject old) {
        return new TextChecks(this, engine, old);
    }

    /** The one statement that makes a view, trigger or routine of the draft, as a person would write it. */
    public String text(SqlObject object) {
        String sql =
                engine.definition(object.ref(), draft.get()).getFirst().sql().strip();
        // A materialized view is made without its rows, and filled afterwards.
        String later = "WITH NO DATA";
        return object instanceof View view
                        && view.materialized()
                        && !view.options().contains(later)
                        && sql.endsWith(later)
                ? sql.substring(0, sql.length() - later.length()).strip()
                : sql;
    }

    /** The SQL that makes an object of a schema, in the database's own words; empty where the schema has none such. */
    public String definition(ObjectRef object, DatabaseSchema within) {
        return engine.definition(object, within).stream()
                .map(Statement::sql)
                .map(sql -> sql.stripTrailing() + ";")
                .collect(Collectors.joining("\n\n"));
    }

    /** Ends what runs and closes the database. */
    @Override
    public void close() {
        reads.close();
        lookups.close();
        writes.close();
        rowWork.close();
        schemaWork.close();
        keeping.close();
        comparing.close();
        try (database) {
            if (journal != null) {
                journal.close();
            }
        } catch (IOException notWritten) {
            LOG.warn("What is pending could not be written to the end", notWritten);
        }
    }

    private void show(DatabaseSchema reflected) {
        links = null;
        schema.set(reflected);
        draftedChanges = List.of();
        draft.set(reflected);
        redraft();
        rowsChanged();
    }

    /** Has grids read their rows again. */
    void rowsChanged() {
        rowsVersion.set(rowsVersion.get() + 1);
    }

    private void redraft() {
        // Read each time: a property that nobody reads tells of its first change only.
        changeSet.versionProperty().get();
        List<Change> changes = changeSet.schemaChanges();
        if (!changes.equals(draftedChanges)) {
            draftedChanges = changes;
            draft.set(draftOf(changes));
        }
    }

    /** The schema as it is where the changes no longer fit it, because someone else has changed it meanwhile. */
    private DatabaseSchema draftOf(List<Change> changes) {
        try {
            return ChangedSchema.after(schema.get(), changes);
        } catch (ImpossibleChange elsewhere) {
            return schema.get();
        }
    }
}
