package org.schemawright.desktop.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys of the window, in one place, so that menus, palette and handlers agree. */
public final class Shortcuts {

    public static final KeyCombination PALETTE = key(KeyCode.K);
    public static final KeyCombination OPEN = key(KeyCode.O);
    public static final KeyCombination TREE = key(KeyCode.B);
    public static final KeyCombination SIDE_PANEL = key(KeyCode.I);
    public static final KeyCombination UNDO = key(KeyCode.Z);
    public static final KeyCombination REDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    public static final KeyCombination REVIEW = key(KeyCode.ENTER, KeyCombination.SHIFT_DOWN);
    public static final KeyCombination CLOSE_TAB = key(KeyCode.W);
    public static final KeyCombination REFRESH = new KeyCodeCombination(KeyCode.F5);
    public static final KeyCombination THEME =
            new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    public static final KeyCombination DIAGRAM =
            new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    public static final KeyCombination MIGRATIONS =
            new KeyCodeCombination(KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    public static final KeyCombination FILTER_TREE =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    public static final KeyCombination NEXT_TAB = key(KeyCode.PAGE_DOWN);
    public static final KeyCombination PREVIOUS_TAB = key(KeyCode.PAGE_UP);

    private Shortcuts() {}

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... more) {
        KeyCombination.Modifier[] all = new KeyCombination.Modifier[more.length + 1];
        all[0] = KeyCombination.SHORTCUT_DOWN;
        System.arraycopy(more, 0, all, 1, more.length);
        return new KeyCodeCombination(code, all);
    }
}
