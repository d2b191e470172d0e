package org.schemawright.desktop.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import org.schemawright.desktop.problem.Problem;

/**
 * A background for tests, where tasks of some labels wait, as they do behind a long one, until the test lets them go on
 * or stops them; all others have answered when {@code run} returns.
 */
public final class HeldBackground implements Background {

    private final DirectBackground direct = new DirectBackground();
    private final List<String> held = new ArrayList<>();
    private final List<BackgroundTask<?>> waiting = new ArrayList<>();

    /** Holds back, from now on, every task whose label begins like this. */
    public void hold(String label) {
        held.add(label);
    }

    /** Stops all that wait, as the cross in the status line does. */
    public void stopWaiting() {
        List<BackgroundTask<?>> all = List.copyOf(waiting);
        all.forEach(BackgroundTask::cancel);
        letGo();
    }

    /** Holds nothing back any more, and does what waits. */
    public void letGo() {
        held.clear();
        List<BackgroundTask<?>> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(task -> direct.perform(task));
    }

    /** How many tasks wait. */
    public int waiting() {
        return waiting.size();
    }

    @Override
    public <T> RunningTask run(String label, Work<T> work, Consumer<? super T> onSuccess, Consumer<Problem> onProblem) {
        if (held.stream().noneMatch(label::startsWith)) {
            return direct.run(label, work, onSuccess, onProblem);
        }
        BackgroundTask<T> task = new BackgroundTask<>(label, work, onSuccess, onProblem, Runnable::run);
        waiting.add(task);
        return task;
    }

    @Override
    public void release(String label, AutoCloseable resource) {
        direct.release(label, resource);
    }

    @Override
    public Background lane(String name) {
        return this;
    }

    @Override
    public ObservableList<RunningTask> runningTasks() {
        return direct.runningTasks();
    }

    @Override
    public boolean idle() {
        return waiting.isEmpty() && direct.idle();
    }

    @Override
    public void close() {}
}
