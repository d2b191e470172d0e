package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.ObjectName;

/** All that is pending, in words and as SQL, and the ways to do it: Apply for rows, Generate for the schema. */
public final class ReviewModel {

    private final Workspace workspace;
    private final ChangeSet changes;
    private final ReviewWork work;
    private final SchemaReview schema;
    private final LinkWords links;
    private final InvalidationListener onChanges = p -> changesChanged();
    private @Nullable RunningTask preview;
    private @Nullable RunningTask counting;
    private boolean undoing;
    private @Nullable List<String> statements = List.of();
    private List<String> rowsBack = List.of();

    private final ReadOnlyObjectWrapper<PendingWords> pending;
    private final ReadOnlyObjectWrapper<List<ReviewItem>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Along> along = new ReadOnlyObjectWrapper<>(Along.NOTHING);
    private final ReadOnlyObjectWrapper<ReviewSql> sql = new ReadOnlyObjectWrapper<>(ReviewSql.NONE);

    /** The review of what is pending on a database. */
    public ReviewModel(Workspace workspace) {
        this.workspace = workspace;
        this.changes = workspace.changeSet();
        this.links = new LinkWords(workspace);
        this.work = new ReviewWork(workspace, this::changesChanged);
        this.schema = new SchemaReview(workspace, this::changesChanged, this::planned);
        this.pending = new ReadOnlyObjectWrapper<>(PendingWords.of(changes));
    }

    // Properties

    public Workspace workspace() {
        return workspace;
    }

    /** How much is pending. */
    public ReadOnlyObjectProperty<PendingWords> pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /** The changes, table by table, each table with a heading. */
    ReadOnlyObjectProperty<List<ReviewItem>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    /** What the schema changes come to; null where there are none, or they cannot be planned. */
    public ReadOnlyObjectProperty<@Nullable MigrationPlan> planProperty() {
        return schema.planProperty();
    }

    /** The SQL forward and back. */
    ReadOnlyObjectProperty<ReviewSql> sqlProperty() {
        return sql.getReadOnlyProperty();
    }

    /** What goes along with the pending deletes. */
    ReadOnlyObjectProperty<Along> alongProperty() {
        return along.getReadOnlyProperty();
    }

    /** The rows that someone else changed meanwhile, to be settled. */
    Conflicts conflicts() {
        return work.conflicts();
    }

    /** How the last command ended. */
    public ReadOnlyObjectProperty<ReviewResult> resultProperty() {
        return work.result.getReadOnlyProperty();
    }

    /** Whether a command runs. */
    public ReadOnlyBooleanProperty busyProperty() {
        return work.busy.getReadOnlyProperty();
    }

    /** Sentences about the changes. */
    ReviewWords words() {
        return ReviewWords.of(workspace, links);
    }

    /** What the schema changes endanger, and how they are to be done. */
    SchemaReview schema() {
        return schema;
    }

    // Commands

    /** Begins to follow the change set. */
    public void attach() {
        changes.versionProperty().addListener(onChanges);
        schema.attach();
        work.begin();
        changesChanged();
        if (undoing) {
            undoing = false;
            work.undoApply();
        }
    }

    /** Stops following it. */
    public void detach() {
        changes.versionProperty().removeListener(onChanges);
        schema.detach();
        stop(counting);
        counting = null;
    }

    private static void stop(@Nullable RunningTask task) {
        if (task != null) {
            task.cancel();
        }
    }

    /** The way to the rows that a line of the list is about; empty where there are none, or not by now. */
    Optional<TableLink> wayTo(@Nullable ReviewItem item) {
        boolean there = item != null
                && workspace.schemaProperty().get().table(item.table()).isPresent();
        return !there
                ? Optional.empty()
                : switch (item) {
                    case ReviewItem.Row row ->
                        Optional.of(TableLink.to(
                                row.change(), workspace.rows(row.table()).keyColumns()));
                    case ReviewItem.Heading heading -> Optional.of(TableLink.to(heading.table()));
                    case ReviewItem.Schema schema -> Optional.empty();
                    case null -> Optional.empty();
                };
    }

    /** Takes a change back; undo brings it again. */
    void revert(ReviewItem item) {
        switch (item) {
            case ReviewItem.Row row -> changes.revert(row.change());
            case ReviewItem.Schema schema -> changes.revertSchemaChange(schema.change());
            case ReviewItem.Heading heading -> revertTable(heading.table());
        }
    }

    /** Takes back all changes of a table as one step; undo brings them again. */
    private void revertTable(ObjectName table) {
        changes.together(() -> {
            changes.rowChanges().stream()
                    .filter(change -> change.table().equals(table))
                    .forEach(changes::revert);
            changes.schemaChanges().reversed().stream()
                    .filter(change -> change.table().equals(table))
                    .forEach(changes::revertSchemaChange);
        });
    }

