package org.schemawright.desktop.browse;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableRow;

/** A row of the grid, tinted by what is pending on it. */
final class RowNode extends TableRow<Integer> {

    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new-row");
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted-row");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current-row");

    private final RowGridModel model;
    private final RowWindow window;

    RowNode(RowGridModel model, RowWindow window) {
        this.model = model;
        this.window = window;
    }

    @Override
    protected void updateItem(Integer item, boolean empty) {
        boolean wasEmpty = isEmpty();
        super.updateItem(item, empty);
        if (wasEmpty && !empty) {
            fillCells();
        }
        render();
    }

    /**
     * A row that stood empty below the last one keeps its index when rows come, and a cell whose index and value stay does
     * not look again: the values of this table are looked up, to the cell they are nothing before and after.
     */
    private void fillCells() {
        for (Node child : getChildrenUnmodifiable()) {
            if (child instanceof IndexedCell<?> cell && cell.isEmpty()) {
                cell.updateIndex(-1);
                cell.updateIndex(getIndex());
            }
        }
    }

    /** The position it shows; -1 where it shows none. */
    int position() {
        return window.positionAt(getIndex());
    }

    /** Shows the state it has now. */
    void render() {
        int position = window.positionAt(getIndex());
        boolean filled =
                !isEmpty() && position >= 0 && position < model.sizeProperty().get();
        GridRow.State state = filled ? model.row(position).state() : GridRow.State.PLAIN;
        pseudoClassStateChanged(NEW, state == GridRow.State.NEW);
        pseudoClassStateChanged(DELETED, state == GridRow.State.DELETED);
        pseudoClassStateChanged(
                CURRENT, filled && position == model.currentProperty().get());
    }
}
