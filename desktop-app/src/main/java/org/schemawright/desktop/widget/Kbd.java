package org.schemawright.desktop.widget;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;

/** A key or keys, as they are printed on the keyboard. */
public final class Kbd extends Label {

    public Kbd(String keys) {
        super(keys);
        getStyleClass().add("kbd");
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
    }

    public Kbd(KeyCombination keys) {
        this(words(keys));
    }

    /** A combination in words: {@code Ctrl K}. */
    public static String words(KeyCombination keys) {
        // The last plus may be the key itself.
        return keys.getDisplayText().replaceAll("\\+(?=.)", " ");
    }
}
