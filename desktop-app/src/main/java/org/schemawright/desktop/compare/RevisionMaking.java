package org.schemawright.desktop.compare;

import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Comparisons;
import org.schemawright.desktop.workspace.MadeRevision;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.plan.MigrationPlan;

/** The revision that is planned, and then made, of what was compared. */
final class RevisionMaking {

    private final Comparisons comparisons;
    private @Nullable RunningTask planning;
    private @Nullable RunningTask writing;

    /** Whether a revision is being planned or made. */
    final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();

    /** Why none was made; null where nothing went wrong. */
    final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /** The one that was made last; null for none. */
    final ReadOnlyObjectWrapper<@Nullable MadeRevision> made = new ReadOnlyObjectWrapper<>();

    RevisionMaking(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /** What is taken changes: what was made, went wrong or is being planned was for something else. */
    void forget() {
        made.set(null);
        problem.set(null);
        stopPlanning();
    }

    /**
     * Plans what is taken; no answer comes where that changes meanwhile.
     *
     * @param isStill whether the same is still asked for
     */
    void plan(
            Found found,
            Set<Difference> taken,
            boolean keeps,
            BooleanSupplier isStill,
            Consumer<MigrationPlan> onPlan) {
        problem.set(null);
        working.set(true);
        planning = comparisons
                .plan(
                        found.read().before(),
                        found.taking(taken),
                        !found.isWhole(taken),
                        found.renames(),
                        keeps,
                        plan -> {
                            planning = null;
                            working.set(false);
                            if (isStill.getAsBoolean()) {
                                planned(plan, onPlan);
                            }
                        },
                        this::failed)
                .onCancelled(this::stopped);
    }

    private void planned(MigrationPlan plan, Consumer<MigrationPlan> onPlan) {
        if (plan.up().isEmpty()) {
            problem.set(Problem.of(
                    "There is nothing to run for this.",
                    "What is ticked differs in words only. Take more, or leave it."));
        } else {
            onPlan.accept(plan);
        }
    }

    /** Makes a revision of a plan. */
    void generate(MigrationPlan plan, String message) {
        problem.set(null);
        working.set(true);
        writing = comparisons
                .generate(
                        plan,
                        message.strip(),
                        revision -> {
                            working.set(false);
                            made.set(revision);
                        },
                        this::failed)
                .onCancelled(this::stopped);
    }

    /** Stops planning; what is being made goes on. */
    void stopPlanning() {
        if (planning != null) {
            planning.cancel();
        }
    }

    /** Stops planning or making. */
    void cancel() {
        stopPlanning();
        if (writing != null) {
            writing.cancel();
        }
    }

    private void failed(Problem what) {
        stopped();
        problem.set(what);
    }

    private void stopped() {
        planning = null;
        working.set(false);
    }
}
