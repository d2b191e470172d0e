package org.schemawright.desktop.browse;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.widget.FocusOrder;

/** Where the card of a large cell lies over the grid. Whoever goes elsewhere has set the value, as with any cell. */
final class LargeCells extends StackPane {

    private final RowGridModel model;
    private final GridTable table;
    private final @Nullable FileDialogs files;
    private final Runnable onClosed;
    private final ChangeListener<@Nullable Node> onFocus = (p, before, now) -> focusMoved(now);
    private @Nullable LargeCellView shown;
    private @Nullable Scene followed;

    LargeCells(RowGridModel model, GridTable table, @Nullable FileDialogs files, Runnable onClosed) {
        this.model = model;
        this.table = table;
        this.files = files;
        this.onClosed = onClosed;
        getStyleClass().add("large-cells");
        setPickOnBounds(false);
        setVisible(false);
    }

    /** Whether the current cell is better seen with more room. */
    boolean suits() {
        GridColumn column = table.currentColumn();
        int position = table.currentPosition();
        return column != null
                && position >= 0
                && column.reference() == null
                && LargeCellModel.suits(column, model.cell(position, column));
    }

    /** Opens the current cell. */
    void open() {
        GridColumn column = table.currentColumn();
        int position = table.currentPosition();
        if (column == null || position < 0 || model.row(position).state() == GridRow.State.LOADING) {
            return;
        }
        take();
        LargeCellView card = new LargeCellView(
                new LargeCellModel(model, model.row(position), column),
                model.workspace().lookups(),
                files,
                this::closed);
        shown = card;
        setVisible(true);
        getChildren().setAll(card);
        card.focus();
        followed = getScene();
        if (followed != null) {
            followed.focusOwnerProperty().addListener(onFocus);
        }
    }

    /** Takes what is in the card, where one is open. */
    void take() {
        LargeCellView card = shown;
        if (card != null) {
            card.take();
        }
    }

    private void focusMoved(@Nullable Node now) {
        LargeCellView card = shown;
        if (card != null && now != null && !FocusOrder.hasKeyboard(card)) {
            shown = null;
            card.take();
        }
    }

    private void closed() {
        boolean byItself = shown != null;
        shown = null;
        if (followed != null) {
            followed.focusOwnerProperty().removeListener(onFocus);
            followed = null;
        }
        setVisible(false);
        getChildren().clear();
        if (byItself) {
            onClosed.run();
        }
    }
}
