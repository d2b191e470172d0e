package org.schemawright.desktop.browse;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.schemawright.desktop.widget.Shortcut;

/** The keys that go from cell to cell and select what lies between: over all rows, where the table's own know its window. */
final class StepKeys {

    static final Shortcut NEXT = Shortcut.of("Go to the next cell", key(KeyCode.TAB));
    static final Shortcut BEFORE = Shortcut.of("Go to the cell before", shift(KeyCode.TAB));
    static final Shortcut FIRST_ROW = Shortcut.of("Go to the first row", shortcut(KeyCode.HOME));
    static final Shortcut LAST_ROW = Shortcut.of("Go to the last row", shortcut(KeyCode.END));
    static final Shortcut FIRST_COLUMN = Shortcut.of("Go to the first column", key(KeyCode.HOME));
    static final Shortcut LAST_COLUMN = Shortcut.of("Go to the last column", key(KeyCode.END));
    static final Shortcut PAGE_DOWN = Shortcut.of("Go a page down", key(KeyCode.PAGE_DOWN));
    static final Shortcut PAGE_UP = Shortcut.of("Go a page up", key(KeyCode.PAGE_UP));
    static final Shortcut EXTEND =
            Shortcut.of("Select down; so with every key that moves", shift(KeyCode.DOWN), shift(KeyCode.KP_DOWN));
    static final Shortcut ALL = Shortcut.of("Select all rows", shortcut(KeyCode.A));

    /** More than there are in any direction. */
    private static final int FAR = Integer.MAX_VALUE / 2;

    private final GridTable table;

    StepKeys(GridTable table) {
        this.table = table;
    }

    Map<Shortcut, Runnable> keys() {
        Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
        keys.put(NEXT, () -> table.move(0, 1));
        keys.put(BEFORE, () -> table.move(0, -1));
        step(keys, "Up", 0, -1, KeyCode.UP, KeyCode.KP_UP);
        step(keys, "Down", 0, 1, KeyCode.DOWN, KeyCode.KP_DOWN);
        step(keys, "Left", -1, 0, KeyCode.LEFT, KeyCode.KP_LEFT);
        step(keys, "Right", 1, 0, KeyCode.RIGHT, KeyCode.KP_RIGHT);
        step(keys, "First column", -FAR, 0, KeyCode.HOME);
        step(keys, "Last column", FAR, 0, KeyCode.END);
        keys.put(PAGE_UP, () -> table.step(-page(), 0, false));
        keys.put(PAGE_DOWN, () -> table.step(page(), 0, false));
        keys.put(Shortcut.of("Select a page up", shift(KeyCode.PAGE_UP)), () -> table.step(-page(), 0, true));
        keys.put(Shortcut.of("Select a page down", shift(KeyCode.PAGE_DOWN)), () -> table.step(page(), 0, true));
        keys.put(FIRST_ROW, () -> table.step(-FAR, 0, false));
        keys.put(LAST_ROW, () -> table.step(FAR, 0, false));
        keys.put(Shortcut.of("Select to the first row", both(KeyCode.HOME)), () -> table.step(-FAR, 0, true));
        keys.put(Shortcut.of("Select to the last row", both(KeyCode.END)), () -> table.step(FAR, 0, true));
        keys.put(ALL, () -> table.getSelectionModel().selectAll());
        return keys;
    }

    private void step(Map<Shortcut, Runnable> keys, String words, int right, int down, KeyCode... codes) {
        for (KeyCode code : codes) {
            keys.put(Shortcut.of(words, key(code)), () -> table.step(down, right, false));
            keys.put(Shortcut.of("Select: " + words, shift(code)), () -> table.step(down, right, true));
        }
    }

    private int page() {
        return Math.max(1, (int) table.window().inSight() - 1);
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination shift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination both(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
