package org.schemawright.desktop.browse;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The field that lies over a cell while it is edited. */
final class CellEditor extends TextField {

    private final RowGridModel model;
    private final After after;
    private final CellAids aids;
    private final FieldAid aid = new FieldAid(this, () -> end(1, 0));
    private int position = -1;
    private GridRow row = GridRow.loading();
    private @Nullable GridColumn column;
    private String original = "";

    /** What follows when an edit has ended. */
    interface After {
        /**
         * Told when it ended.
         *
         * @param down how many rows the person wants to go down
         * @param right how many columns the person wants to go right
         */
        void ended(int down, int right);
    }

    CellEditor(RowGridModel model, After after) {
        this.model = model;
        this.after = after;
        this.aids = new CellAids(model);
        getStyleClass().add("cell-editor");
        setId("cell-editor");
        setVisible(false);
        setManaged(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        focusedProperty().addListener((p, was, is) -> {
            if (!is && isEditing()) {
                commit();
            }
        });
    }

    /** What lies below the field and helps to fill it; null where nothing does. */
    ReadOnlyObjectProperty<@Nullable CellAid> aidProperty() {
        return aid.property();
    }

    boolean isEditing() {
        return column != null;
    }

    /** Where the row stands that is edited: it may move while rows are read again. -1 where it is not at hand. */
    int position() {
        position = model.positionOf(row, position);
        return position;
    }

    @Nullable
    GridColumn column() {
        return column;
    }

    /**
     * Opens over a cell.
     *
     * @param typed what was typed to begin with, which replaces the value; null to edit the value
     */
    void open(int at, GridColumn in, @Nullable String typed) {
        position = at;
        column = in;
        row = model.row(at);
        GridCell cell = model.edits().cell(row, in);
        Object value = cell.value();
        BadValue bad = cell.typed();
        original = bad != null
                ? bad.text()
                : value == null ? "" : model.edits().text().editText(value);
        setPromptText(value == null ? "NULL" : value.equals("") ? "“”" : "");
        setAlignment(in.alignedRight() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        setAccessibleText(in.name());
        setVisible(true);
        setText(typed == null ? original : typed);
        aid.open(field -> aids.of(row, in, field), original, typed);
        requestFocus();
        if (typed == null) {
            selectAll();
        } else {
            end();
        }
    }

    /** Ends the edit and takes what was typed; a value that did not change is left alone. */
    void commit() {
        commit(false);
    }

    /** @param chosen whether what is chosen below the field goes before what was typed */
    private void commit(boolean chosen) {
        GridColumn in = column;
        CellAid help = close();
        if (in != null
                && !(chosen && help != null && help.take(getText()))
                && !getText().equals(original)) {
            model.edits().type(model.now(row), in, getText());
        }
    }

    /** What has no place in a line is taken into the cell as it is. */
    @Override
    public void paste() {
        String whole = LinePaste.unfit(this);
        GridColumn in = column;
        if (whole == null || in == null) {
            super.paste();
            return;
        }
        close();
        model.edits().type(model.now(row), in, whole);
        after.ended(0, 0);
    }

    private void cancel() {
        close();
        after.ended(0, 0);
    }

    private @Nullable CellAid close() {
        column = null;
        setVisible(false);
        return aid.close();
    }

    private void keyPressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (aid.uses(event)) {
            event.consume();
        } else if (code == KeyCode.ENTER) {
            end(event.isShiftDown() ? -1 : 1, 0);
            event.consume();
        } else if (code == KeyCode.TAB) {
            end(0, event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (code == KeyCode.ESCAPE) {
            cancel();
            event.consume();
        }
    }

    private void end(int down, int right) {
        GridColumn in = column;
        commit(true);
        boolean bad = in != null && model.edits().cell(model.now(row), in).bad() != null;
        after.ended(bad ? 0 : down, bad ? 0 : right);
    }
}
