package org.schemawright.desktop.browse;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;

/** The scroll bar of all rows: lies over that of the table, which knows only its window. Tells the row while it is dragged. */
final class WindowBar extends Pane {

    private static final double WIDTH = 10;
    private static final double SHORTEST_THUMB = 28;

    private final GridTable table;
    private final TableWindow window;
    private final ScrollBar bar = new ScrollBar();
    private final Label row = new Label();
    private boolean following;

    WindowBar(GridTable table) {
        this.table = table;
        this.window = table.window();
        setId("row-scroll-bar");
        setPickOnBounds(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.getStyleClass().add("window-bar");
        bar.setManaged(false);
        bar.setUnitIncrement(1);
        bar.setAccessibleText("Rows");
        bar.setFocusTraversable(false);
        row.getStyleClass().add("row-number-tip");
        Nodes.show(row, false);
        row.setMouseTransparent(true);
        getChildren().addAll(bar, row);
        window.topProperty().addListener((p, old, now) -> follow());
        bar.valueProperty().addListener((p, old, now) -> {
            if (!following) {
                window.show(now.doubleValue());
                tell();
            }
        });
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> row.setVisible(false));
    }

    /** Shows where the table is scrolled to. */
    void follow() {
        double all = window.rows().total();
        double inSight = window.inSight();
        boolean needed = all > inSight;
        following = true;
        bar.setVisible(needed);
        if (needed) {
            bar.setMax(all - inSight);
            // The theme would let the thumb of a long table shrink to nothing.
            double thumb = Math.max(inSight / all, SHORTEST_THUMB / Math.max(SHORTEST_THUMB, bar.getHeight()));
            bar.setVisibleAmount(bar.getMax() * thumb);
            bar.setBlockIncrement(Math.max(1, inSight - 1));
            bar.setValue(Math.clamp(window.topProperty().get(), 0, bar.getMax()));
        }
        following = false;
    }

    private void tell() {
        Node thumb = bar.lookup(".thumb");
        boolean dragged = thumb != null && thumb.isPressed();
        row.setVisible(dragged);
        if (dragged) {
            row.setText("Row " + NumberWords.grouped((long) bar.getValue() + 1));
            placeRow();
        }
    }

    private void placeRow() {
        row.autosize();
        double thumb = bar.getHeight() * bar.getVisibleAmount() / bar.getMax();
        double middle = bar.getLayoutY() + thumb / 2 + (bar.getHeight() - thumb) * bar.getValue() / bar.getMax();
        row.relocate(
                Math.rint(getWidth() - WIDTH - row.getWidth() - 8),
                Math.rint(Math.clamp(middle - row.getHeight() / 2, 0, Math.max(0, getHeight() - row.getHeight()))));
    }

    @Override
    protected void layoutChildren() {
        double top = table.headerHeight();
        bar.resizeRelocate(
                getWidth() - WIDTH, top, WIDTH, Math.max(0, table.sideways().bottom() - top));
        follow();
    }
}
