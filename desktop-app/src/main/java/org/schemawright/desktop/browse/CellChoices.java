package org.schemawright.desktop.browse;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What can be chosen for the cell that is being edited. */
interface CellChoices {

    /** What fits to what is typed, best first. */
    ObservableList<CellChoice> choices();

    /** A sentence below them; empty where there is nothing to say. */
    ReadOnlyStringProperty noteProperty();

    /** Looks for what fits to a typed text; all fits to an empty one. What was looked for before is forgotten. */
    void search(String typed);

    /** Reads more of what fits, where there is more. */
    default void more() {}

    /** Which of the choices the typed text means by itself; null where it is to be taken as it was typed. */
    @Nullable
    CellChoice meant(String typed);

    /** Takes a choice into the cell. */
    void take(CellChoice choice);

    /**
     * Takes what was typed and nobody chose from the list.
     *
     * @return whether it was taken care of; where not, it is a value as typed
     */
    default boolean takeTyped(String typed) {
        return false;
    }

    /** Stops looking. */
    default void close() {}
}
