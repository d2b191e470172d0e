package org.schemawright.desktop.design;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import org.schemawright.migration.change.Change;

/** A schema change while it is being written. */
interface EditorModel {

    /** Whether everything that is needed is there and nothing is wrong. */
    BooleanBinding ready();

    /** The change; to be asked for only when ready. */
    Change change();

    /** All that becomes pending as one step, the change among it; to be asked for only when ready. */
    default List<Change> changes() {
        return List.of(change());
    }
}
