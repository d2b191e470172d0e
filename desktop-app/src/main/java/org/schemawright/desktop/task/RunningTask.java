package org.schemawright.desktop.task;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** A task that was handed to the background, as the status line shows it; used on the JavaFX thread. */
public interface RunningTask {

    /** What it does, as given. */
    String label();

    /** The present step in words; empty at first. */
    ReadOnlyStringProperty stepProperty();

    /** From 0 to 1; negative where nobody knows. */
    ReadOnlyDoubleProperty fractionProperty();

    /** Asks it to stop; its answers no longer arrive. Does nothing once they have. */
    void cancel();

    /**
     * Told when it has ended and, because it was cancelled, neither its answer nor a problem was handed over: the place to
     * stop waiting for it, and to let go of what the work had got hold of. At once when that was so already.
     *
     * @return this
     */
    RunningTask onCancelled(Runnable action);
}
