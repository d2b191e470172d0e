package org.schemawright.desktop.browse;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.widget.Shortcut;

/**
 * A field of the row panel: the column's name, its value to edit, and below it what is pending or wrong. What helps to
 * fill a cell of the grid helps here too, once one types or presses Down.
 */
final class RowField extends HBox {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass FIXED = PseudoClass.getPseudoClass("fixed");

    private static final int LONGEST_NOTE = 80;

    static final Shortcut OPEN = Shortcut.of(
            "Choose for a field of the row panel",
            new KeyCodeCombination(KeyCode.DOWN),
            new KeyCodeCombination(KeyCode.F2));

    static final Shortcut SET_NULL = Shortcut.of(
            "Set a field of the row panel to NULL", new KeyCodeCombination(KeyCode.DELETE, KeyCombination.ALT_DOWN));
    static final Shortcut SET_EMPTY = Shortcut.of(
            "Set a field of the row panel to empty text",
            new KeyCodeCombination(KeyCode.DELETE, KeyCombination.ALT_DOWN, KeyCombination.SHIFT_DOWN));

    private final RowPanelModel model;
    private final GridColumn column;
    private final Helpers helpers;
    private final TextField field = new TextField() {
        @Override
        public void paste() {
            String whole = LinePaste.unfit(this);
            if (whole == null) {
                super.paste();
            } else {
                takeWhole(whole);
            }
        }
    };
    private final FieldAid aid = new FieldAid(field, this::take);
    private final Label note = new Label();
    private String original = "";
    private @Nullable GridRow row;
    private boolean roomy;
    private boolean filling;

    /** What a field makes use of. */
    interface Helpers {
        /** The help for a cell; null where typing is all there is to it. */
        @Nullable
        CellAid aid(GridRow row, GridColumn column, CellAid.Field door);

        /** Shows it at a field; nothing when it is null. */
        void show(TextField at, @Nullable CellAid aid);

        /** Opens the cell of the current row where a large value has room. */
        void openWithRoom(GridColumn column);
    }

    RowField(RowPanelModel model, GridColumn column, Helpers helpers) {
        this.model = model;
        this.column = column;
        this.helpers = helpers;
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
                commit(false);
            }
        });
        field.setOnAction(event -> take());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.setOnMouseClicked(event -> {
            if (roomy) {
                helpers.openWithRoom(column);
            } else if (column.reference() != null) {
                openAid(null);
            }
        });
        field.textProperty().addListener((p, before, now) -> {
            if (field.isFocused() && !filling) {
                openAid(now);
            }
        });
        aid.property().addListener((p, before, now) -> helpers.show(field, now));
    }

    private void pressed(KeyEvent event) {
        boolean opens = OPEN.matches(event);
        if (aid.uses(event)) {
            event.consume();
        } else if (roomy && (opens || event.getCode() == KeyCode.ENTER)) {
            helpers.openWithRoom(column);
            event.consume();
        } else if (opens) {
            openAid(null);
            event.consume();
        } else if (SET_NULL.matches(event) || SET_EMPTY.matches(event)) {
            empty(SET_NULL.matches(event));
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            boolean wasOpen = aid.close() != null;
            boolean typed = !field.getText().equals(original);
            fill(original);
            if (row != null && !wasOpen && !typed) {
                model.putBack(row, column);
            }
            begin();
            event.consume();
        }
    }

    private void empty(boolean toNull) {
        aid.close();
        if (row != null) {
            model.empty(row, column, toNull);
        }
        begin();
        render();
    }

    private void openAid(@Nullable String typed) {
        GridRow now = row;
        if (now != null && field.isEditable() && !aid.isOpen()) {
            aid.open(door -> helpers.aid(now, column, door), original, typed);
        }
    }

    /** Shows what the row has now; leaves alone what is being typed. */
    void render() {
        GridCell cell = model.cell(column);
        BadValue bad = cell.bad();
        // Of a large value only the beginning is here, and a line has no place for line breaks.
        roomy = LargeCellModel.suits(column, cell);
        boolean takesEdits = model.editable(column);
        boolean editable = takesEdits && !roomy;
        field.setEditable(editable);
        field.setFocusTraversable(editable || roomy);
        String why = model.whyFixed(column);
        field.setTooltip(why.isEmpty() ? null : new Tooltip(why));
        field.setAccessibleHelp(roomy ? ("Enter opens it with more room. " + why).strip() : why);
        field.pseudoClassStateChanged(FIXED, !takesEdits);
        field.pseudoClassStateChanged(CHANGED, cell.changed() && bad == null);
        field.pseudoClassStateChanged(BAD, bad != null);
        Object value = cell.value();
        field.setPromptText(
                cell.kind() == GridCell.Kind.GIVEN_BY_DATABASE
                        ? "given by the database"
                        : value == null ? "NULL" : value.equals("") ? "“”" : "");
        if (!field.isFocused() || field.getText().equals(original)) {
            row = model.row().orElse(null);
            fill(field.isFocused() && !roomy ? editText(cell) : shown(cell));
        }
        String words = bad != null ? bad.sentence() : cell.changed() ? "was " + shortValue(cell.before()) : "";
        note.setText(words);
        note.pseudoClassStateChanged(BAD, bad != null);
        Nodes.show(note, !words.isEmpty());
    }

    private void begin() {
        row = model.row().orElse(null);
        GridCell cell = model.cell(column);
        fill(roomy ? shown(cell) : editText(cell));
        field.selectAll();
    }

    /** The field leaves out what has no place in a line: what it has then is what nobody typed. */
    private void fill(String text) {
        filling = true;
        field.setText(text);
        filling = false;
        original = field.getText();
    }

    /** Takes what is chosen below the field or typed into it, and goes on with what the field has then. */
    private void take() {
        commit(true);
        begin();
    }

    /** What has no place in a line is taken as it is. */
    private void takeWhole(String whole) {
        aid.close();
        if (row != null) {
            model.type(row, column, whole);
        }
        begin();
        render();
    }

    /** @param chosen whether what is chosen below the field goes before what was typed */
    private void commit(boolean chosen) {
        String typed = field.getText();
        CellAid help = aid.close();
        boolean changed = !typed.equals(original);
        original = typed;
        boolean taken = chosen && help != null && help.take(typed);
        if (row != null && changed && !taken && field.isEditable()) {
            model.type(row, column, typed);
        }
        render();
    }

    private String editText(GridCell cell) {
        BadValue bad = cell.typed();
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
        if (cell.typed() != null || value == null) {
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