    /** Takes back one cell of a change; undo brings it again. */
    void revertCell(RowChange change, String column) {
        switch (change) {
            case RowChange.Update update ->
                changes.setCell(update.table(), update.base(), column, update.before(column));
            case RowChange.Insert insert -> changes.clearInsertedCell(insert.table(), insert.id(), column);
            case RowChange.Delete delete -> {}
        }
    }

    /** Takes all changes back as one step; undo brings them again. */
    public void discardAll() {
        work.forget();
        changes.discardAll();
    }

    /** Sends all pending row changes, all or nothing. */
    public void apply() {
        work.apply();
    }

    /** Sends all pending row changes and takes them back, to see which would be refused. */
    public void check() {
        work.check();
    }

    /** Makes the last Apply pending the other way round. */
    public void undoApply() {
        work.undoApply();
    }

    /** Has the last Apply become pending the other way round as soon as this is attached. */
    public ReviewModel undoingApply() {
        undoing = true;
        return this;
    }

    /** Shows a row that someone else changed meanwhile; does nothing with another one. */
    void showConflict(RowChange change) {
        work.conflicts().show(change);
    }

    /** A conflict is settled. */
    void settled(ConflictModel conflict) {
        work.settled(conflict);
    }

    /** Whether what runs can be stopped without a trace. */
    boolean canCancel() {
        return work.canCancel() || schema.work().rehearsal().isRunning();
    }

    /** Stops the check, or the rehearsal. */
    public void cancel() {
        work.cancel();
        schema.work().rehearsal().cancel();
    }

    /** Settles all conflicts in the same way. */
    void settleAll(ConflictModel.Choice choice) {
        work.settleAll(choice);
    }

    /** Writes the pending schema changes as a revision. */
    public void generate(String message) {
        work.generate(message);
    }

    /** Writes the pending schema changes as a revision, and upgrades to it. */
    void applyAsMigration(String message) {
        work.applyAsMigration(message);
    }

    /** Tries the pending schema changes out. */
    void rehearse() {
        schema.whenPlanned(() -> {
            MigrationPlan planned = planProperty().get();
            if (planned != null) {
                work.begin();
                schema.work().rehearsal().start(planned);
            }
        });
    }

    /** Takes all schema changes back as one step; undo brings them again. */
    void discardSchema() {
        work.begin();
        changes.together(() -> changes.schemaChanges().reversed().forEach(changes::revertSchemaChange));
    }

    /** Upgrades to head. */
    public void upgrade() {
        work.upgrade();
    }

    private void changesChanged() {
        List<RowChange> rows = changes.rowChanges();
        work.changed(rows);
        schema.make();
        pending.set(PendingWords.of(changes));
        showItems();
        links.readNames(rows, this::showItems);
        countAlong(rows);
        rowsBack = new RowsBack(
                        workspace.schemaProperty().get(),
                        workspace.database().dialect().id())
                .statements(rows);
        stop(preview);
        preview = null;
        showSql(rows.isEmpty() ? List.of() : null);
        if (!rows.isEmpty() && !work.busy.get()) {
            RunningTask begun = workspace
                    .rowWork()
                    .preview(
                            this::showSql,
                            problem -> showSql(List.of("-- " + problem.title() + " " + problem.advice())));
            preview = begun;
            begun.onCancelled(() -> {
                if (preview == begun) {
                    showSql(List.of("-- Writing the SQL was stopped. Open the review again to see it."));
                }
            });
        }
    }

    /** It is known what the schema changes come to. */
    private void planned() {
        showItems();
        showSql(statements);
    }

    /** Shows the SQL; null while the statements for rows are being made. */
    private void showSql(@Nullable List<String> forRows) {
        statements = forRows;
        sql.set(ReviewSql.of(planProperty().get(), forRows, rowsBack));
    }

    private void showItems() {
        MigrationPlan planned = planProperty().get();
        items.set(words().items(
                        changes.schemaChanges(),
                        planned == null ? List.of() : planned.hazards(),
                        changes.rowChanges(),
                        work.trouble()));
    }

    private void countAlong(List<RowChange> rows) {
        stop(counting);
        counting = null;
        boolean deletes = rows.stream().anyMatch(RowChange.Delete.class::isInstance);
        along.set(deletes ? Along.COUNTING : Along.NOTHING);
        if (deletes && !work.busy.get()) {
            RunningTask begun = workspace
                    .rowWork()
                    .deleteEffects(
                            effects -> along.set(Along.of(effects)), problem -> along.set(Along.failed(problem)));
            counting = begun;
            begun.onCancelled(() -> {
                if (counting == begun) {
                    along.set(Along.failed(Problem.of("It was stopped. Open the review again to count.", "")));
                }
            });
        }
    }
}
