package org.schemawright.desktop.widget;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;

/** Technical text that is folded away until its link is followed. */
public final class FoldedDetails {

    private final Hyperlink link = new Hyperlink("Show details");
    private final TextArea area;

    /** Details that unfold at the end of a pane. */
    public FoldedDetails(String details, Pane into) {
        area = new TextArea(details);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(Math.clamp(details.lines().count(), 2, 8));
        area.setAccessibleText("Details");
        area.getStyleClass().add("notice-details");
        link.getStyleClass().add("notice-details-link");
        link.setOnAction(event -> {
            boolean open = into.getChildren().remove(area);
            if (!open) {
                into.getChildren().add(area);
            }
            link.setText(open ? "Show details" : "Hide details");
        });
    }

    /** Folds and unfolds them. */
    public Hyperlink link() {
        return link;
    }
}
