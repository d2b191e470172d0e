package org.schemawright.desktop.migrate;

import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseDragEvent;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Nodes;

/** The marker of the current revision is dragged to another one, which asks the same as upgrade and downgrade do. */
final class MarkerDrag {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drag-target");

    private final MigrationsModel model;
    private final RunQuestion question;
    private boolean dragging;

    MarkerDrag(MigrationsModel model, RunQuestion question) {
        this.model = model;
        this.question = question;
    }

    /** Lets a marker be dragged. */
    void from(Label marker) {
        marker.setCursor(Cursor.OPEN_HAND);
        marker.setTooltip(new Tooltip("Drag to another revision to upgrade or downgrade to it"));
        marker.setOnDragDetected(event -> {
            if (may()) {
                dragging = true;
                marker.startFullDrag();
                marker.setCursor(Cursor.CLOSED_HAND);
                event.consume();
            }
        });
        marker.setOnMouseReleased(event -> {
            dragging = false;
            marker.setCursor(Cursor.OPEN_HAND);
        });
    }

    /**
     * Lets a line of the history take the marker.
     *
     * @param hint shows what would happen, while the marker is over the line
     */
    void to(ListCell<@Nullable HistoryRow> cell, Label hint) {
        cell.addEventHandler(MouseDragEvent.MOUSE_DRAG_ENTERED, event -> {
            String words = dragging ? words(cell) : "";
            hint.setText(words);
            show(cell, hint, !words.isEmpty());
        });
        cell.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, event -> show(cell, hint, false));
        cell.addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> {
            show(cell, hint, false);
            if (dragging) {
                dragging = false;
                drop(cell.getItem());
            }
        });
    }

    private static void show(ListCell<@Nullable HistoryRow> cell, Node hint, boolean seen) {
        cell.pseudoClassStateChanged(TARGET, seen);
        Nodes.show(hint, seen);
    }

    private boolean may() {
        return model.readOnlyReason().isEmpty() && !model.runningProperty().get();
    }

    /** What letting go here would do; empty for nothing. Below the history is base. */
    private String words(ListCell<@Nullable HistoryRow> cell) {
        HistoryRow row = cell.getItem();
        if (row == null) {
            return "";
        }
        return row.current() ? "" : row.applied() ? "Downgrade to here" : "Upgrade to here";
    }

    private void drop(@Nullable HistoryRow row) {
        if (!may() || row != null && row.current()) {
            return;
        }
        if (row == null) {
            if (!model.toDowngrade(null).isEmpty()) {
                question.down(null);
            }
        } else if (row.applied()) {
            question.down(row.id());
        } else {
            question.up(row.id());
        }
    }
}
