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

    /** Asks it to stop; its answers no longer arrive. */
    void cancel();
}
