package org.schemawright.desktop.widget;

import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key and what it does. Handlers, menus, tips and the overview of shortcuts all take it from here.
 *
 * @param words a verb and its object: "Add row"
 * @param keys all the keys that do it; the first one is shown
 */
public record Shortcut(String words, List<KeyCombination> keys) {

    /** A shortcut with one key or more. */
    public static Shortcut of(String words, KeyCombination... keys) {
        return new Shortcut(words, List.of(keys));
    }

    /** The key that menus, tips and the overview show. */
    public KeyCombination shown() {
        return keys.getFirst();
    }

    /** That key in words: {@code Ctrl K}. */
    public String keyWords() {
        return Kbd.words(shown());
    }

    /** What it does and its key, for a tip: {@code Add row (Insert)}. */
    public String tip() {
        return words + " (" + keyWords() + ")";
    }

    public boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(each -> each.match(event));
    }

    /** Does what belongs to the first shortcut that a pressed key matches, and consumes the key; nothing else does then. */
    public static void run(Map<Shortcut, Runnable> actions, KeyEvent event) {
        for (Map.Entry<Shortcut, Runnable> entry : actions.entrySet()) {
            if (!event.isConsumed() && entry.getKey().matches(event)) {
                event.consume();
                entry.getValue().run();
                return;
            }
        }
    }
}
