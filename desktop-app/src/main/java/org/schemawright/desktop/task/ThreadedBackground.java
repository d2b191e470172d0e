package org.schemawright.desktop.task;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import org.schemawright.desktop.problem.Problem;

/**
 * The background of the running program. Works on platform threads: SQLite runs in native code, which would hold on to
 * the few carriers of virtual threads.
 */
public final class ThreadedBackground implements Background {

    private static final long SECONDS_TO_END = 3;

    private final ExecutorService workers;
    private final Executor answers;
    private final TaskBoard board;
    private final Set<BackgroundTask<?>> mine = ConcurrentHashMap.newKeySet();
    private final List<ThreadedBackground> lanes = new CopyOnWriteArrayList<>();

    /** A background whose answers come on the JavaFX thread. */
    public ThreadedBackground() {
        this(FxThread::run);
    }

    /** A background whose answers come elsewhere, for tests without a JavaFX thread. */
    ThreadedBackground(Executor answers) {
        this(Executors.newCachedThreadPool(threads("background")), answers, new TaskBoard(answers));
    }

    private ThreadedBackground(ExecutorService workers, Executor answers, TaskBoard board) {
        this.workers = workers;
        this.answers = answers;
        this.board = board;
    }

    @Override
    public <T> RunningTask run(String label, Work<T> work, Consumer<? super T> onSuccess, Consumer<Problem> onProblem) {
        BackgroundTask<T> task = new BackgroundTask<>(label, work, onSuccess, onProblem, answers);
        mine.add(task);
        start(task);
        return task;
    }

    @Override
    public void release(String label, AutoCloseable resource) {
        // Not among mine, so that close() does not cancel it before it began.
        start(new BackgroundTask<>(
                label,
                progress -> {
                    resource.close();
                    return Boolean.TRUE;
                },
                done -> {},
                problem -> {},
                answers));
    }

    private void start(BackgroundTask<?> task) {
        board.added(task);
        try {
            workers.execute(() -> finish(task, task.perform()));
        } catch (RejectedExecutionException closed) {
            task.cancel();
            finish(task, task.perform());
        }
    }

    /** Until its answer is taken a task is mine, so that none comes after close(). */
    private void finish(BackgroundTask<?> task, Runnable end) {
        board.finished(task, () -> {
            mine.remove(task);
            end.run();
        });
    }

    @Override
    public Background lane(String name) {
        ThreadedBackground lane =
                new ThreadedBackground(Executors.newSingleThreadExecutor(threads(name)), answers, board);
        lanes.removeIf(closed -> closed.workers.isShutdown());
        lanes.add(lane);
        return lane;
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
        lanes.forEach(ThreadedBackground::stop);
        stop();
        lanes.forEach(ThreadedBackground::awaitEnd);
        awaitEnd();
        lanes.clear();
    }

    /** Interrupts nobody: an interrupt in the middle of a commit would leave its outcome unknown. */
    private void stop() {
        workers.shutdown();
        mine.forEach(BackgroundTask::cancel);
    }

    private void awaitEnd() {
        try {
            workers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Daemons: a statement that never ends must not keep the program from ending. */
    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    }
}
