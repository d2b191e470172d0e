package org.schemawright.desktop.browse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.schemawright.desktop.widget.Shortcut;

/** The keys that choose which rows are shown, wherever the keyboard is on the page. */
final class FilterKeys {

    static final Shortcut FILTER =
            Shortcut.of("Filter by this column", new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN));
    static final Shortcut SQL_CONDITION = Shortcut.of("Filter by a condition in SQL", ctrlShift(KeyCode.E));
    static final Shortcut ONLY = Shortcut.of("Only rows with this value", alt(KeyCode.EQUALS));
    static final Shortcut WITHOUT = Shortcut.of("Without rows with this value", alt(KeyCode.MINUS));
    static final Shortcut SHOW_ALL = Shortcut.of("Show all rows", ctrlShift(KeyCode.A));
    static final Shortcut SHOW_SQL = Shortcut.of("Show the SQL of the rows", ctrlShift(KeyCode.Q));

    private final Map<Shortcut, Runnable> keys = new LinkedHashMap<>();

    /** What they do on a page. */
    FilterKeys(Node page, FilterView filters) {
        keys.put(FILTER, filters::toggle);
        keys.put(SQL_CONDITION, filters::editSql);
        keys.put(ONLY, filters::only);
        keys.put(WITHOUT, filters::without);
        keys.put(SHOW_ALL, filters::showAll);
        keys.put(SHOW_SQL, filters::toggleSql);
        page.addEventFilter(KeyEvent.KEY_PRESSED, event -> Shortcut.run(keys, event));
    }

    static List<Shortcut> all() {
        return List.of(FILTER, ONLY, WITHOUT, SHOW_ALL, SQL_CONDITION, SHOW_SQL);
    }

    private static KeyCombination ctrlShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }
}
