package org.schemawright.desktop.browse;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.CellValues;
import org.schemawright.desktop.rows.ParsedCell;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.TypeKind;

/** Values as the grid shows them, and what is typed as values, for one engine. */
public final class CellWords {

    private static final Set<TypeKind> TAKE_EMPTY_TEXT = EnumSet.of(TypeKind.TEXT, TypeKind.OTHER);

    private final CellValues values;

    CellWords(String dialectId) {
        this.values = new CellValues(dialectId);
    }

    /** The value as a cell shows it, on one line. */
    String shown(GridColumn column, Object value) {
        String text = values.display(value);
        return column.isAmount() ? NumberWords.grouped(text) : text;
    }

    /** The value as text to edit. */
    String editText(Object value) {
        return values.editText(value);
    }

    /** What was typed; nothing typed is NULL where the column has no empty text. */
    ParsedCell parse(Column column, String typed) {
        if (!typed.isEmpty() || takesEmptyText(column)) {
            return values.parse(column, typed);
        }
        return column.nullable()
                ? new ParsedCell.Value(null)
                : new ParsedCell.Refused(column.name() + " must have a value.");
    }

    /** Whether a text without characters can be a value of a column. */
    boolean takesEmptyText(Column column) {
        return TAKE_EMPTY_TEXT.contains(column.type().kind());
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
