package org.schemawright.desktop.browse;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.orm.CheckReport;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.run.RunEvent;

/** What the review does with what is pending, one at a time, and what the last of it came to. */
final class ReviewWork {

    final ReadOnlyObjectWrapper<ReviewResult> result = new ReadOnlyObjectWrapper<>(new ReviewResult.Nothing());
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    final ReadOnlyObjectWrapper<@Nullable ConflictModel> conflict = new ReadOnlyObjectWrapper<>();

    private final Workspace workspace;
    private final ChangeSet changes;
    private final Runnable onEnd;
    private final Map<RowChange, RowTrouble> trouble = new HashMap<>();
    private @Nullable RunningTask checking;
    private boolean cancellable;

    /**
     * The work on a workspace.
     *
     * @param onEnd told after each end
     */
    ReviewWork(Workspace workspace, Runnable onEnd) {
        this.workspace = workspace;
        this.changes = workspace.changeSet();
        this.onEnd = onEnd;
    }

    /** Why rows would be refused, or were. */
    Map<RowChange, RowTrouble> trouble() {
        return trouble;
    }

    /** The review is shown anew: what was done before is no news. */
    void begin() {
        if (!busy.get()) {
            result.set(new ReviewResult.Nothing());
        }
    }

    /** Everything is taken back: there is nothing to tell about it. */
    void forget() {
        trouble.clear();
        result.set(new ReviewResult.Nothing());
    }

    /** Other changes are pending: what was said of those that are gone counts no longer, nor what was said of all. */
    void changed(List<RowChange> rows) {
        if (!trouble.isEmpty()) {
            trouble.keySet().retainAll(Set.copyOf(rows));
        }
        ConflictModel shown = conflict.get();
        if (shown != null && !rows.contains(shown.change())) {
            conflict.set(null);
        }
        if (result.get() instanceof ReviewResult.Checked checked
                && !checked.report().changes().equals(rows)) {
            result.set(new ReviewResult.Nothing());
        }
    }

    /** Sends all pending row changes, all or nothing. */
    void apply() {
        int rows = changes.rowChangeCount();
        if (busy.get() || rows == 0) {
            return;
        }
        trouble.clear();
        conflict.set(null);
        begin("Applying " + NumberWords.count(rows, "row change"));
        workspace
                .rowWork()
                .apply(outcome -> applied(outcome, rows), this::failed)
                .onCancelled(this::cancelled);
    }

    /** Sends all pending row changes and takes them back. */
    void check() {
        int rows = changes.rowChangeCount();
        if (busy.get() || rows == 0) {
            return;
        }
        trouble.clear();
        conflict.set(null);
        cancellable = true;
        begin("Checking " + NumberWords.count(rows, "row change"));
        checking = workspace.rowWork().check(this::checked, this::failed).onCancelled(this::cancelled);
    }

    /** Makes the last Apply pending the other way round. */
    void undoApply() {
        if (busy.get()) {
            return;
        }
        begin("Reading the last Apply");
        workspace
                .rowWork()
                .undoApply()
                .start(undone -> end(new ReviewResult.Undone(undone)), this::failed)
                .onCancelled(this::cancelled);
    }

    /** Whether what runs can be stopped without a trace. */
    boolean canCancel() {
        return cancellable;
    }

    /** Stops the check. */
    void cancel() {
        if (cancellable && checking != null) {
            checking.cancel();
        }
    }

    private void checked(CheckReport report) {
        trouble.putAll(RowTrouble.of(report.stopped()));
        end(new ReviewResult.Checked(report));
        readNextConflict();
    }

    /** Reads the row of a conflict again and puts the change onto it. */
    void readAgain(RowChange conflict) {
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

    /** Reads the row of a conflict as it is now, to be compared; does nothing with what is no conflict. */
    void readTheirs(RowChange change) {
        Row base = change.seen();
        RowTrouble told = trouble.get(change);
        if (base == null || base.key() == null || told == null || !told.isConflict()) {
            return;
        }
        RowSource rows = workspace.rows(change.table());
        Map<String, Object> key = new HashMap<>();
        for (int i = 0; i < rows.keyColumns().size(); i++) {
            key.put(rows.keyColumns().get(i), base.key().values().get(i));
        }
        workspace
                .reads()
                .run(
                        "Reading what changed",
                        progress -> rows.where(key).page(0, 1).rows(),
                        now -> conflict.set(
                                new ConflictModel(workspace, change, base, now.isEmpty() ? null : now.getFirst())),
                        this::failed);
    }

    /** A conflict is settled: on to the next. */
    void settled(ConflictModel settled) {
        trouble.remove(settled.change());
        conflict.set(null);
        String words = words().subject(settled.change()) + " is settled.";
        end(new ReviewResult.ReadAgain(words));
        readNextConflict();
    }

    private void readNextConflict() {
        changes.rowChanges().stream()
                .filter(change -> trouble.getOrDefault(change, RowTrouble.NONE).isConflict())
                .findFirst()
                .ifPresent(this::readTheirs);
    }

    private ReviewWords words() {
        return ReviewWords.of(workspace);
    }

    /** Writes the pending schema changes as a revision. */
    void generate(String message) {
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
    void upgrade() {
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
                trouble.putAll(RowTrouble.of(List.of(refused)));
                end(new ReviewResult.Refused(refused));
            }
            case ApplyOutcome.Conflict conflict -> {
                trouble.putAll(RowTrouble.of(List.of(conflict)));
                end(new ReviewResult.Conflict(conflict.change()));
                readTheirs(conflict.change());
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
        cancellable = false;
        busy.set(false);
        result.set(ended);
        onEnd.run();
    }

    private void failed(Problem problem) {
        end(new ReviewResult.Failed(problem));
    }

    /** Stopped before it began: nothing was done. */
    private void cancelled() {
        end(new ReviewResult.Nothing());
    }
}
