package org.schemawright.desktop.workspace;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.StatementLock;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * How the pending schema changes are to be done, what they endanger, and their rehearsal. What was chosen holds until none
 * is pending any more. Used on the JavaFX thread.
 */
public final class SchemaWork implements AutoCloseable {

    private final Workspace workspace;
    private final MigrationEngine engine;
    private final Background looking;
    private final SchemaRehearsal rehearsal;
    private final BooleanProperty keeps = new SimpleBooleanProperty(true);
    private final BooleanProperty gentle = new SimpleBooleanProperty();

    /**
     * The work on a workspace.
     *
     * @param looking the lane for what only reads; closed with this
     * @param rehearsing the lane for rehearsals; closed with this
     */
    SchemaWork(Workspace workspace, MigrationEngine engine, Background looking, Background rehearsing) {
        this.workspace = workspace;
        this.engine = engine;
        this.looking = looking;
        this.rehearsal = new SchemaRehearsal(workspace.database(), engine, rehearsing);
        workspace.changeSet().versionProperty().addListener((property, before, now) -> forgetChoices());
    }

    /** Whether values that go are kept in the database for the way back. */
    public BooleanProperty keepsProperty() {
        return keeps;
    }

    /** Whether statements are taken that let others read and write meanwhile, where there are any. */
    public BooleanProperty gentleProperty() {
        return gentle;
    }

    /** The rehearsal of what is pending, which goes on while other pages are shown. */
    public SchemaRehearsal rehearsal() {
        return rehearsal;
    }

    /**
     * What the pending schema changes come to.
     *
     * @param locks the statements that keep others waiting
     * @param gentler whether there are statements that let others go on meanwhile
     */
    public record Planned(MigrationPlan plan, List<StatementLock> locks, boolean gentler) {}

    /**
     * Plans what is pending now, beside the JavaFX thread, and runs nothing; that it does not fit together is a problem
     * like any other.
     */
    public RunningTask plan(Consumer<Planned> onPlan, Consumer<Problem> onProblem) {
        Supplier<MigrationPlan> planner = planner();
        return workspace
                .lookups()
                .run(
                        "Planning the schema changes",
                        progress -> {
                            MigrationPlan plan = planner.get();
                            boolean gentler = !engine.safer(plan).up().equals(plan.up());
                            return new Planned(plan, engine.locks(plan), gentler);
                        },
                        onPlan,
                        onProblem);
    }

    /** Looks what the pending schema changes endanger; nothing where they do not fit together, which planning says. */
    public RunningTask hazards(Consumer<List<Hazard>> onHazards) {
        Supplier<MigrationPlan> planner = planner();
        return workspace
                .lookups()
                .run(
                        "Planning the schema changes",
                        progress -> planner.get().hazards(),
                        onHazards,
                        problem -> onHazards.accept(List.of()));
    }

    /**
     * Plans what is pending now, on any thread and whenever it is asked: in a schema of a thousand tables that takes
     * longer than a frame. It throws a problem where the changes do not fit together.
     */
    Supplier<MigrationPlan> planner() {
        DatabaseSchema schema = workspace.schemaProperty().get();
        List<Change> changes = workspace.changeSet().schemaChanges();
        boolean keep = keeps.get();
        boolean gently = gentle.get();
        return () -> {
            try {
                MigrationPlan direct = engine.plan(schema, changes, keep);
                return gently ? engine.safer(direct) : direct;
            } catch (IllegalArgumentException refused) {
                throw new ProblemException(
                        new Problem(
                                "The schema changes do not fit together.",
                                "Take one of them back.",
                                String.valueOf(refused.getMessage())),
                        refused);
            }
        };
    }

    /** Looks which rows of the database a plan endangers; reads only. */
    public RunningTask facts(MigrationPlan plan, Consumer<List<HazardFacts>> onFacts, Consumer<Problem> onProblem) {
        return facts(() -> plan, onFacts, onProblem);
    }

    /**
     * Plans what is pending now and looks which rows of the database it endangers, all of it beside the JavaFX thread; that
     * it cannot be planned is a problem like any other.
     *
     * @param wanted the hazards that are looked at
     */
    public RunningTask factsOfPending(
            Predicate<Hazard> wanted, Consumer<List<HazardFacts>> onFacts, Consumer<Problem> onProblem) {
        Supplier<MigrationPlan> planner = planner();
        return facts(
                () -> {
                    MigrationPlan plan = planner.get();
                    return plan.withHazards(
                            plan.hazards().stream().filter(wanted).toList());
                },
                onFacts,
                onProblem);
    }

    private RunningTask facts(
            Supplier<MigrationPlan> planner, Consumer<List<HazardFacts>> onFacts, Consumer<Problem> onProblem) {
        return looking.run(
                "Counting the rows that are in danger",
                progress -> {
                    MigrationPlan plan = planner.get();
                    if (plan.hazards().isEmpty()) {
                        return List.of();
                    }
                    try (Connection connection = workspace.database().reader()) {
                        return engine.facts(plan, connection, progress::cancelled);
                    } catch (CancellationException stopped) {
                        return List.of();
                    }
                },
                onFacts,
                onProblem);
    }

    private void forgetChoices() {
        if (workspace.changeSet().schemaChanges().isEmpty()) {
            keeps.set(true);
            gentle.set(false);
            rehearsal.forget();
        }
    }

    @Override
    public void close() {
        looking.close();
        rehearsal.close();
    }
}
