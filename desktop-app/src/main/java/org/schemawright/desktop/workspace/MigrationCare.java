package org.schemawright.desktop.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Trouble.WayOut;
import org.schemawright.migration.rehearse.Backup;
import org.schemawright.migration.rehearse.Drift;
import org.schemawright.migration.rehearse.DriftReport;
import org.schemawright.migration.rehearse.RefusedException;

/** What keeps the migrations of one open database in order, beside running them. Used on the JavaFX thread. */
public final class MigrationCare {

    private final Migrations migrations;
    private final Repairs repairs;
    private final Background writes;
    private final Background comparing;
    private final Drift drift;
    private final ReadOnlyObjectWrapper<List<Trouble>> troubles = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> otherTools = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<DriftState> drifted = new ReadOnlyObjectWrapper<>(new DriftState.Unknown());

    /** @param drift used on the lane {@code comparing} alone */
    MigrationCare(Migrations migrations, Repairs repairs, Background writes, Background comparing, Drift drift) {
        this.migrations = migrations;
        this.repairs = repairs;
        this.writes = writes;
        this.comparing = comparing;
        this.drift = drift;
    }

    // Properties

    /** What was in the way when it was last looked for. */
    public ReadOnlyObjectProperty<List<Trouble>> troublesProperty() {
        return troubles.getReadOnlyProperty();
    }

    /** Sentences about the histories that other tools keep in the database. */
    public ReadOnlyObjectProperty<List<String>> otherToolsProperty() {
        return otherTools.getReadOnlyProperty();
    }

    /** How the database compares with its revisions, as far as that is known. */
    public ReadOnlyObjectProperty<DriftState> driftProperty() {
        return drifted.getReadOnlyProperty();
    }

    // Commands

    /** Looks what is in the way now. */
    RunningTask look(Consumer<Problem> onProblem) {
        Path folder = folder();
        return writes.run(
                "Looking after the history",
                progress -> repairs.look(folder),
                look -> {
                    troubles.set(look.troubles());
                    otherTools.set(look.otherTools());
                },
                onProblem);
    }

    /** Goes a way out, except for runs, and reads the history again. */
    public RunningTask mend(WayOut way, Runnable onDone, Consumer<Problem> onProblem) {
        Path folder = folder();
        return change(
                way.verb(),
                progress -> {
                    repairs.mend(way, folder);
                    return way;
                },
                done -> onDone.run(),
                onProblem);
    }

    /** What a run would endanger, and which backups there are. */
    public RunningTask prospect(RunWish wish, Consumer<Prospect> onDone, Consumer<Problem> onProblem) {
        Path folder = folder();
        return writes.run("Looking at what is lost", progress -> repairs.prospect(wish, folder), onDone, onProblem);
    }

    /** Compares the database with its revisions, beside everything else. */
    public void checkDrift() {
        Path folder = folder();
        if (drifted.get() instanceof DriftState.Comparing) {
            return;
        }
        drifted.set(new DriftState.Comparing());
        comparing
                .run(
                        "Comparing with the revisions",
                        progress -> {
                            try {
                                return drift.of(folder, progress::cancelled);
                            } catch (RefusedException refused) {
                                throw new ProblemException(
                                        Problem.of("The database could not be compared.", refused.words()), refused);
                            }
                        },
                        report -> drifted.set(new DriftState.Compared(report)),
                        problem -> drifted.set(new DriftState.Failed(problem)))
                .onCancelled(() -> drifted.set(new DriftState.Unknown()));
    }

    /** Makes what has drifted a revision that is recorded as applied. */
    public RunningTask adopt(DriftReport report, String message, Runnable onDone, Consumer<Problem> onProblem) {
        Path folder = folder();
        return change(
                "Making a revision of what differs",
                progress -> repairs.adopt(report, folder, message),
                made -> {
                    checkDrift();
                    onDone.run();
                },
                onProblem);
    }

    /** What putting back what has drifted would do and endanger. */
    public RunningTask planPutBack(DriftReport report, Consumer<PutBack> onDone, Consumer<Problem> onProblem) {
        return comparing.run(
                "Looking at what is lost", progress -> repairs.putBack(report, progress::cancelled), onDone, onProblem);
    }

