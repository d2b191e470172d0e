package org.schemawright.desktop.shell;

import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something that can be done from anywhere in the window, by its key or from the palette.
 *
 * @param words a verb and its object: "Show the diagram"
 * @param icon its picture
 * @param keys its shortcut; null where it has none
 * @param possible whether it makes sense now
 * @param action does it
 */
record Command(String words, Feather icon, @Nullable KeyCombination keys, BooleanSupplier possible, Runnable action) {

    /** One that is always possible. */
    static Command always(String words, Feather icon, @Nullable KeyCombination keys, Runnable action) {
        return new Command(words, icon, keys, () -> true, action);
    }
}
