package org.schemawright.desktop.rows;

import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/** Values of one engine as text, and typed text as values. NULL is no text: it is set apart from the empty text. */
public final class CellValues {

    private static final int SHOWN_BYTES = 16;
    private static final int SHOWN_TEXT = 400;

    private final boolean sqlite;

    /** Values of an engine, by the id of its dialect. */
    public CellValues(String dialectId) {
        this.sqlite = dialectId.equals("sqlite");
    }

    /** The value on one short line, as a grid shows it; empty for NULL and for the empty text. */
    public String display(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            if (bytes.length <= SHOWN_BYTES) {
                return editText(bytes);
            }
            return "0x" + HexFormat.of().formatHex(bytes, 0, SHOWN_BYTES) + "… " + bytes.length + " bytes";
        }
        String text = editText(value);
        String line = text.length() > SHOWN_TEXT ? text.substring(0, SHOWN_TEXT) + "…" : text;
        return line.replace("\r\n", "↵").replace('\n', '↵').replace('\r', '↵').replace('\t', ' ');
    }

    /** The whole value as a person would type it; {@link #parse} gives the same value back. Empty for NULL. */
    public String editText(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case byte[] bytes -> "0x" + HexFormat.of().formatHex(bytes);
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    /** What a person typed into a cell of the column, as a value or as a sentence about what the column takes. */
    public ParsedCell parse(Column column, String typed) {
        return sqlite ? SqliteCellParser.parse(column, typed) : PostgresCellParser.parse(column, typed);
    }
}
