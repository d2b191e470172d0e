package org.schemawright.desktop.widget;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** The system's clipboard, for texts. */
public final class Clipboards {

    private Clipboards() {}

    /** Puts a text onto the clipboard in place of what is there. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The text on the clipboard; null where there is none. */
    public static @Nullable String text() {
        return Clipboard.getSystemClipboard().getString();
    }
}
