package org.schemawright.desktop.migrate;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Parts of the cards that ask about revisions. */
final class CardParts {

    private CardParts() {}

    /** What may be long: as high as it is while the window has room, and only then with a scroll bar. */
    static ScrollPane scroll(Region body) {
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("run-card-scroll");
        scroll.setFocusTraversable(false);
        // Only when it is laid out is it known how many lines its words take.
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        scroll.setMinHeight(60);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }
}
