package org.schemawright.desktop.widget;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Says what an empty place is for, and offers the next step. */
public final class EmptyState extends VBox {

    /**
     * An empty place.
     *
     * @param icon a picture of 20 or 28 px
     * @param title what is not there yet, short
     * @param text what this place is for, one or two sentences; may be empty
     * @param actions the next steps; may be none
     */
    public EmptyState(Node icon, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        StackPane tile = new StackPane(icon);
        tile.getStyleClass().add("empty-icon");
        Label heading = Texts.sectionTitle(title);
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMaxWidth(440);
        words.setAlignment(Pos.CENTER);
        words.getStyleClass().add("empty-text");
        words.setManaged(!text.isEmpty());
        getChildren().addAll(tile, heading, words);
        if (actions.length > 0) {
            HBox row = new HBox(actions);
            row.getStyleClass().add("empty-actions");
            getChildren().add(row);
        }
    }
}
