package org.schemawright.desktop.workspace;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;

/** The migrations of one open database, as the screens see them. Used on the JavaFX thread. */
public final class Migrations {

    // Properties

    /** The folder of the revisions: beside a SQLite file, in the settings folder for a server, until changed. */
    public ReadOnlyObjectProperty<Path> folderProperty() {
        throw new UnsupportedOperationException();
    }

    /** Where the database stands; null until first read. */
    public ReadOnlyObjectProperty<@Nullable DatabaseStatus> statusProperty() {
        throw new UnsupportedOperationException();
    }

    /** Whether revisions are running now. */
    public ReadOnlyBooleanProperty runningProperty() {
        throw new UnsupportedOperationException();
    }

    // Commands

    /** Reads the folder and the database's history again. */
    public RunningTask refresh(Consumer<Problem> onProblem) {
        throw new UnsupportedOperationException();
    }

    /** Writes the pending schema changes as a revision; they are pending no longer then. */
    public RunningTask generate(String message, Consumer<Revision> onDone, Consumer<Problem> onProblem) {
        throw new UnsupportedOperationException();
    }

    /**
     * Upgrades to a revision, or to head when the target is null; afterwards schema and status are read again.
     *
     * @param listener told of each step, on the JavaFX thread
     */
    public RunningTask upgrade(
            @Nullable String target,
            Consumer<RunEvent> listener,
            Consumer<RunOutcome> onDone,
            Consumer<Problem> onProblem) {
        throw new UnsupportedOperationException();
    }

    /** Downgrades to a revision, or to base when the target is null; otherwise as upgrade. */
    public RunningTask downgrade(
            @Nullable String target,
            Consumer<RunEvent> listener,
            Consumer<RunOutcome> onDone,
            Consumer<Problem> onProblem) {
        throw new UnsupportedOperationException();
    }
}
