package org.schemawright.desktop.browse;

import org.jspecify.annotations.Nullable;

/**
 * A cell as the grid shows it.
 *
 * @param kind what is known of its value
 * @param value the value, pending changes included; null is NULL, and also stands for what is not known yet
 * @param changed whether a change of this cell is pending
 * @param before the value it had when the row was read; only for a changed cell of an existing row
 * @param bad what was typed, or is pending, and cannot stay; null where all is well
 */
public record GridCell(
        Kind kind,
        @Nullable Object value,
        boolean changed,
        @Nullable Object before,
        @Nullable BadValue bad) {

    /** What is known of a value. */
    public enum Kind {
        /** It is being read. */
        LOADING,
        /** It is there. */
        VALUE,
        /** The database will give it when the new row is applied. */
        GIVEN_BY_DATABASE
    }

    /** What was typed and is not its value; null where there is nothing of the kind. */
    @Nullable
    BadValue typed() {
        return bad != null && bad.typed() ? bad : null;
    }

    static GridCell loading() {
        return new GridCell(Kind.LOADING, null, false, null, null);
    }

    static GridCell plain(@Nullable Object value, @Nullable BadValue bad) {
        return new GridCell(Kind.VALUE, value, false, null, bad);
    }
}
