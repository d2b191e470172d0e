package org.schemawright.desktop.tour;

import java.util.Optional;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/** Uses the grid by its keys: F2, typing and Enter. */
final class GridHands {

    private static final String GRID = "#row-grid";
    private static final String EDITOR = "#cell-editor";

    private final Hands hands;

    GridHands(Hands hands) {
        this.hands = hands;
    }

    /** Types a value into a cell. */
    void type(int row, String column, String value) throws InterruptedException {
        begin(row, column);
        hands.type(EDITOR, value);
        hands.key(EDITOR, KeyCode.ENTER);
    }

    /** Begins to edit a cell. */
    void begin(int row, String column) throws InterruptedException {
        select(row, column);
        hands.key(GRID, KeyCode.F2);
    }

    /** Marks a row as deleted. */
    void delete(int row) throws InterruptedException {
        select(row, "");
        hands.press("#delete-rows");
    }

    /** Puts back the value of the cell that is selected. */
    void putBack(int row, String column) throws InterruptedException {
        select(row, column);
        hands.key(GRID, KeyCode.ESCAPE);
    }

    /** The position of the row that is selected. */
    int selectedRow() throws InterruptedException {
        return table().getSelectionModel().getSelectedIndex();
    }

    /** Goes to a cell; to the first where no column has that name. */
    void select(int row, String column) throws InterruptedException {
        TableView<Object> table = table();
        hands.act(() -> {
            TableColumn<Object, ?> found =
                    named(table, column).orElse(table.getColumns().get(1));
            table.getSelectionModel().clearAndSelect(row, found);
            table.getFocusModel().focus(row, found);
            // The first column stands beside the gutter.
            boolean first = table.getColumns().indexOf(found) <= 1;
            table.scrollToColumn(first ? table.getColumns().getFirst() : found);
            table.requestFocus();
        });
    }

    private static Optional<TableColumn<Object, ?>> named(TableView<Object> table, String column) {
        return table.getColumns().stream()
                .filter(c -> ("column-" + column).equals(c.getId()))
                .findFirst();
    }

    @SuppressWarnings("unchecked") // the tour asks only for positions, whatever the rows are
    private TableView<Object> table() throws InterruptedException {
        return (TableView<Object>) hands.waitFor(GRID);
    }
}
