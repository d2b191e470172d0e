package org.schemawright.desktop.browse;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What can be chosen for the cell that is being edited. */
abstract class CellChoices {

    /** What fits to what is typed, best first. */
    final ObservableList<CellChoice> choices = FXCollections.observableArrayList();

    /** A sentence below them; empty where there is nothing to say. */
    final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");

    /** Looks for what fits to a typed text; all fits to an empty one. What was looked for before is forgotten. */
    abstract void search(String typed);

    /** Reads more of what fits, where there is more. */
    void more() {}

    /** Which of the choices the typed text means by itself; null where it is to be taken as it was typed. */
    @Nullable
    abstract CellChoice meant(String typed);

    /** Takes a choice into the cell. */
    abstract void take(CellChoice choice);

    /**
     * Takes what was typed and nobody chose from the list.
     *
     * @return whether it was taken care of; where not, it is a value as typed
     */
    boolean takeTyped(String typed) {
        return false;
    }

    /** Stops looking. */
    void close() {}
}
