package org.schemawright.desktop.task;

import javafx.application.Platform;

/** The JavaFX thread; the only caller of {@code Platform.runLater}. */
public final class FxThread {

    private static final String NAME = "JavaFX Application Thread";

    private FxThread() {}

    /**
     * Whether the caller is on the JavaFX thread. Asks for the thread's name, because asking the toolkit would start it
     * in programs and tests that have no window.
     */
    static boolean isCurrent() {
        return Thread.currentThread().getName().equals(NAME);
    }

    /** Runs an action on the JavaFX thread: at once when the caller is on it, else later. */
    public static void run(Runnable action) {
        if (isCurrent()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /** Runs an action on the JavaFX thread after what it does now. */
    public static void later(Runnable action) {
        Platform.runLater(action);
    }

    /**
     * Refuses to go on while on the JavaFX thread: the guard in front of everything that blocks.
     *
     * @param what what was about to block, for the message to the programmer
     */
    public static void forbid(String what) {
        if (isCurrent()) {
            throw new IllegalStateException(what + " on the JavaFX thread");
        }
    }
}
