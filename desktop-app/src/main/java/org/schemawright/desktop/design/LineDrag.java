package org.schemawright.desktop.design;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** A line of the list is dragged to another place; where it would come to stand is shown meanwhile. */
final class LineDrag {

    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

    private final ColumnMoves moves;
    private int pressed = -1;
    private @Nullable DesignLine dragged;

    LineDrag(ColumnMoves moves) {
        this.moves = moves;
    }

    /** Lets a line be dragged, and others be dropped beside it. */
    void over(TableRow<DesignLine> row) {
        // Pressing turns to the line, after which the list may show another one in this row; and it makes pending what
        // is
        // typed in the panel, after which the line may be called otherwise.
        row.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed = row.isEmpty() ? -1 : row.getIndex());
        row.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            DesignLine line = moves.at(pressed).orElse(null);
            if (event.getButton() == MouseButton.PRIMARY
                    && line != null
                    && line.column() != null
                    && moves.refusal().isEmpty()) {
                dragged = line;
                row.startFullDrag();
                event.consume();
            }
        });
        row.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragged = null);
        row.addEventHandler(MouseDragEvent.MOUSE_DRAG_OVER, event -> show(row, event));
        row.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, event -> hide(row));
        row.addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> {
            hide(row);
            DesignLine line = dragged;
            dragged = null;
            if (line != null && line != row.getItem()) {
                moves.moveTo(line, row.getItem(), isBelow(row, event));
            }
        });
    }

    private void show(TableRow<DesignLine> row, MouseDragEvent event) {
        boolean other = dragged != null && dragged != row.getItem() && row.getItem() != null;
        boolean below = isBelow(row, event);
        row.pseudoClassStateChanged(ABOVE, other && !below);
        row.pseudoClassStateChanged(BELOW, other && below);
    }

    private static void hide(TableRow<DesignLine> row) {
        row.pseudoClassStateChanged(ABOVE, false);
        row.pseudoClassStateChanged(BELOW, false);
    }

    private static boolean isBelow(TableRow<DesignLine> row, MouseDragEvent event) {
        return row.sceneToLocal(event.getSceneX(), event.getSceneY()).getY() > row.getHeight() / 2;
    }
}
