package org.schemawright.desktop.shell;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.schemawright.desktop.widget.Shortcut;

/** The keys of the window, in one place, so that menus, palette, tips, overview and handlers agree. */
public final class Shortcuts {

    static final Shortcut PALETTE = Shortcut.of("Search everything", ctrl(KeyCode.K));
    static final Shortcut HELP = Shortcut.of("Show all shortcuts", key(KeyCode.F1));
    static final Shortcut OPEN = Shortcut.of("Open a database file\u2026", ctrl(KeyCode.O));
    static final Shortcut TREE = Shortcut.of("Show or hide the tree", ctrl(KeyCode.B));
    static final Shortcut SIDE_PANEL = Shortcut.of("Show or hide the right panel", ctrl(KeyCode.I));
    static final Shortcut UNDO = Shortcut.of("Undo", ctrl(KeyCode.Z));
    static final Shortcut REDO = Shortcut.of("Redo", ctrlShift(KeyCode.Z), ctrl(KeyCode.Y));
    /** Ctrl S is what hands know from elsewhere; here too nothing is written before the review. */
    static final Shortcut REVIEW = Shortcut.of("Review pending changes", ctrlShift(KeyCode.ENTER), ctrl(KeyCode.S));

    static final Shortcut REFRESH = Shortcut.of("Read the database again", key(KeyCode.F5));
    static final Shortcut THEME = Shortcut.of("Switch between light and dark", ctrlShift(KeyCode.L));
    static final Shortcut DIAGRAM = Shortcut.of("Show the diagram", ctrlShift(KeyCode.D));
    static final Shortcut MIGRATIONS = Shortcut.of("Show migrations", ctrlShift(KeyCode.M));
    static final Shortcut DEFINITION = Shortcut.of("Show definition", key(KeyCode.F4));
    static final Shortcut DESIGN = Shortcut.of("Design the table", ctrlShift(KeyCode.T));
    static final Shortcut REFERENCES = Shortcut.of("Show what refers to it", key(KeyCode.F7, KeyCombination.ALT_DOWN));
    static final Shortcut FILTER_TREE = Shortcut.of("Filter the tree", ctrlShift(KeyCode.F));
    static final Shortcut BACK = Shortcut.of("Go back to the page before", key(KeyCode.LEFT, KeyCombination.ALT_DOWN));
    static final Shortcut FORTH =
            Shortcut.of("Go forth again after going back", key(KeyCode.RIGHT, KeyCombination.ALT_DOWN));
    static final Shortcut CLOSE_TAB = Shortcut.of("Close the tab", ctrl(KeyCode.W), ctrl(KeyCode.F4));
    static final Shortcut NEXT_TAB = Shortcut.of("Next tab", ctrl(KeyCode.PAGE_DOWN), ctrl(KeyCode.TAB));
    static final Shortcut PREVIOUS_TAB = Shortcut.of("Previous tab", ctrl(KeyCode.PAGE_UP), ctrlShift(KeyCode.TAB));
    static final Shortcut NEXT_PANE = Shortcut.of("Go to the next part of the window", key(KeyCode.F6));
    static final Shortcut PREVIOUS_PANE =
            Shortcut.of("Go to the previous part of the window", key(KeyCode.F6, KeyCombination.SHIFT_DOWN));

    /** Those that a table or a text would keep for itself. */
    static final List<Shortcut> BEFORE_PAGES = List.of(NEXT_TAB, PREVIOUS_TAB, NEXT_PANE, PREVIOUS_PANE, BACK, FORTH);

    private Shortcuts() {}

    private static KeyCombination key(KeyCode code, Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    private static KeyCombination ctrl(KeyCode code) {
        return key(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination ctrlShift(KeyCode code) {
        return key(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
