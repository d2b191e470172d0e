package org.schemawright.desktop.widget;

import java.util.Locale;

/** What a colour means. */
public enum Tone {
    NEUTRAL,
    /** The next step. */
    ACCENT,
    /** Added, or all is well. */
    SUCCESS,
    /** Changed, or worth a look. */
    WARNING,
    /** Removed, or dangerous. */
    DANGER,
    /** Keys and relationships. */
    KEY;

    String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
