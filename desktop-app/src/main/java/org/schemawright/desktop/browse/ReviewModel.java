package org.schemawright.desktop.browse;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.run.RunEvent;

/** All that is pending, in words and as SQL, and the ways to do it: Apply for rows, Generate for the schema. */
public final class ReviewModel {

    private final Workspace workspace;
    private final ChangeSet changes;
    private final Map<RowChange, String> trouble = new HashMap<>();
    private final InvalidationListener onChanges = p -> changesChanged();
    private @Nullable RunningTask preview;

    private final ReadOnlyObjectWrapper<PendingWords> pending;
    private final ReadOnlyObjectWrapper<List<ReviewItem>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable MigrationPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> planProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ReviewSql> sql = new ReadOnlyObjectWrapper<>(ReviewSql.NONE);
    private final ReadOnlyObjectWrapper<ReviewResult> result = new ReadOnlyObjectWrapper<>(new ReviewResult.Nothing());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** The review of what is pending on a database. */
    public ReviewModel(Workspace workspace) {
        this.workspace = workspace;
        this.changes = workspace.changeSet();
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
        return plan.getReadOnlyProperty();
    }

    /** The SQL forward and back. */
    ReadOnlyObjectProperty<ReviewSql> sqlProperty() {
        return sql.getReadOnlyProperty();
    }

    /** How the last command ended. */
    public ReadOnlyObjectProperty<ReviewResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether a command runs. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Sentences about the changes. */
    ReviewWords words() {
        return new ReviewWords(workspace.schemaProperty().get(), workspace.labels());
    }

    /** Why the schema changes cannot be planned; null where they can. */
    ReadOnlyObjectProperty<@Nullable Problem> planProblemProperty() {
        return planProblem.getReadOnlyProperty();
    }

    // Commands

    /** Begins to follow the change set. */
    public void attach() {
        changes.versionProperty().addListener(onChanges);
        if (!busy.get()) {
            result.set(new ReviewResult.Nothing());
        }
        changesChanged();
    }

    /** Stops following it. */
    public void detach() {
        changes.versionProperty().removeListener(onChanges);
    }

    /** Takes a change back; undo brings it again. */
    void revert(ReviewItem item) {
        switch (item) {
            case ReviewItem.Row row -> changes.revert(row.change());
            case ReviewItem.Schema schema -> changes.revertSchemaChange(schema.change());
            case ReviewItem.Heading heading -> {}
        }
    }

    /** Takes all changes back as one step; undo brings them again. */
    public void discardAll() {
        trouble.clear();
        result.set(new ReviewResult.Nothing());
        changes.discardAll();
    }

    /** Sends all pending row changes, all or nothing. */
    public void apply() {
        int rows = changes.rowChangeCount();
        if (busy.get() || rows == 0) {
            return;
        }
        trouble.clear();
        begin("Applying " + NumberWords.count(rows, "row change"));
        workspace.applyRows(outcome -> applied(outcome, rows), this::failed).onCancelled(this::cancelled);
    }

    /** Reads the row of a conflict again and puts the change onto it. */
    public void readAgain(RowChange conflict) {
        if (busy.get()) {
            return;
        }
        Row seen = conflict.seen();
        RowKey key = seen == null ? null : seen.key();
        if (key == null) {
            return;
        }
        RowSource rows = workspace.rows(conflict.table());
        begin("Reading the row again");
        workspace
                .reads()
                .run("Reading the row again", progress -> rows.row(key), now -> rebase(conflict, now), this::failed)
                .onCancelled(this::cancelled);
    }

    /** Writes the pending schema changes as a revision. */
    public void generate(String message) {
        if (busy.get() || changes.schemaChanges().isEmpty()) {
            return;
        }
        begin("Writing the revision");
        workspace
                .migrations()
                .generate(message, revision -> end(new ReviewResult.Generated(revision)), this::failed)
                .onCancelled(this::cancelled);
    }

