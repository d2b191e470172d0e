package org.schemawright.desktop.task;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What waits or runs, of a background and all its lanes. */
final class TaskBoard {

    private final Executor answers;
    private final ObservableList<RunningTask> tasks = FXCollections.observableArrayList();
    private final ObservableList<RunningTask> readOnlyTasks = FXCollections.unmodifiableObservableList(tasks);
    private final AtomicInteger open = new AtomicInteger();

    TaskBoard(Executor answers) {
        this.answers = answers;
    }

    void added(RunningTask task) {
        open.incrementAndGet();
        answers.execute(() -> tasks.add(task));
    }

    /** Hands over the answer and takes the task off the board, on the JavaFX thread. */
    void finished(RunningTask task, Runnable answer) {
        answers.execute(() -> {
            tasks.remove(task);
            try {
                answer.run();
            } finally {
                open.decrementAndGet();
            }
        });
    }

    ObservableList<RunningTask> tasks() {
        return readOnlyTasks;
    }

    boolean idle() {
        return open.get() == 0;
    }
}
