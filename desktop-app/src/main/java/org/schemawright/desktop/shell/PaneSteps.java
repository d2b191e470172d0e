package org.schemawright.desktop.shell;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import org.schemawright.desktop.widget.FocusOrder;

/** Leads the keyboard from one part of the window to the next, round the end. */
final class PaneSteps {

    private final List<Pane> panes;

    /**
     * A part of the window.
     *
     * @param node what has the keyboard while one works there
     * @param focus gives it the keyboard; false when there is nothing to work with now
     */
    record Pane(Node node, BooleanSupplier focus) {}

    PaneSteps(List<Pane> panes) {
        this.panes = panes;
    }

    /** Goes so many parts on; those that take no keyboard are passed over. */
    void step(int by) {
        int at = 0;
        while (at < panes.size() && !FocusOrder.hasKeyboard(panes.get(at).node())) {
            at++;
        }
        int from = at < panes.size() ? at : by > 0 ? -1 : panes.size();
        for (int i = 1; i <= panes.size(); i++) {
            if (panes.get(Math.floorMod(from + i * by, panes.size())).focus().getAsBoolean()) {
                return;
            }
        }
    }
}
