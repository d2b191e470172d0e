package org.schemawright.desktop.browse;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Texts;

/** Beside the sentence that rows of a table without a key are read-only: a way to give it one. */
final class KeyOffer extends HBox {

    private final NewKey key;
    private final Hyperlink add;
    private final Label pending = Texts.muted("A key is pending.");

    private final Runnable onAdded;

    /**
     * The way to a key.
     *
     * @param onAdded told when a key became pending, and the link that had the keyboard is gone
     */
    KeyOffer(RowGridModel model, Runnable onAdded) {
        this.onAdded = onAdded;
        this.key = new NewKey(model.workspace(), model.name());
        this.add = Buttons.link("Add a key…", this::add);
        add.setId("add-key");
        add.setTooltip(new Tooltip("Makes a new column pending, numbered by the database, as primary key"));
        pending.setId("key-pending");
        pending.setTooltip(new Tooltip("Review it; once it is in the database, rows can be edited."));
        pending.setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        refresh();
    }

    /** Shows what is possible by now. */
    void refresh() {
        boolean possible = key.isPossible();
        if (possible) {
            getChildren().setAll(key.isPending() ? pending : add);
        }
        setVisible(possible);
        setManaged(possible);
    }

    private void add() {
        key.add();
        refresh();
        onAdded.run();
    }
}
