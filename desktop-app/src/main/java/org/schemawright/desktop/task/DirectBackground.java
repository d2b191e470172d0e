package org.schemawright.desktop.task;

import java.util.function.Consumer;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;

/**
 * A background for tests, where every answer has come when {@code run} returns. On the JavaFX thread the work still runs
 * on another thread, for which the JavaFX thread waits, so that guards against blocking work bite in tests as well.
 */
public final class DirectBackground implements Background {

    private final TaskBoard board;
    private boolean closed;

    public DirectBackground() {
        this(new TaskBoard(Runnable::run));
    }

    private DirectBackground(TaskBoard board) {
        this.board = board;
    }

    @Override
    public <T> RunningTask run(String label, Work<T> work, Consumer<? super T> onSuccess, Consumer<Problem> onProblem) {
        BackgroundTask<T> task = new BackgroundTask<>(label, work, onSuccess, onProblem, Runnable::run);
        if (closed) {
            task.cancel();
        }
        perform(task);
        return task;
    }

    @Override
    public void release(String label, AutoCloseable resource) {
        perform(new BackgroundTask<>(
                label,
                progress -> {
                    resource.close();
                    return Boolean.TRUE;
                },
                done -> {},
                problem -> {},
                Runnable::run));
    }

    void perform(BackgroundTask<?> task) {
        board.added(task);
        board.finished(task, FxThread.isCurrent() ? performBeside(task) : task.perform());
    }

    private static Runnable performBeside(BackgroundTask<?> task) {
        Holder answer = new Holder();
        Thread worker = Thread.ofPlatform().name("direct-background").start(() -> answer.value = task.perform());
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runnable value = answer.value;
        return value == null ? () -> {} : value;
    }

    @Override
    public Background lane(String name) {
        return new DirectBackground(board);
    }

    @Override
    public ObservableList<RunningTask> runningTasks() {
        return board.tasks();
    }

    @Override
    public boolean idle() {
        return board.idle();
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Written by the worker before it ends, read after. */
    private static final class Holder {
        @Nullable
        Runnable value;
    }
}
