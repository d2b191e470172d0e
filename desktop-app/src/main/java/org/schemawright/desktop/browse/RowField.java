package org.schemawright.desktop.browse;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.widget.ShortText;

/** A field of the row panel: the column's name, its value to edit, and below it what is pending or wrong. */
final class RowField extends HBox {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass FIXED = PseudoClass.getPseudoClass("fixed");

    private static final int LONGEST_NOTE = 80;

    private final RowPanelModel model;
    private final GridColumn column;
    private final TextField field = new TextField();
    private final Label note = new Label();
    private String original = "";
    private @Nullable GridRow row;

    RowField(RowPanelModel model, GridColumn column) {
        this.model = model;
        this.column = column;
        getStyleClass().add("row-field");
        Label name = new Label(column.name());
        name.getStyleClass().add("row-field-name");
        name.setTooltip(
                new Tooltip(column.name() + ", " + column.column().type().words()));
        name.setLabelFor(field);
        field.setId("field-" + column.name());
        field.setAccessibleText(column.name());
        note.getStyleClass().add("row-field-note");
        note.setWrapText(true);
        VBox value = new VBox(3, field, note);
        HBox.setHgrow(value, Priority.ALWAYS);
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(name, value);
        field.focusedProperty().addListener((p, was, is) -> {
            if (is) {
                begin();
            } else {
                commit();
            }
        });
        field.setOnAction(event -> {
            commit();
            begin();
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(original);
                if (row != null) {
                    model.putBack(row, column);
                }
                begin();
                event.consume();
            }
        });
    }

    /** Shows what the row has now; leaves alone what is being typed. */
    void render() {
        GridCell cell = model.cell(column);
        BadValue bad = cell.bad();
        // Of a large value only the beginning is here: it is edited where all of it is.
        boolean editable = model.editable(column) && (bad != null || !(cell.value() instanceof LargeValue));
        field.setEditable(editable);
        field.setFocusTraversable(editable);
        field.pseudoClassStateChanged(FIXED, !editable);
        field.pseudoClassStateChanged(CHANGED, cell.changed() && bad == null);
        field.pseudoClassStateChanged(BAD, bad != null);
        Object value = cell.value();
        field.setPromptText(
                cell.kind() == GridCell.Kind.GIVEN_BY_DATABASE
                        ? "given by the database"
                        : value == null ? "NULL" : value.equals("") ? "“”" : "");
        if (!field.isFocused() || field.getText().equals(original)) {
            row = model.row().orElse(null);
            original = editText(cell);
            field.setText(field.isFocused() ? original : shown(cell));
        }
        String words = bad != null ? bad.sentence() : cell.changed() ? "was " + shortValue(cell.before()) : "";
        note.setText(words);
        note.pseudoClassStateChanged(BAD, bad != null);
        note.setVisible(!words.isEmpty());
        note.setManaged(!words.isEmpty());
    }

    private void begin() {
        row = model.row().orElse(null);
        original = editText(model.cell(column));
        field.setText(original);
        field.selectAll();
    }

    private void commit() {
        String typed = field.getText();
        if (row != null && !typed.equals(original)) {
            original = typed;
            model.type(row, column, typed);
        }
        render();
    }

    private String editText(GridCell cell) {
        BadValue bad = cell.bad();
        Object value = cell.value();
        if (bad == null && value instanceof LargeValue) {
            return model.grid().edits().text().shown(column, value);
        }
        return bad != null
                ? bad.text()
                : value == null ? "" : model.grid().edits().text().editText(value);
    }

    private String shown(GridCell cell) {
        Object value = cell.value();
        if (cell.bad() != null || value == null) {
            return editText(cell);
        }
        String label = model.grid().label(column, value);
        String text = model.grid().edits().text().shown(column, value);
        return label == null ? text : text + " · " + label;
    }

    private String shortValue(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        String text = model.grid().edits().text().shown(column, value);
        return text.isEmpty() ? "empty" : ShortText.of(text, LONGEST_NOTE);
    }
}
