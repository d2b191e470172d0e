package org.schemawright.desktop.widget;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Ways to look at one thing, side by side; the one in use stands out, and pressing another turns to it. */
public final class Segments extends HBox {

    /** No ways yet. */
    public Segments() {
        getStyleClass().add("segments");
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
    }

    /**
     * One more way.
     *
     * @param selected whether it is the one in use
     * @param tip says more, with the key where there is one
     * @param turn turns to it; not called on the one in use
     */
    public Segments add(String words, Node icon, boolean selected, String tip, Runnable turn) {
        ToggleButton button = new ToggleButton(words, icon);
        button.setSelected(selected);
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("segment");
        button.setOnAction(event -> {
            // It tells where one is; only going elsewhere changes that.
            button.setSelected(selected);
            if (!selected) {
                turn.run();
            }
        });
        getChildren().add(button);
        return this;
    }
}
