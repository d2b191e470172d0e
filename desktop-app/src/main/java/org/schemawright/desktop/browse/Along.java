package org.schemawright.desktop.browse;

import java.util.List;
import org.schemawright.desktop.orm.DeleteEffect;
import org.schemawright.desktop.problem.Problem;

/**
 * What goes along with the pending deletes, as far as it is known.
 *
 * @param effects empty while it is not known
 * @param known whether all of it was counted
 * @param note why it is not known; empty where it is
 */
record Along(List<DeleteEffect> effects, boolean known, String note) {

    static final Along NOTHING = new Along(List.of(), true, "");

    static final Along COUNTING = new Along(List.of(), false, "Counting what goes along \u2026");

    static Along of(List<DeleteEffect> effects) {
        return new Along(effects, true, "");
    }

    static Along failed(Problem problem) {
        return new Along(List.of(), false, "What goes along could not be counted. " + problem.title());
    }
}
