package org.schemawright.desktop.workspace;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/**
 * One open database as the screens see it. Used on the JavaFX thread; what blocks goes to its lanes, and answers come
 * back on the JavaFX thread.
 */
public final class Workspace {

    private final OpenDatabase database;
    private final Background reads;
    private final ReadOnlyObjectWrapper<DatabaseSchema> schema;
    private final ReadOnlyObjectWrapper<DatabaseSchema> draft;
    private final ChangeSet changeSet = new ChangeSet();

    /** A workspace over a database whose schema was just read. */
    public Workspace(OpenDatabase database, DatabaseSchema reflected, Background background) {
        this.database = database;
        this.reads = background.lane("reads");
        this.schema = new ReadOnlyObjectWrapper<>(reflected);
        this.draft = new ReadOnlyObjectWrapper<>(reflected);
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

    public ChangeSet changeSet() {
        return changeSet;
    }

    /** The lane for reading rows; one task at a time. */
    public Background reads() {
        return reads;
    }

    /** The rows of a table or view in key order. */
    public RowSource rows(ObjectName name) {
        throw new UnsupportedOperationException();
    }

    /** Where the database stands in its history, and running it. */
    public Migrations migrations() {
        throw new UnsupportedOperationException();
    }

    // Commands

    /** Reads the schema again. */
    public RunningTask refreshSchema(Consumer<Problem> onProblem) {
        throw new UnsupportedOperationException();
    }

    /** The statements that Apply would send for the pending row changes. */
    public RunningTask previewRows(Consumer<List<String>> onStatements, Consumer<Problem> onProblem) {
        throw new UnsupportedOperationException();
    }

    /** Sends the pending row changes, all or nothing; on success they are pending no longer. */
    public RunningTask applyRows(Consumer<ApplyOutcome> onOutcome, Consumer<Problem> onProblem) {
        throw new UnsupportedOperationException();
    }

    /** What the pending schema changes come to; quick, runs nothing. */
    public MigrationPlan planSchemaChanges() {
        throw new UnsupportedOperationException();
    }
}
