package org.schemawright.desktop.browse;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Nodes;

/** Lies over the table and keeps the cell editor and the bubble at their cells, however the table scrolls. */
final class GridOverlay extends Pane {

    private static final double GAP = 1;

    private final RowGridModel model;
    private final GridTable table;
    private final CellEditor editor;
    private final BadValueBubble bubble;
    private final Label why = new Label();

    GridOverlay(RowGridModel model, GridTable table, CellEditor editor, BadValueBubble bubble) {
        this.model = model;
        this.table = table;
        this.editor = editor;
        this.bubble = bubble;
        setPickOnBounds(false);
        why.getStyleClass().add("fixed-reason");
        why.setId("fixed-reason");
        why.setWrapText(true);
        why.setMaxWidth(420);
        Nodes.show(why, false);
        getChildren().addAll(editor, bubble, why);
        editor.aidProperty().addListener((p, before, now) -> showAid(before, now));
    }

    /** Says something about the current cell below it, until another one is the current. */
    void say(String words) {
        why.setText(words);
        why.setVisible(!words.isEmpty());
        requestLayout();
    }

    /** Shows or hides the bubble for the current cell. */
    void followCurrentCell() {
        why.setVisible(false);
        GridColumn column = table.currentColumn();
        int position = table.currentPosition();
        BadValue bad = column == null || position < 0
                ? null
                : model.cell(position, column).bad();
        if (bad == null || column == null || editor.isEditing()) {
            bubble.hide();
        } else {
            bubble.show(position, column, bad);
        }
        requestLayout();
    }

    private void showAid(@Nullable CellAid before, @Nullable CellAid now) {
        if (before != null) {
            getChildren().remove(before.node());
        }
        if (now != null) {
            now.node().setManaged(false);
            getChildren().add(now.node());
        }
    }

    @Override
    protected void layoutChildren() {
        if (editor.isEditing()) {
            Bounds cell = boundsOf(editor.position(), editor.column());
            editor.setOpacity(cell == null ? 0 : 1);
            if (cell != null) {
                double width = Math.min(Math.max(cell.getWidth(), 120), Math.max(120, getWidth() - cell.getMinX()));
                double x = Math.max(0, Math.min(cell.getMinX(), getWidth() - width));
                editor.resizeRelocate(x - 1, cell.getMinY() - 1, width + 1, cell.getHeight() + 1);
            }
            placeAid(cell);
        }
        placeBubble(bubble);
        placeBubble(why);
    }

    /** Below the cell, or above it where there is more room. */
    private void placeAid(@Nullable Bounds cell) {
        CellAid aid = editor.aidProperty().get();
        if (aid == null) {
            return;
        }
        Region node = aid.node();
        node.setVisible(cell != null);
        if (cell != null) {
            AidLayer.place(this, node, cell);
        }
    }

    private void placeBubble(Region bubble) {
        Bounds cell = bubble.isVisible() ? boundsOf(table.currentPosition(), table.currentColumn()) : null;
        bubble.setOpacity(cell == null ? 0 : 1);
        if (cell != null) {
            placeBubble(bubble, cell);
        }
    }

    private void placeBubble(Region bubble, Bounds cell) {
        double width = Math.min(bubble.prefWidth(-1), getWidth() - 8);
        double height = bubble.prefHeight(width);
        double x = cell.getMaxX() - width < 4 ? Math.max(4, cell.getMinX()) : cell.getMaxX() - width;
        double below = cell.getMaxY() + GAP;
        double y = below + height > getHeight() ? cell.getMinY() - height - GAP : below;
        bubble.resizeRelocate(Math.rint(Math.min(x, Math.max(4, getWidth() - width - 4))), Math.rint(y), width, height);
    }

    private @Nullable Bounds boundsOf(int position, @Nullable GridColumn column) {
        if (column == null) {
            return null;
        }
        Optional<ValueCell> cell = table.cellAt(position, column);
        return cell.map(c -> sceneToLocal(c.localToScene(c.getLayoutBounds()))).orElse(null);
    }
}
