package org.schemawright.desktop.browse;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;

/** What is shown where there are no rows, and what can be done about it. */
final class EmptyRows extends StackPane {

    private final RowGridModel model;
    private final GridTable table;
    private final Runnable addRow;
    private Why shown = Why.NOT_EMPTY;

    private enum Why {
        NOT_EMPTY,
        FILTERED,
        NEW_TABLE,
        READ_ONLY
    }

    EmptyRows(RowGridModel model, GridTable table, Runnable addRow) {
        this.model = model;
        this.table = table;
        this.addRow = addRow;
        setPickOnBounds(false);
        getStyleClass().add("grid-empty");
        setVisible(false);
    }

    void render() {
        Why now = why();
        if (now != shown) {
            shown = now;
            getChildren().clear();
            if (now != Why.NOT_EMPTY) {
                getChildren().add(state(now));
            }
        }
        // Below the header: an empty table has columns all the same.
        setMargin(this, new Insets(table.headerHeight(), 0, 0, 0));
        setVisible(now != Why.NOT_EMPTY);
    }

    private Why why() {
        boolean none = !model.loadingProperty().get()
                && model.problemProperty().get() == null
                && model.sizeProperty().get() == 0;
        if (!none) {
            return Why.NOT_EMPTY;
        }
        if (!model.filter().shownProperty().get().isAll()) {
            return Why.FILTERED;
        }
        return model.readOnlyReasonProperty().get().isEmpty() ? Why.NEW_TABLE : Why.READ_ONLY;
    }

    private Node state(Why why) {
        return switch (why) {
            case FILTERED ->
                new EmptyState(
                        Icons.of(Feather.FILTER, 28),
                        "No rows match",
                        "The table may have rows, but none that meets every condition above.",
                        Buttons.primary("Show all rows", null, model::showAllRows));
            case NEW_TABLE ->
                new EmptyState(
                        Icons.of(Feather.INBOX, 28),
                        "No rows yet",
                        "A row you add stays pending until you review and apply it.",
                        Buttons.primary("Add row", Feather.PLUS, addRow));
            case READ_ONLY, NOT_EMPTY ->
                new EmptyState(Icons.of(Feather.INBOX, 28), "No rows", "There is nothing in it at the moment.");
        };
    }
}
