package org.schemawright.desktop.browse;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Lies over a part of the window and shows what helps to fill one of its fields, at that field. */
final class AidLayer extends Pane {

    private static final double GAP = 1;

    private @Nullable Node at;

    AidLayer() {
        setPickOnBounds(false);
    }

    /** Shows what helps to fill a field, or nothing when it is null. */
    void show(Node field, @Nullable CellAid aid) {
        getChildren().clear();
        at = null;
        if (aid != null) {
            at = field;
            aid.node().setManaged(false);
            getChildren().add(aid.node());
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        Node field = at;
        if (field != null && field.getScene() != null && getChildren().getFirst() instanceof Region node) {
            place(this, node, sceneToLocal(field.localToScene(field.getLayoutBounds())));
        }
    }

    /** Lays a node below a place in a pane, or above it where there is more room. */
    static void place(Pane pane, Region node, Bounds place) {
        double width = Math.min(Math.max(node.prefWidth(-1), place.getWidth()), pane.getWidth());
        double below = pane.getHeight() - place.getMaxY() - GAP;
        double above = place.getMinY() - GAP;
        double wanted = node.prefHeight(width);
        boolean fits = wanted <= below || below >= above;
        double height = Math.min(wanted, fits ? below : above);
        double x = Math.clamp(place.getMinX() - 1, 0, Math.max(0, pane.getWidth() - width));
        node.resizeRelocate(Math.rint(x), Math.rint(fits ? place.getMaxY() + GAP : above - height), width, height);
    }
}
