package org.schemawright.desktop.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Trouble.WayOut;

/** What keeps the migrations of one open database in order, beside running them. Used on the JavaFX thread. */
public final class MigrationCare {

    private final Migrations migrations;
    private final Repairs repairs;
    private final Background writes;
    private final ReadOnlyObjectWrapper<List<Trouble>> troubles = new ReadOnlyObjectWrapper<>(List.of());

    MigrationCare(Migrations migrations, Repairs repairs, Background writes) {
        this.migrations = migrations;
        this.repairs = repairs;
        this.writes = writes;
    }

    /** What was in the way when it was last looked for. */
    public ReadOnlyObjectProperty<List<Trouble>> troublesProperty() {
        return troubles.getReadOnlyProperty();
    }

    /** Looks what is in the way now. */
    RunningTask look(Consumer<Problem> onProblem) {
        Path folder = migrations.folderProperty().get();
        return writes.run("Looking after the history", progress -> repairs.troubles(folder), troubles::set, onProblem);
    }

    /** Goes a way out, except for runs, and reads the history again. */
    public RunningTask mend(WayOut way, Runnable onDone, Consumer<Problem> onProblem) {
        Path folder = migrations.folderProperty().get();
        return writes.run(
                way.verb(),
                progress -> {
                    progress.answerAlways();
                    repairs.mend(way, folder);
                    return way;
                },
                done -> {
                    migrations.refresh(onProblem);
                    onDone.run();
                },
                problem -> {
                    migrations.refresh(onProblem);
                    onProblem.accept(problem);
                });
    }
}
