package org.schemawright.desktop.browse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.schemawright.desktop.widget.Shortcut;

/** The keys of the grid while no cell is being edited. */
final class GridKeys {

    static final Shortcut EDIT = Shortcut.of("Edit the cell", key(KeyCode.F2), key(KeyCode.ENTER));
    static final Shortcut REPLACE = Shortcut.of("Empty the cell and edit it", key(KeyCode.BACK_SPACE));
    static final Shortcut EDIT_LARGE =
            Shortcut.of("Open the cell with more room", key(KeyCode.F2, KeyCombination.SHIFT_DOWN));
    static final Shortcut SET_NULL = Shortcut.of("Set to NULL", key(KeyCode.DELETE));
    static final Shortcut SET_EMPTY = Shortcut.of("Set to empty text", key(KeyCode.DELETE, KeyCombination.SHIFT_DOWN));
    static final Shortcut PUT_BACK = Shortcut.of("Put the cell back", key(KeyCode.ESCAPE));
    static final Shortcut CORRECT = Shortcut.of("Correct a refused value", key(KeyCode.ENTER, KeyCombination.ALT_DOWN));
    static final Shortcut FOLLOW = Shortcut.of("Open the row it points to", shortcut(KeyCode.ENTER));
    static final Shortcut SORT =
            Shortcut.of("Sort by this column", key(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
    static final Shortcut ADD = Shortcut.of("Add row", key(KeyCode.INSERT));
    static final Shortcut DUPLICATE = Shortcut.of("Duplicate row; fill selected rows down", shortcut(KeyCode.D));
    static final Shortcut DELETE_ROWS =
            Shortcut.of("Delete the selected rows", shortcut(KeyCode.DELETE), shortcut(KeyCode.BACK_SPACE));
    static final Shortcut COPY = Shortcut.of("Copy", shortcut(KeyCode.C));
    static final Shortcut PASTE = Shortcut.of("Paste", shortcut(KeyCode.V));
    static final Shortcut RELOAD = Shortcut.of("Read the rows again", key(KeyCode.F5));
    private static final Shortcut UNDO = Shortcut.of("Undo", shortcut(KeyCode.Z));
    private static final Shortcut REDO = Shortcut.of(
            "Redo", shortcut(KeyCode.Y), key(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));

    private final GridTable table;
    private final GridCommands commands;
    private final Map<Shortcut, Runnable> keys = new LinkedHashMap<>();

    GridKeys(RowGridModel model, GridTable table, GridCommands commands) {
        this.table = table;
        this.commands = commands;
        keys.put(EDIT, () -> commands.edit(null));
        keys.put(REPLACE, () -> commands.edit(""));
        keys.put(EDIT_LARGE, commands::editLarge);
        keys.put(SET_NULL, commands::setNull);
        keys.put(SET_EMPTY, commands::setEmptyText);
        keys.put(PUT_BACK, commands::escape);
        keys.put(CORRECT, commands::correct);
        keys.putAll(new StepKeys(table).keys());
        keys.put(FOLLOW, commands::follow);
        keys.put(SORT, () -> commands.sort(false));
        keys.put(ADD, commands::addRow);
        keys.put(DUPLICATE, commands::fillOrDuplicate);
        keys.put(DELETE_ROWS, commands::deleteRows);
        keys.put(COPY, commands::copy);
        keys.put(PASTE, commands::paste);
        keys.put(RELOAD, model::reload);
        keys.put(UNDO, commands::undo);
        keys.put(REDO, commands::redo);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    /** What the keys of the grid do, but for undo and redo, which the whole window has. */
    static List<Shortcut> all() {
        return List.of(
                EDIT,
                REPLACE,
                EDIT_LARGE,
                LargeCellView.TAKE,
                CalendarAid.NOW,
                SET_NULL,
                SET_EMPTY,
                PUT_BACK,
                CORRECT,
                StepKeys.NEXT,
                StepKeys.BEFORE,
                StepKeys.FIRST_ROW,
                StepKeys.LAST_ROW,
                StepKeys.FIRST_COLUMN,
                StepKeys.LAST_COLUMN,
                StepKeys.PAGE_DOWN,
                StepKeys.PAGE_UP,
                StepKeys.EXTEND,
                StepKeys.ALL,
                FOLLOW,
                SORT,
                ADD,
                DUPLICATE,
                DELETE_ROWS,
                COPY,
                PASTE,
                RELOAD);
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return key(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void pressed(KeyEvent event) {
        Shortcut.run(keys, event);
    }

    private void typed(KeyEvent event) {
        String character = event.getCharacter();
        boolean plain = !event.isControlDown() && !event.isMetaDown() && (!event.isAltDown() || event.isControlDown());
        if (!plain || character.isEmpty() || character.charAt(0) < ' ' || character.charAt(0) == 0x7f) {
            return;
        }
        GridColumn column = table.currentColumn();
        if (character.equals(" ") && column != null && column.isBoolean()) {
            commands.toggle();
        } else {
            commands.edit(character);
        }
        event.consume();
    }
}
