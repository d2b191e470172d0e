package org.schemawright.desktop.browse;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.SchemaWork;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.StatementLock;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.DatabaseSchema;

/** What the pending schema changes come to, which rows they endanger in this database, and whom they keep waiting. */
final class SchemaReview {

    private final Workspace workspace;
    private final Runnable onChoice;
    private final Runnable onPlan;
    private final ReadOnlyObjectWrapper<@Nullable MigrationPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<HazardLook> look = new ReadOnlyObjectWrapper<>(HazardLook.NONE);
    private final InvalidationListener chosen = property -> chosen();
    private List<StatementLock> locks = List.of();
    private boolean gentler;
    private @Nullable Origin planned;
    private @Nullable RunningTask planning;
    private @Nullable Runnable waiting;
    private boolean isPlanning;
    private long plans;
    private @Nullable RunningTask counting;
    private long turn;

    /** What a plan was made of. */
    private record Origin(DatabaseSchema schema, long rows, List<Change> changes, boolean keeps, boolean gentle) {

        /** Schemas are large: one that was read again is another one. */
        boolean isSame(@Nullable Origin other) {
            return other != null
                    && schema == other.schema
                    && rows == other.rows
                    && changes.equals(other.changes)
                    && keeps == other.keeps
                    && gentle == other.gentle;
        }
    }

    /**
     * The review of the schema changes of a workspace.
     *
     * @param onChoice told when the person wants them done otherwise
     * @param onPlan told when it is known what they come to
     */
    SchemaReview(Workspace workspace, Runnable onChoice, Runnable onPlan) {
        this.workspace = workspace;
        this.onChoice = onChoice;
        this.onPlan = onPlan;
    }

    // Properties

    /** What they come to, or came to until it is planned again; null where there are none, or they cannot be planned. */
    ReadOnlyObjectProperty<@Nullable MigrationPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Why they cannot be planned; null where they can. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The rows that are in danger. */
    ReadOnlyObjectProperty<HazardLook> lookProperty() {
        return look.getReadOnlyProperty();
    }

    SchemaWork work() {
        return workspace.schemaWork();
    }

    /** The statements that keep others waiting. */
    List<StatementLock> locks() {
        return locks;
    }

    /** Whether there are statements that let others go on meanwhile. */
    boolean hasGentler() {
        return gentler;
    }

    /** Whether anything goes that could be kept, so that there is a choice. */
    boolean asksToKeep() {
        MigrationPlan present = plan.get();
        return present != null
                && (!work().keepsProperty().get()
                        || present.hazards().stream()
                                .anyMatch(h -> h.kind() == Hazard.Kind.KEEPS_DATA
                                        || h.kind().destroysData()));
    }

    /** What the person has to accept by name before it is done. */
    List<Hazard> toAccept() {
        MigrationPlan present = plan.get();
        return present == null
                ? List.of()
                : present.hazards().stream().filter(look.get()::mustBeAccepted).toList();
    }

    // Commands

    void attach() {
        planned = null;
        work().keepsProperty().addListener(chosen);
        work().gentleProperty().addListener(chosen);
    }

    void detach() {
        work().keepsProperty().removeListener(chosen);
        work().gentleProperty().removeListener(chosen);
        stopPlanning();
        stopCounting();
    }

    private void chosen() {
        if (!workspace.changeSet().schemaChanges().isEmpty()) {
            onChoice.run();
        }
    }

    /** Does something with the plan of what is pending now, as soon as there is one; nothing where there is none. */
    void whenPlanned(Runnable action) {
        if (isPlanning) {
            waiting = action;
        } else {
            action.run();
        }
    }

    /** Has planned what is pending now, unless that is what was planned. */
    void make() {
        Origin now = new Origin(
                workspace.schemaProperty().get(),
                workspace.rowsVersionProperty().get(),
                workspace.changeSet().schemaChanges(),
                work().keepsProperty().get(),
                work().gentleProperty().get());
        if (now.isSame(planned)) {
            return;
        }
        stopPlanning();
        planned = now;
        if (now.changes().isEmpty()) {
            show(null, null);
            return;
        }
        long mine = plans;
        isPlanning = true;
        planning = work().plan(made -> answered(mine, made, null), why -> answered(mine, null, why))
                .onCancelled(() -> stopped(mine));
    }

    /** Somebody has stopped it from the status line: the next time, it is planned anew. */
    private void stopped(long of) {
        if (of == plans) {
            planned = null;
            answered(
                    of,
                    null,
                    Problem.of("Planning was stopped.", "Change something, or open the review again, to plan anew."));
        }
    }

    private void answered(long of, SchemaWork.@Nullable Planned made, @Nullable Problem why) {
        if (of != plans) {
            return;
        }
        isPlanning = false;
        show(made, why);
        Runnable action = waiting;
        waiting = null;
        onPlan.run();
        if (action != null && made != null) {
            action.run();
        }
    }

    private void show(SchemaWork.@Nullable Planned made, @Nullable Problem why) {
        problem.set(why);
        locks = made == null ? List.of() : made.locks();
        gentler = made != null && made.gentler();
        MigrationPlan now = made == null ? null : made.plan();
        plan.set(now);
        work().rehearsal().planned(now);
        count(now);
    }

    private void stopPlanning() {
        plans++;
        isPlanning = false;
        waiting = null;
        if (planning != null) {
            planning.cancel();
            planning = null;
        }
    }

    private void count(@Nullable MigrationPlan made) {
        stopCounting();
        if (made == null || made.hazards().stream().allMatch(h -> h.rows().isEmpty())) {
            look.set(HazardLook.NONE);
            return;
        }
        long mine = turn;
        look.set(HazardLook.LOOKING);
        counting = work().facts(
                        made,
                        facts -> counted(mine, HazardLook.of(facts)),
                        why -> counted(mine, HazardLook.failed(why)))
                .onCancelled(() -> counted(
                        mine,
                        HazardLook.failed(
                                Problem.of("Counting the rows was stopped.", "Open the review again to count them."))));
    }

    private void counted(long of, HazardLook found) {
        if (of == turn) {
            look.set(found);
        }
    }

    private void stopCounting() {
        turn++;
        if (counting != null) {
            counting.cancel();
        }
    }
}
