package org.schemawright.desktop.shell;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Shortcut;

/**
 * Something that can be done from anywhere in the window, by its key or from the palette.
 *
 * @param words a verb and its object: "Show the diagram"
 * @param icon its picture
 * @param shortcut its key; null where it has none
 * @param possible whether it makes sense now
 * @param action does it
 * @param also other words by which it is looked for; may be empty
 */
record Command(
        String words,
        Feather icon,
        @Nullable Shortcut shortcut,
        BooleanSupplier possible,
        Runnable action,
        String also) {

    /** One with a key, which says what it does. */
    static Command of(Shortcut shortcut, Feather icon, BooleanSupplier possible, Runnable action) {
        return new Command(shortcut.words(), icon, shortcut, possible, action, "");
    }

    /** One without a key. */
    static Command of(String words, Feather icon, BooleanSupplier possible, Runnable action) {
        return new Command(words, icon, null, possible, action, "");
    }

    /** The same, found by other words too. */
    Command also(String others) {
        return new Command(words, icon, shortcut, possible, action, others);
    }
}
