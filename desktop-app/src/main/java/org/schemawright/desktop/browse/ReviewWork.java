package org.schemawright.desktop.browse;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.orm.CheckReport;
import org.schemawright.desktop.orm.RowConflicts;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.MadeRevision;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.run.RunEvent;

/** What the review does with what is pending, one at a time, and what the last of it came to. */
final class ReviewWork {

    final ReadOnlyObjectWrapper<ReviewResult> result = new ReadOnlyObjectWrapper<>(new ReviewResult.Nothing());
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    private final Workspace workspace;
    private final ChangeSet changes;
    private final Conflicts conflicts;
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
        this.conflicts = new Conflicts(workspace);
        this.onEnd = onEnd;
    }

    /** Why rows would be refused, or were. */
    Map<RowChange, RowTrouble> trouble() {
        return trouble;
    }

    /** The rows that someone else changed meanwhile. */
    Conflicts conflicts() {
        return conflicts;
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
            Set<RowChange> pending = Set.copyOf(rows);
            trouble.keySet().retainAll(pending);
            conflicts.keep(pending);
        }
        if (result.get() instanceof ReviewResult.Checked checked
                && !checked.report().changes().equals(rows)) {
            result.set(new ReviewResult.Nothing());
        }
        if (result.get() instanceof ReviewResult.Conflict conflict
                && conflicts.count() == 0
                && !rows.contains(conflict.change())) {
            result.set(new ReviewResult.Nothing());
        }
        // What was refused is taken back, or edited: nothing refuses it any more.
        if (result.get() instanceof ReviewResult.Refused refused
                && refused.refusal().change() != null
                && !rows.contains(refused.refusal().change())) {
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
        conflicts.clear();
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
        conflicts.clear();
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
        List<RowChange> told = trouble.entrySet().stream()
                .filter(row -> row.getValue().isConflict())
                .map(Map.Entry::getKey)
                .toList();
        if (told.isEmpty()) {
            end(new ReviewResult.Checked(report));
        } else {
            findConflicts(told, found -> end(new ReviewResult.Checked(report)));
        }
    }

    /** An Apply stops at the first row, a check may not come to all: all of them are looked for. */
    private void findConflicts(List<RowChange> told, Consumer<List<RowConflicts.Found>> then) {
        workspace
                .rowWork()
                .conflicts(
                        told,
                        found -> {
                            found.forEach(one ->
                                    trouble.putAll(RowTrouble.of(List.of(new ApplyOutcome.Conflict(one.change())))));
                            conflicts.take(found);
                            then.accept(found);
                        },
                        this::failed)
                .onCancelled(this::cancelled);
    }

    /** A conflict is settled: on to the next. */
    void settled(ConflictModel settled) {
        trouble.remove(settled.change());
        conflicts.settled(settled);
        end(new ReviewResult.Settled(words().subject(settled.change()) + " is settled."));
    }

    /** Settles all conflicts in the same way. */
    void settleAll(ConflictModel.Choice choice) {
        if (busy.get() || conflicts.count() == 0) {
            return;
        }
        List<ConflictModel> settled = conflicts.settleAll(choice);
        settled.forEach(conflict -> trouble.remove(conflict.change()));
        String left = conflicts.count() == 0
                ? ""
                : " " + NumberWords.count(conflicts.count(), "row") + " cannot be inserted again.";
        end(new ReviewResult.Settled(NumberWords.count(settled.size(), "row") + (settled.size() == 1 ? " is" : " are")
                + " settled." + left));
    }

    private ReviewWords words() {
        return ReviewWords.of(workspace);
    }

    /** Writes the pending schema changes as a revision. */
    void generate(String message) {
        write(message, made -> end(new ReviewResult.Generated(made)));
    }

    /** Writes them as a revision, and upgrades to it. */
    void applyAsMigration(String message) {
        write(message, made -> run(made.revision().id(), made));
    }

    private void write(String message, Consumer<MadeRevision> then) {
        if (busy.get() || changes.schemaChanges().isEmpty()) {
            return;
        }
        begin("Writing the revision");
        workspace.migrations().generate(message, then, this::failed).onCancelled(this::cancelled);
    }

    /** Upgrades to head. */
    void upgrade() {
        if (busy.get()) {
            return;
        }
        run(null, null);
    }

    private void run(@Nullable String target, @Nullable MadeRevision made) {
        begin("Upgrading");
        long start = System.nanoTime();
        workspace
                .migrations()
                .upgrade(
                        target,
                        this::running,
                        outcome -> end(
                                new ReviewResult.Upgraded(outcome, Duration.ofNanos(System.nanoTime() - start), made)),
                        this::failed);
    }

    private void running(RunEvent event) {
        if (!busy.get()) {
            return;
        }
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
                findConflicts(
                        List.of(conflict.change()),
                        found -> end(new ReviewResult.Conflict(conflict.change(), Math.max(1, found.size()))));
            }
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
