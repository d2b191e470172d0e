package org.schemawright.desktop.workspace;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.rehearse.CopiedRows;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.rehearse.RehearsalEvent;
import org.schemawright.migration.rehearse.RehearsalOptions;
import org.schemawright.migration.rehearse.RehearsalPhase;
import org.schemawright.migration.rehearse.RehearsalReport;
import org.schemawright.migration.run.RunEvent;

/** Tries the plan of the pending schema changes where nothing can be harmed: up, down, up. Used on the JavaFX thread. */
public final class SchemaRehearsal implements AutoCloseable {

    /** How far a rehearsal is. */
    public sealed interface State {

        /** There was none of what is pending now. */
        record None() implements State {}

        /** It goes on; the words say what is done now. */
        record Running(String words) implements State {}

        /** It came to an end. */
        record Done(RehearsalReport report, CopiedRows rows, Instant at) implements State {}

        /** It could not be rehearsed, which says nothing about the changes. */
        record Failed(Problem problem) implements State {}
    }

    private final OpenDatabase database;
    private final MigrationEngine engine;
    private final Background lane;
    private final ObjectProperty<CopiedRows> rows = new SimpleObjectProperty<>(CopiedRows.ALL);
    private final BooleanProperty inDatabase = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private @Nullable RunningTask task;
    private @Nullable MigrationPlan tried;
    private long turn;

    SchemaRehearsal(OpenDatabase database, MigrationEngine engine, Background lane) {
        this.database = database;
        this.engine = engine;
        this.lane = lane;
    }

    /** Which rows the copy gets; SQLite copies all or none. */
    public ObjectProperty<CopiedRows> rowsProperty() {
        return rows;
    }

    /** Whether it may run in the database itself, all taken back, where no copy can be made (PostgreSQL). */
    public BooleanProperty inDatabaseProperty() {
        return inDatabase;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public boolean isRunning() {
        return state.get() instanceof State.Running;
    }

    /** Begins; one that goes on is stopped. */
    public void start(MigrationPlan plan) {
        forget();
        tried = plan;
        long mine = turn;
        CopiedRows copied = rows.get();
        boolean transaction = inDatabase.get();
        int statements = 2 * plan.up().size() + plan.down().size();
        state.set(new State.Running("Making a copy of " + database.profile().name()));
        Steps steps = new Steps(
                statements,
                words -> FxThread.run(() -> {
                    if (mine == turn && isRunning()) {
                        state.set(new State.Running(words));
                    }
                }));
        task = lane.run(
                        "Rehearsing the schema changes",
                        progress -> {
                            RehearsalOptions options = new RehearsalOptions(
                                    copied, transaction, event -> steps.take(event, progress), progress::cancelled);
                            return rehearse(plan, options);
                        },
                        report -> end(mine, new State.Done(report, copied, Instant.now())),
                        problem -> end(mine, new State.Failed(problem)))
                .onCancelled(() -> end(mine, new State.None()));
    }

    private RehearsalReport rehearse(MigrationPlan plan, RehearsalOptions options) throws Exception {
        try {
            return engine.rehearsal(database.migrationConnections()).plan(plan, options);
        } catch (RefusedException refused) {
            throw new ProblemException(Problem.of("The changes could not be rehearsed.", refused.words()), refused);
        }
    }

    private void end(long of, State how) {
        if (of == turn) {
            state.set(how);
        }
    }

    /** Stops it, and leaves nothing behind. */
    public void cancel() {
        RunningTask running = task;
        if (running != null && isRunning()) {
            turn++;
            running.cancel();
            state.set(new State.None());
        }
    }

    /** Other changes are planned: what was tried counts no longer. */
    public void planned(@Nullable MigrationPlan plan) {
        if (tried != null
                && (plan == null
                        || !plan.up().equals(tried.up())
                        || !plan.down().equals(tried.down()))) {
            forget();
        }
    }

    void forget() {
        cancel();
        turn++;
        tried = null;
        state.set(new State.None());
    }

    @Override
    public void close() {
        lane.close();
    }

    /** Says the steps in words, and how many are done; on the thread of the rehearsal. */
    private static final class Steps {

        private final int all;
        private final Consumer<String> tell;
        private int done;

        Steps(int all, Consumer<String> tell) {
            this.all = all;
            this.tell = tell;
        }

        void take(RehearsalEvent event, Background.Progress progress) {
            switch (event) {
                case RehearsalEvent.PhaseStarted started -> say(words(started.phase()), progress);
                case RehearsalEvent.Step step -> {
                    switch (step.event()) {
                        case RunEvent.StatementStarted statement ->
                            say(words(step.phase()) + ", statement " + statement.number(), progress);
                        case RunEvent.StatementDone statement -> done++;
                        case RunEvent.RevisionStarted started -> {}
                        case RunEvent.RevisionDone ended -> {}
                    }
                }
            }
        }

        private void say(String words, Background.Progress progress) {
            progress.report(words.toLowerCase(Locale.ROOT), all == 0 ? -1 : (double) Math.min(done, all) / all);
            tell.accept(words);
        }

        private static String words(RehearsalPhase phase) {
            return switch (phase) {
                case COPY -> "Making a copy";
                case UP -> "Going up";
                case DOWN -> "Going down";
                case UP_AGAIN -> "Going up again";
                case COMPARE -> "Comparing schema and rows";
            };
        }
    }
}
