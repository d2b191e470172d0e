package org.schemawright.desktop.design;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.schema.ObjectName;

/** Looks which rows of one table do not go with what is pending on it; beside the JavaFX thread, and only reading. */
final class TroubleLook {

    private final Workspace workspace;
    private final ObjectName origin;
    private final ObservableList<RowsInTheWay> found = FXCollections.observableArrayList();
    private @Nullable RunningTask running;
    private long turn;

    TroubleLook(Workspace workspace, ObjectName origin) {
        this.workspace = workspace;
        this.origin = origin;
    }

    /** What stands in the way, those that stop a run first; of the last look. */
    ObservableList<RowsInTheWay> found() {
        return found;
    }

    /** Those about a column. */
    List<RowsInTheWay> of(DesignLine line) {
        return found.stream().filter(each -> line.name().equals(each.column())).toList();
    }

    /** Looks at what is pending now. */
    void look() {
        stop();
        List<Change> pending = workspace.changeSet().schemaChanges();
        if (pending.isEmpty()) {
            found.clear();
            return;
        }
        long mine = turn;
        running = workspace
                .schemaWork()
                .factsOfPending(
                        this::isHere,
                        facts -> take(mine, facts, pending),
                        // The review says why it cannot be planned.
                        problem -> take(mine, List.of(), pending));
    }

    void stop() {
        turn++;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private boolean isHere(Hazard hazard) {
        return hazard.rows().stream().anyMatch(rows -> rows.table().stored().equals(origin));
    }

    private void take(long of, List<HazardFacts> facts, List<Change> pending) {
        if (of != turn) {
            return;
        }
        running = null;
        boolean sqlite = workspace.database().dialect().id().equals("sqlite");
        found.setAll(facts.stream()
                .flatMap(each -> RowsInTheWay.of(each, pending, sqlite).stream())
                .sorted((one, other) -> Boolean.compare(other.stops(), one.stops()))
                .toList());
    }
}
