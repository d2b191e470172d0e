package org.schemawright.desktop.workspace;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.orm.CheckReport;
import org.schemawright.desktop.orm.DeleteEffect;
import org.schemawright.desktop.orm.DeleteEffects;
import org.schemawright.desktop.orm.RowConflicts;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.DatabaseSchema;

/** What is done with the pending row changes of a workspace: their SQL, a check, Apply. Used on the JavaFX thread. */
public final class RowWork implements AutoCloseable {

    private final Workspace workspace;
    private final ChangeSet changeSet;
    private final Background writes;
    private final Background looking;
    private final RowWriter writer;
    private final UndoApply undoApply;
    private RefusedRows refused = RefusedRows.NONE;

    /**
     * The work on a workspace.
     *
     * @param writes the lane for it, one task at a time
     * @param looking the lane for what only reads; closed with this
     */
    RowWork(Workspace workspace, Background writes, Background looking) {
        this.looking = looking;
        this.workspace = workspace;
        this.changeSet = workspace.changeSet();
        this.writes = writes;
        this.writer = new RowWriter(workspace.database());
        this.undoApply = new UndoApply(workspace, looking);
    }

    /** The statements that Apply would send. */
    public RunningTask preview(Consumer<List<String>> onStatements, Consumer<Problem> onProblem) {
        List<RowChange> changes = changeSet.rowChanges();
        DatabaseSchema present = present();
        return writes.run(
                "Writing the SQL of the pending rows",
                progress -> writer.sessions(present).preview(changes),
                onStatements,
                onProblem);
    }

    /** What goes along with the pending deletes; reads only. */
    public RunningTask deleteEffects(Consumer<List<DeleteEffect>> onEffects, Consumer<Problem> onProblem) {
        List<RowChange> changes = changeSet.rowChanges();
        DatabaseSchema present = present();
        return looking.run(
                "Counting what goes along with deletes",
                progress -> DeleteEffects.of(workspace.database(), present, changes, progress),
                onEffects,
                onProblem);
    }

    /** Sends all and takes all back, to tell each that would be refused; when cancelled, no answer comes. */
    public RunningTask check(Consumer<CheckReport> onReport, Consumer<Problem> onProblem) {
        List<RowChange> changes = changeSet.rowChanges();
        DatabaseSchema present = present();
        return writes.run(
                "Checking " + NumberWords.count(changes.size(), "change"),
                progress -> writer.sessions(present).check(changes, progress),
                report -> {
                    keepRefused(report.stopped());
                    onReport.accept(report);
                },
                onProblem);
    }

    /**
     * Every pending row that someone else changed or deleted since it was read, with the row as it is now; reads only.
     *
     * @param told those that are known to be among them
     */
    public RunningTask conflicts(
            Collection<RowChange> told, Consumer<List<RowConflicts.Found>> onFound, Consumer<Problem> onProblem) {
        List<RowChange> changes = changeSet.rowChanges();
        DatabaseSchema present = present();
        return looking.run(
                "Reading what others changed",
                progress -> RowConflicts.of(workspace.database(), present, changes, told, progress),
                onFound,
                onProblem);
    }

    /** Sends all, all or nothing; on success they are pending no longer, and what takes them back is kept. */
    public RunningTask apply(Consumer<ApplyOutcome> onOutcome, Consumer<Problem> onProblem) {
        List<RowChange> changes = changeSet.sendRows();
        DatabaseSchema present = present();
        RunningTask task = writes.run(
                "Applying " + NumberWords.count(changes.size(), "change"),
                progress -> {
                    progress.answerAlways();
                    return undoApply.keeping(
                            changes, inverse -> writer.sessions(present).apply(changes, inverse));
                },
                outcome -> {
                    if (outcome instanceof ApplyOutcome.Applied) {
                        changeSet.rowsApplied(changes).forEach(this::readBase);
                        workspace.rowsChanged();
                    } else {
                        changeSet.rowsKept();
                    }
                    undoApply.refresh();
                    keepRefused(outcome instanceof ApplyOutcome.Stopped stopped ? List.of(stopped) : List.of());
                    onOutcome.accept(outcome);
                },
                problem -> {
                    changeSet.rowsKept();
                    onProblem.accept(problem);
                });
        // Whoever stops it while it waits for its turn gets no answer.
        return task.onCancelled(changeSet::rowsKept);
    }

    /** What the last Apply or check was refused at; a row that has changed since is no longer pending as it is told. */
    public RefusedRows refused() {
        return refused;
    }

    private void keepRefused(List<? extends ApplyOutcome.Stopped> stopped) {
        refused = RefusedRows.of(stopped.stream()
                .filter(ApplyOutcome.Refused.class::isInstance)
                .map(ApplyOutcome.Refused.class::cast)
                .toList());
    }

    /** The way back after an Apply. */
    public UndoApply undoApply() {
        return undoApply;
    }

    /** Our own Apply has changed the row below what stays pending: without reading it, the next one would be a conflict. */
    private void readBase(RowChange left) {
        Row seen = left.seen();
        RowKey key = seen == null ? null : seen.key();
        if (key != null) {
            RowSource rows = workspace.rows(left.table());
            workspace
                    .reads()
                    .run(
                            "Reading a changed row",
                            progress -> rows.row(key),
                            now -> now.ifPresent(row -> changeSet.rowIsNow(left.table(), row)),
                            problem -> {});
        }
    }

    /** Makes ready what the first Apply needs, beside everything else. */
    void warmUp() {
        DatabaseSchema present = present();
        writes.run(
                "Making ready for edits",
                progress -> {
                    writer.sessions(present).warmUp();
                    return Boolean.TRUE;
                },
                done -> {},
                problem -> {});
    }

    private DatabaseSchema present() {
        return workspace.schemaProperty().get();
    }

    @Override
    public void close() {
        looking.close();
        writer.close();
    }
}
