package org.schemawright.desktop.widget;

import javafx.geometry.Insets;
import javafx.scene.Cursor;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A hairline that is easy to grab: makes the region beside it wider or narrower. */
public final class ResizeHandle extends Region {

    private final Region target;
    private final int direction;
    private final double least;
    private final double most;
    private double startX;
    private double startWidth;

    /**
     * A handle.
     *
     * @param target what is resized, by its preferred width
     * @param targetIsLeft whether it stands left of the handle
     * @param least the smallest width in px
     * @param most the largest width in px
     */
    public ResizeHandle(Region target, boolean targetIsLeft, double least, double most) {
        this.target = target;
        this.direction = targetIsLeft ? 1 : -1;
        this.least = least;
        this.most = most;
        getStyleClass().add("resize-handle");
        setCursor(Cursor.H_RESIZE);
        // One pixel of its width is a place of its own; the rest lies above the neighbours, easy to grab.
        setViewOrder(-1);
        HBox.setMargin(this, new Insets(0, -3, 0, -3));
        target.setMinWidth(USE_PREF_SIZE);
        target.setMaxWidth(USE_PREF_SIZE);
        visibleProperty().bind(target.visibleProperty());
        managedProperty().bind(target.managedProperty());
        setOnMousePressed(event -> {
            startX = event.getScreenX();
            startWidth = target.getWidth();
        });
        setOnMouseDragged(event -> resize(startWidth + direction * (event.getScreenX() - startX)));
    }

    private void resize(double width) {
        target.setPrefWidth(Math.clamp(width, least, most));
    }
}
