package org.schemawright.desktop.browse;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The filter cell of a column while nobody types into it: light, since a table may have a thousand columns. */
final class FilterBox extends Label {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");

    private final GridColumn column;
    private final FilterCells cells;

    /** What stands in the filter cells, and what opens them. */
    interface FilterCells {
        String text(GridColumn column);

        /** Whether the text is not what is shown, because it was refused. */
        boolean isRefused(GridColumn column);

        void open(GridColumn column);
    }

    FilterBox(GridColumn column, FilterCells cells) {
        this.column = column;
        this.cells = cells;
        getStyleClass().add("filter-box");
        setId("filter-box-" + column.name());
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        // The header would sort, or move the column.
        addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, MouseEvent::consume);
        addEventHandler(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            event.consume();
            if (event.getButton() == MouseButton.PRIMARY) {
                cells.open(column);
            }
        });
        render();
    }

    void render() {
        String text = cells.text(column);
        setText(text);
        pseudoClassStateChanged(FILLED, !text.isEmpty());
        pseudoClassStateChanged(BAD, cells.isRefused(column));
        setAccessibleText("Filter of " + column.name() + ": " + (text.isEmpty() ? "none" : text));
    }
}
