package org.schemawright.desktop.browse;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of the grid while no cell is being edited. */
final class GridKeys {

    static final KeyCombination ADD = new KeyCodeCombination(KeyCode.INSERT);
    static final KeyCombination DUPLICATE = shortcut(KeyCode.D);
    static final KeyCombination DELETE_ROWS = shortcut(KeyCode.DELETE);
    static final KeyCombination SET_NULL = new KeyCodeCombination(KeyCode.DELETE);
    static final KeyCombination COPY = shortcut(KeyCode.C);
    static final KeyCombination PASTE = shortcut(KeyCode.V);
    static final KeyCombination FOLLOW = shortcut(KeyCode.ENTER);
    static final KeyCombination EDIT = new KeyCodeCombination(KeyCode.F2);
    static final KeyCombination PUT_BACK = new KeyCodeCombination(KeyCode.ESCAPE);
    static final KeyCombination RELOAD = new KeyCodeCombination(KeyCode.F5);

    /** Past this many rows, selecting all would stall the window. */
    private static final int SELECTABLE_ROWS = 20_000;

    private final RowGridModel model;
    private final GridTable table;
    private final GridCommands commands;
    private final Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();

    GridKeys(RowGridModel model, GridTable table, GridCommands commands) {
        this.model = model;
        this.table = table;
        this.commands = commands;
        keys.put(EDIT, () -> commands.edit(null));
        keys.put(new KeyCodeCombination(KeyCode.ENTER), () -> commands.edit(null));
        keys.put(new KeyCodeCombination(KeyCode.BACK_SPACE), () -> commands.edit(""));
        keys.put(new KeyCodeCombination(KeyCode.TAB), () -> table.move(0, 1));
        keys.put(new KeyCodeCombination(KeyCode.TAB, KeyCombination.SHIFT_DOWN), () -> table.move(0, -1));
        keys.put(ADD, commands::addRow);
        keys.put(DUPLICATE, commands::duplicateRow);
        keys.put(DELETE_ROWS, commands::deleteRows);
        keys.put(shortcut(KeyCode.BACK_SPACE), commands::deleteRows);
        keys.put(SET_NULL, commands::setNull);
        keys.put(PUT_BACK, commands::escape);
        keys.put(COPY, commands::copy);
        keys.put(PASTE, commands::paste);
        keys.put(FOLLOW, commands::follow);
        keys.put(RELOAD, model::reload);
        keys.put(shortcut(KeyCode.Z), commands::undo);
        keys.put(shortcut(KeyCode.Y), commands::redo);
        keys.put(
                new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                commands::redo);
        keys.put(shortcut(KeyCode.HOME), () -> table.goTo(0, table.currentColumn()));
        keys.put(shortcut(KeyCode.END), () -> table.goTo(model.sizeProperty().get() - 1, table.currentColumn()));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void pressed(KeyEvent event) {
        if (shortcut(KeyCode.A).match(event) && model.sizeProperty().get() > SELECTABLE_ROWS) {
            event.consume();
            return;
        }
        for (Map.Entry<KeyCombination, Runnable> key : keys.entrySet()) {
            if (key.getKey().match(event)) {
                key.getValue().run();
                event.consume();
                return;
            }
        }
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
