package org.schemawright.desktop.browse;

import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.NumberWords;

/** The review's tab for a row that someone else changed meanwhile; there while there is one, and then in front. */
final class ConflictTab {

    private final ReviewModel model;
    private final TabPane tabs;
    private final ConflictView view;
    private final Tab tab;
    private @Nullable ConflictModel shown;

    ConflictTab(ReviewModel model, TabPane tabs) {
        this.model = model;
        this.tabs = tabs;
        this.view = new ConflictView(model);
        this.tab = new Tab("Changed by someone else", view.node());
    }

    void render() {
        ConflictModel conflict = model.conflicts().shownProperty().get();
        int count = model.conflicts().count();
        tab.setText("Changed by someone else" + (count > 1 ? " (" + NumberWords.grouped(count) + ")" : ""));
        view.showPosition();
        if (conflict == shown) {
            return;
        }
        boolean first = shown == null;
        shown = conflict;
        view.show(conflict);
        if (conflict == null) {
            tabs.getTabs().remove(tab);
        } else if (!tabs.getTabs().contains(tab)) {
            tabs.getTabs().addFirst(tab);
        }
        if (conflict != null) {
            tabs.getSelectionModel().select(tab);
            if (first && !FocusOrder.hasKeyboard(tabs) && tabs.getScene() != null && !inList()) {
                // Until it has its skins, what is in a new tab cannot have the keyboard.
                tabs.applyCss();
                tabs.layout();
                view.focus();
            }
        }
    }

    /** Whoever goes through the list of changes by keys stays there. */
    private boolean inList() {
        return tabs.getScene() != null && tabs.getScene().getFocusOwner() instanceof ReviewList;
    }
}
