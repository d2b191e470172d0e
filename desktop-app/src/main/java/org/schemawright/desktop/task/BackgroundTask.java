package org.schemawright.desktop.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemTranslator;

/** One piece of work on its way: both what the status line sees and what the work itself can say. */
final class BackgroundTask<T> implements RunningTask, Background.Progress {

    private record Report(String step, double fraction) {}

    private final String label;
    private final Background.Work<T> work;
    private final Consumer<? super T> onSuccess;
    private final Consumer<Problem> onProblem;
    private final Executor answers;

    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final AtomicReference<@Nullable Report> unseen = new AtomicReference<>();
    private final Object lock = new Object();
    private final List<Runnable> cancelActions = new ArrayList<>();
    private final List<Runnable> unanswered = new ArrayList<>();
    private Stage stage = Stage.OPEN;
    private volatile boolean cancelled;
    private volatile boolean answerAlways;

    /** How far a task is: what one may still ask of it depends on it. */
    private enum Stage {
        OPEN,
        /** The work is done; its answer waits. */
        WORKED,
        ANSWERED,
        UNANSWERED
    }

    BackgroundTask(
            String label,
            Background.Work<T> work,
            Consumer<? super T> onSuccess,
            Consumer<Problem> onProblem,
            Executor answers) {
        this.label = label;
        this.work = work;
        this.onSuccess = onSuccess;
        this.onProblem = onProblem;
        this.answers = answers;
    }

    /** Does the work and returns how to end the task, which is to be run on the JavaFX thread. */
    Runnable perform() {
        Runnable answer = cancelled ? () -> {} : work();
        return () -> end(answer);
    }

    private Runnable work() {
        try {
            T result = work.run(this);
            return () -> onSuccess.accept(result);
        } catch (Throwable thrown) {
            // Nobody waits for a cancelled statement's complaint: it is not even logged.
            if (isUnwanted()) {
                return () -> {};
            }
            Problem problem = ProblemTranslator.translate(thrown);
            return () -> onProblem.accept(problem);
        } finally {
            synchronized (lock) {
                // Whatever they would stop may already do somebody else's work.
                cancelActions.clear();
                stage = Stage.WORKED;
            }
        }
    }

    private void end(Runnable answer) {
        List<Runnable> told;
        synchronized (lock) {
            stage = isUnwanted() ? Stage.UNANSWERED : Stage.ANSWERED;
            told = stage == Stage.UNANSWERED ? List.copyOf(unanswered) : List.of(answer);
        }
        told.forEach(Runnable::run);
    }

    private boolean isUnwanted() {
        return cancelled && !answerAlways;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    @Override
    public void cancel() {
        List<Runnable> actions;
        synchronized (lock) {
            if (cancelled || stage == Stage.ANSWERED) {
                return;
            }
            cancelled = true;
            actions = List.copyOf(cancelActions);
        }
        report("Cancelling", -1);
        actions.forEach(BackgroundTask::runBeside);
    }

    @Override
    public RunningTask onCancelled(Runnable action) {
        synchronized (lock) {
            if (stage != Stage.UNANSWERED) {
                unanswered.add(action);
                return this;
            }
        }
        action.run();
        return this;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void answerAlways() {
        answerAlways = true;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (lock) {
            if (!cancelled) {
                cancelActions.add(action);
                return;
            }
        }
        runBeside(action);
    }

    @Override
    public void report(String newStep, double newFraction) {
        // A fast worker must not flood the JavaFX thread: only the newest report waits there.
        if (unseen.getAndSet(new Report(newStep, newFraction)) == null) {
            answers.execute(this::showReport);
        }
    }

    private void showReport() {
        Report report = unseen.getAndSet(null);
        if (report != null) {
            step.set(report.step());
            fraction.set(report.fraction());
        }
    }

    /** Cancelling a statement can itself wait for the server. */
    private static void runBeside(Runnable action) {
        Thread.ofVirtual().name("cancel").start(action);
    }
}
