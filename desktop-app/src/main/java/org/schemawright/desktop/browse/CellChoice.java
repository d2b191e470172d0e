package org.schemawright.desktop.browse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.ReferencedRow;

/**
 * Something that can be chosen for a cell.
 *
 * @param kind what choosing it does
 * @param text the value as it would be typed, or an id; empty for NULL and for an empty text
 * @param words what it is called or does; empty where the text says all
 * @param row the row that a reference would point to; null elsewhere
 * @param mark what is pending on it or special about it, in a word; empty where nothing is
 */
record CellChoice(
        Kind kind, String text, String words, @Nullable ReferencedRow row, String mark) {

    /** What choosing does. */
    enum Kind {
        /** The cell becomes NULL. */
        SET_NULL,
        /** The cell gets the value. */
        TAKE,
        /** A new row is made, and the cell points to it. */
        NEW_ROW
    }

    static CellChoice setNull() {
        return new CellChoice(Kind.SET_NULL, "", "NULL", null, "");
    }

    static CellChoice value(String text, String words) {
        return new CellChoice(Kind.TAKE, text, words, null, "");
    }

    static CellChoice row(String text, ReferencedRow row, String mark) {
        return new CellChoice(Kind.TAKE, text, row.label(), row, mark);
    }

    /** As screen readers say it. */
    String spoken() {
        return String.join(
                ", ",
                List.of(text, words, mark).stream().filter(t -> !t.isEmpty()).toList());
    }
}
