package org.schemawright.desktop.shell;

import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * Something that the palette finds.
 *
 * @param kind what it is
 * @param text its name, which is searched
 * @param detail makes more words, muted: a column's table and type; few of ten thousand entries are ever seen
 * @param keys its shortcut in words; empty where it has none
 * @param icon makes its picture
 * @param action what Enter does
 * @param also other words by which it is found; may be empty
 */
record PaletteEntry(
        Kind kind,
        String text,
        Supplier<String> detail,
        String keys,
        Supplier<Node> icon,
        Runnable action,
        String also) {

    /** One that is found by its text alone. */
    PaletteEntry(Kind kind, String text, Supplier<String> detail, String keys, Supplier<Node> icon, Runnable action) {
        this(kind, text, detail, keys, icon, action, "");
    }

    /** What was found; the order breaks ties. */
    enum Kind {
        TABLE,
        VIEW,
        DATABASE,
        COMMAND,
        OBJECT,
        COLUMN
    }
}
