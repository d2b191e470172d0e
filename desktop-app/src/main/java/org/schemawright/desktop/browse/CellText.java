package org.schemawright.desktop.browse;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/** Values as text and back, for one engine. */
public final class CellText {

    private final String dialectId;

    CellText(String dialectId) {
        this.dialectId = dialectId;
    }

    /** What was typed, understood. */
    sealed interface Parsed {
        record Value(@Nullable Object value) implements Parsed {}

        record Refused(String sentence) implements Parsed {}
    }
    /** The value as a cell shows it, on one line. */
    String shown(GridColumn column, Object value) {
        String text = editText(column.column(), value);
        return column.isAmount() ? NumberWords.grouped(text) : text;
    }

    /** The value as text to edit. */
    String editText(Column column, Object value) {
        return value.toString();
    }

    Parsed parse(Column column, String typed) {
        return new Parsed.Value(typed);
    }

    /** Whether a value of a yes-or-no column is one of the two, and not some text that SQLite let in. */
    static boolean isYesOrNo(Object value) {
        return value instanceof Boolean || (value instanceof Long number && (number == 0 || number == 1));
    }

    /** Whether a value of a yes-or-no column says yes. */
    static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || (value instanceof Number number && number.longValue() != 0);
    }
}
