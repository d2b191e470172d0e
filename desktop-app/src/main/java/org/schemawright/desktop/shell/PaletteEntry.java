package org.schemawright.desktop.shell;

import org.kordamp.ikonli.feather.Feather;

/**
 * Something that the palette finds.
 *
 * @param kind what it is
 * @param text its name, which is searched
 * @param detail more words, muted: a column's table and type
 * @param keys its shortcut in words; empty where it has none
 * @param icon the picture of a command; ignored for other kinds
 * @param action what Enter does
 */
record PaletteEntry(Kind kind, String text, String detail, String keys, Feather icon, Runnable action) {

    /** What was found; the order breaks ties. */
    enum Kind {
        TABLE,
        VIEW,
        DATABASE,
        COMMAND,
        COLUMN
    }
}
