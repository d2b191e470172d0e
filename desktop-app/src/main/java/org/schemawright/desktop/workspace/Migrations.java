package org.schemawright.desktop.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.rehearse.Drift;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;

/** The migrations of one open database, as the screens see them. Used on the JavaFX thread. */
public final class Migrations {

    private final MigrationRuns runs;
    private final Background writes;
    private final ChangeSet changeSet;
    private final Workspace workspace;
    private final MigrationCare care;
    private final Comparisons comparisons;
    private final RunLog log;
    private final ReadOnlyObjectWrapper<Path> folder;
    private final ReadOnlyObjectWrapper<@Nullable DatabaseStatus> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

    Migrations(
            MigrationRuns runs, Background writes, Background comparing, Path folder, Workspace workspace, RunLog log) {
        this.log = log;
        this.runs = runs;
        this.writes = writes;
        this.workspace = workspace;
        this.changeSet = workspace.changeSet();
        this.folder = new ReadOnlyObjectWrapper<>(folder);
        Drift drift = runs.engine().drift(runs.database().migrationConnections());
        this.care = new MigrationCare(this, new Repairs(runs.database(), runs.engine()), writes, comparing, drift);
        this.comparisons = new Comparisons(this, runs, comparing, drift);
    }

    // Properties

    /** The folder of the revisions; it need not exist yet. */
    public ReadOnlyObjectProperty<Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** Where the database stands; null until first read. */
    public ReadOnlyObjectProperty<@Nullable DatabaseStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether revisions are running now. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** The runs that were made from here. */
    public RunLog log() {
        return log;
    }

    /** What keeps them in order. */
    public MigrationCare care() {
        return care;
    }

    /** What compares its schema with others. */
    public Comparisons comparisons() {
        return comparisons;
    }

    // Commands

    /** Reads the folder and the database's history again, and looks what is in the way. */
    public RunningTask refresh(Consumer<Problem> onProblem) {
        Path present = folder.get();
        RunningTask reading =
                writes.run("Reading the history", progress -> runs.status(present), status::set, onProblem);
        care.look(onProblem);
        return reading;
    }

    /** Writes the pending schema changes as a revision; they are pending no longer then. */
    public RunningTask generate(String message, Consumer<MadeRevision> onDone, Consumer<Problem> onProblem) {
        List<Change> saved = changeSet.schemaChanges();
        Supplier<MigrationPlan> planner = workspace.schemaWork().planner();
        Path present = folder.get();
        String author = System.getProperty("user.name", "unknown");
        return writes.run(
                "Generating a revision",
                progress -> {
                    progress.answerAlways();
                    return runs.generate(present, planner.get(), new NewRevision(message, author), progress::cancelled);
                },
                made -> {
                    changeSet.schemaChangesSaved(saved);
                    refresh(onProblem);
                    onDone.accept(made);
                },
                onProblem);
    }

    /**
     * Upgrades to a revision, or to head when the target is null; afterwards schema and status are read again.
     *
     * @param listener told of each step, on the JavaFX thread
     * @param onDone told how it ended, also after a cancel
     */
    public RunningTask upgrade(
            @Nullable String target,
            Consumer<RunEvent> listener,
            Consumer<RunOutcome> onDone,
            Consumer<Problem> onProblem) {
        return run(new RunWish(true, target, false), listener, onDone, onProblem);
    }

    /** Downgrades to a revision, or to base when the target is null; otherwise as upgrade. */
    public RunningTask downgrade(
            @Nullable String target,
            Consumer<RunEvent> listener,
            Consumer<RunOutcome> onDone,
            Consumer<Problem> onProblem) {
        return run(new RunWish(false, target, false), listener, onDone, onProblem);
    }

    /** Goes where the wish says; otherwise as upgrade. */
    public RunningTask run(
            RunWish wish, Consumer<RunEvent> listener, Consumer<RunOutcome> onDone, Consumer<Problem> onProblem) {
        Path present = folder.get();
        Instant begun = Instant.now();
        running.set(true);
        return writes.run(
                        wish.words(),
                        progress -> {
                            progress.answerAlways();
                            return runs.run(
                                    wish,
                                    present,
                                    event -> FxThread.run(() -> listener.accept(event)),
                                    progress::cancelled);
                        },
                        outcome -> {
                            note(wish, begun, outcome);
                            ended(outcome, onDone, onProblem);
                        },
                        problem -> {
                            running.set(false);
                            onProblem.accept(problem);
                        })
                // Cancelled while it still waited for what ran before it.
                .onCancelled(() -> {
                    running.set(false);
                    onDone.accept(new RunOutcome.Cancelled(List.of()));
                });
    }

    /** Has everything read again, because the database is another. */
    void reread(Consumer<Problem> onProblem) {
        workspace.refreshSchema(onProblem);
    }

    /** Notes a run that has done something, or failed to. */
    private void note(RunWish wish, Instant begun, RunOutcome outcome) {
        RunLog.End end =
                switch (outcome) {
                    case RunOutcome.Finished finished -> RunLog.End.DONE;
                    case RunOutcome.Cancelled cancelled -> RunLog.End.STOPPED;
                    case RunOutcome.Failed failed -> RunLog.End.FAILED;
                };
        int done = outcome.done().size();
        if (done > 0 || end == RunLog.End.FAILED) {
            long millis = Duration.between(begun, Instant.now()).toMillis();
            log.add(new RunLog.PastRun(begun, wish.up(), destination(wish, outcome), done, millis, end));
        }
    }

    private String destination(RunWish wish, RunOutcome outcome) {
        if (wish.up() && !outcome.done().isEmpty()) {
            return "“" + outcome.done().getLast().message() + "”";
        }
        String target = wish.target();
        DatabaseStatus known = status.get();
        if (target == null || known == null) {
            return target != null ? target : wish.up() ? "head" : "base";
        }
        return known.history().stream()
                .filter(revision -> revision.id().equals(target))
                .findFirst()
                .map(revision -> "“" + revision.message() + "”")
                .orElse(target);
    }

    private void ended(RunOutcome outcome, Consumer<RunOutcome> onDone, Consumer<Problem> onProblem) {
        running.set(false);
        onDone.accept(outcome);
        refresh(onProblem);
        workspace.refreshSchema(onProblem);
        if (!outcome.done().isEmpty()) {
            care.checkDrift();
        }
    }
}