    /** Upgrades to head. */
    public void upgrade() {
        if (busy.get()) {
            return;
        }
        begin("Upgrading");
        long start = System.nanoTime();
        workspace
                .migrations()
                .upgrade(
                        null,
                        this::running,
                        outcome -> end(new ReviewResult.Upgraded(outcome, Duration.ofNanos(System.nanoTime() - start))),
                        this::failed);
    }

    private void running(RunEvent event) {
        switch (event) {
            case RunEvent.StatementStarted started ->
                result.set(new ReviewResult.Running("Statement " + started.number() + " of "
                        + event.revision().message()));
            case RunEvent.RevisionStarted started ->
                result.set(new ReviewResult.Running(
                        "Upgrading to " + event.revision().message()));
            case RunEvent.StatementDone done -> {}
            case RunEvent.RevisionDone done -> {}
        }
    }

    private void applied(ApplyOutcome outcome, int rows) {
        switch (outcome) {
            case ApplyOutcome.Applied applied -> end(new ReviewResult.Applied(rows));
            case ApplyOutcome.Refused refused -> {
                if (refused.change() != null) {
                    trouble.put(refused.change(), refused.reason());
                }
                end(new ReviewResult.Refused(refused));
            }
            case ApplyOutcome.Conflict conflict -> {
                trouble.put(conflict.change(), "Changed by someone else since it was read.");
                end(new ReviewResult.Conflict(conflict.change()));
            }
        }
    }

    private void rebase(RowChange conflict, Optional<Row> now) {
        trouble.remove(conflict);
        String subject = words().subject(conflict);
        if (now.isPresent()) {
            changes.rebase(conflict.table(), now.get());
            end(new ReviewResult.ReadAgain(subject + " was read again. Your change now stands on what is there."));
        } else {
            changes.revert(conflict);
            end(new ReviewResult.ReadAgain(subject + " was deleted by someone else. Your change of it is taken back."));
        }
    }

    private void begin(String words) {
        busy.set(true);
        result.set(new ReviewResult.Running(words));
    }

    private void end(ReviewResult ended) {
        busy.set(false);
        result.set(ended);
        changesChanged();
    }

    private void failed(Problem problem) {
        end(new ReviewResult.Failed(problem));
    }

    /** Stopped before it began: nothing was done. */
    private void cancelled() {
        end(new ReviewResult.Nothing());
    }

    private void changesChanged() {
        List<RowChange> rows = changes.rowChanges();
        trouble.keySet().retainAll(Set.copyOf(rows));
        makePlan();
        MigrationPlan planned = plan.get();
        pending.set(PendingWords.of(changes));
        items.set(
                words().items(changes.schemaChanges(), planned == null ? List.of() : planned.hazards(), rows, trouble));
        List<String> rowsBack = new RowsBack(
                        workspace.schemaProperty().get(),
                        workspace.database().dialect().id())
                .statements(rows);
        RunningTask before = preview;
        if (before != null) {
            before.cancel();
        }
        sql.set(ReviewSql.of(planned, rows.isEmpty() ? List.of() : null, rowsBack));
        if (!rows.isEmpty() && !busy.get()) {
            preview = workspace.previewRows(
                    statements -> sql.set(ReviewSql.of(planned, statements, rowsBack)),
                    problem -> sql.set(ReviewSql.of(
                            planned, List.of("-- " + problem.title() + " " + problem.advice()), rowsBack)));
        }
    }

    private void makePlan() {
        planProblem.set(null);
        if (changes.schemaChanges().isEmpty()) {
            plan.set(null);
            return;
        }
        try {
            plan.set(workspace.planSchemaChanges());
        } catch (ProblemException refused) {
            plan.set(null);
            planProblem.set(refused.problem());
        } catch (IllegalArgumentException refused) {
            plan.set(null);
            planProblem.set(new Problem(
                    "The schema changes do not fit together.",
                    "Take one of them back.",
                    String.valueOf(refused.getMessage())));
        }
    }
}
