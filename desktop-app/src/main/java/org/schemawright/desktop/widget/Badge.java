package org.schemawright.desktop.widget;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A word in a coloured capsule. */
public final class Badge extends Label {

    public Badge(String text, Tone tone) {
        this(text, tone, null);
    }

    /** A badge with an icon before the word. */
    public Badge(String text, Tone tone, @Nullable Node icon) {
        super(text, icon);
        getStyleClass().addAll("badge", tone.styleClass());
        setMinWidth(USE_PREF_SIZE);
    }
}