    /** Changes the database to what its revisions make. */
    public RunningTask putBack(PutBack putBack, Runnable onDone, Consumer<Problem> onProblem) {
        Path folder = folder();
        return change(
                "Putting back what has drifted",
                progress -> repairs.run(putBack, folder, progress),
                done -> {
                    migrations.reread(onProblem);
                    checkDrift();
                    onDone.run();
                },
                onProblem);
    }

    /** Gives a revision another message. */
    public RunningTask say(String id, String message, Consumer<Problem> onProblem) {
        Path folder = folder();
        return writes.run(
                "Changing a message",
                progress -> repairs.say(id, message, folder),
                done -> migrations.refresh(onProblem),
                onProblem);
    }

    /** Makes the present schema the first revision, recorded as applied. */
    public RunningTask baseline(String message, Runnable onDone, Consumer<Problem> onProblem) {
        Path folder = folder();
        return change(
                "Making a baseline", progress -> repairs.baseline(folder, message), made -> onDone.run(), onProblem);
    }

    /** Records that a revision and all it builds on are applied, and none above it; runs nothing. */
    public RunningTask stamp(String id, Consumer<Problem> onProblem) {
        Path folder = folder();
        return change(
                "Stamping",
                progress -> {
                    repairs.stampAt(id, folder);
                    return id;
                },
                done -> checkDrift(),
                onProblem);
    }

    /** Makes a revision on top of all heads. */
    public RunningTask mergeHeads(Consumer<Problem> onProblem) {
        Path folder = folder();
        return change("Merging heads", progress -> repairs.merge(folder), made -> {}, onProblem);
    }

    /** Deletes the file of a revision that this database does not have and nothing builds on. */
    public RunningTask delete(String id, Consumer<Problem> onProblem) {
        Path folder = folder();
        return change(
                "Deleting a revision",
                progress -> {
                    repairs.delete(id, folder);
                    return id;
                },
                done -> {},
                onProblem);
    }

    /** Where the file of a revision is. */
    public RunningTask filePath(String id, Consumer<Path> onDone, Consumer<Problem> onProblem) {
        Path folder = folder();
        return writes.run("Looking for a file", progress -> repairs.file(id, folder), onDone, onProblem);
    }

    /** The SQL of a run from where the database stands to a revision, up or down. */
    public RunningTask script(String id, Consumer<String> onDone, Consumer<Problem> onProblem) {
        Path folder = folder();
        return writes.run("Writing SQL", progress -> repairs.script(id, folder), onDone, onProblem);
    }

    /** The backups that are there, the newest first. */
    public RunningTask backups(Consumer<List<Backup>> onDone, Consumer<Problem> onProblem) {
        return writes.run("Looking for backups", progress -> repairs.backups().list(), onDone, onProblem);
    }

    /** Puts the database back to what it was; what it is now is kept as a backup of its own. */
    public RunningTask restore(Backup backup, Runnable onDone, Consumer<Problem> onProblem) {
        return change(
                "Restoring a backup",
                progress -> {
                    try {
                        return repairs.backups().restore(backup, progress::cancelled);
                    } catch (RefusedException refused) {
                        throw new ProblemException(
                                Problem.of("The backup was not restored.", refused.words()), refused);
                    } catch (CancellationException stopped) {
                        throw new ProblemException(Problem.of("Stopped. Nothing was changed.", ""), stopped);
                    }
                },
                now -> {
                    migrations.reread(onProblem);
                    onDone.run();
                },
                onProblem);
    }

    /** Changes files or rows of history, and reads the history again, whatever came of it. */
    private <T> RunningTask change(
            String label, Background.Work<T> work, Consumer<? super T> onDone, Consumer<Problem> onProblem) {
        return writes.run(
                label,
                progress -> {
                    progress.answerAlways();
                    return work.run(progress);
                },
                done -> {
                    drifted.set(new DriftState.Unknown());
                    migrations.refresh(onProblem);
                    onDone.accept(done);
                },
                problem -> {
                    migrations.refresh(onProblem);
                    onProblem.accept(problem);
                });
    }

    private Path folder() {
        return migrations.folderProperty().get();
    }
}
