package org.schemawright.desktop.browse;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

/** A row of the grid, tinted by what is pending on it. */
final class RowNode extends TableRow<Integer> {

    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new-row");
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted-row");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current-row");

    private final RowGridModel model;
    private final RowWindow window;
    private final Consumer<RowNode> onFilled;

    /**
     * A row.
     *
     * @param onFilled told when it shows something after it stood empty
     */
    RowNode(RowGridModel model, RowWindow window, Consumer<RowNode> onFilled) {
        this.model = model;
        this.window = window;
        this.onFilled = onFilled;
    }

    @Override
    protected void updateItem(Integer item, boolean empty) {
        boolean wasEmpty = isEmpty();
        super.updateItem(item, empty);
        if (wasEmpty && !empty) {
            onFilled.accept(this);
        }
        render();
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
