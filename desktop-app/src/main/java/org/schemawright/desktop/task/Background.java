package org.schemawright.desktop.task;

import java.util.function.Consumer;
import javafx.collections.ObservableList;
import org.schemawright.desktop.problem.Problem;

/** The one door to other threads. Called from the JavaFX thread; answers come back on it. */
public interface Background extends AutoCloseable {

    /**
     * Runs work beside the JavaFX thread. The work must not touch nodes; its answer or its problem comes back on the
     * JavaFX thread, neither of them after {@link RunningTask#cancel()} unless the work asked for it with
     * {@link Progress#answerAlways()}. After {@link #close()} nothing runs and no answer comes.
     *
     * @param label what it does, shown in the status line: "Reading Album"
     * @param work the work
     * @param onSuccess takes the answer
     * @param onProblem takes what went wrong, already in words
     */
    <T> RunningTask run(String label, Work<T> work, Consumer<? super T> onSuccess, Consumer<Problem> onProblem);

    /**
     * Closes something that is needed no longer beside the JavaFX thread. {@link #close()} waits for that instead of
     * cancelling it; what goes wrong is only logged.
     *
     * @param label what it does, shown in the status line: "Closing shop.sqlite"
     * @param resource closed once
     */
    void release(String label, AutoCloseable resource);

    /** A lane whose tasks run one after the other, in the order they were given; closed with this. */
    Background lane(String name);

    /** What waits or runs now, lanes included, in the order it was given; changes on the JavaFX thread. */
    ObservableList<RunningTask> runningTasks();

    /**
     * Whether nothing waits or runs, lanes included, and every answer was taken. An answer that hands over further work
     * leaves no gap in which this is true. Asked from any thread.
     */
    boolean idle();

    /** Asks what runs to stop, waits a short while for it, and takes no more. */
    @Override
    void close();

    /** Work that has a result and may fail in any way. */
    @FunctionalInterface
    interface Work<T> {
        /**
         * Does the work.
         *
         * @param progress where the work tells how far it is, and asks whether it should stop
         */
        T run(Progress progress) throws Exception;
    }

    /** What work can say and ask while it runs, from any thread. */
    interface Progress {

        /** For work that nobody follows and nobody stops, because it is a part of other work. */
        Progress UNATTENDED = new Progress() {
            @Override
            public void report(String step, double fraction) {}

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void onCancel(Runnable action) {}

            @Override
            public void answerAlways() {}
        };

        /** Words for the present step, and how much is done from 0 to 1; a negative number where nobody knows. */
        void report(String step, double fraction);

        /** Whether the person asked to stop. */
        boolean cancelled();

        /** Called at once from another thread when the person asks to stop, for example to cancel a statement. */
        void onCancel(Runnable action);

        /**
         * Lets the answer or the problem arrive even when the person asked to stop: for work whose outcome must be
         * known, such as a commit.
         */
        void answerAlways();
    }
}
