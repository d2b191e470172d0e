package org.schemawright.desktop.rows;

import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.migration.schema.Column;

/** Values of one engine as text, and typed text as values. NULL is no text: it is set apart from the empty text. */
public final class CellValues {

    private static final double READABLE_FROM = 1e-9;
    private static final double READABLE_TO = 1e16;
    private static final int SHOWN_BYTES = 16;
    private static final int SHOWN_TEXT = 400;

    /** So that the size is seen too. */
    private static final int SHOWN_LARGE = 60;

    private final boolean sqlite;

    /** Values of an engine, by the id of its dialect. */
    public CellValues(String dialectId) {
        this.sqlite = dialectId.equals("sqlite");
    }

    /** The value on one short line, as a grid shows it; empty for NULL and for the empty text. */
    public String display(@Nullable Object value) {
        if (value instanceof LargeValue large) {
            String begins = large.beginning() instanceof byte[] bytes
                    ? "0x" + HexFormat.of().formatHex(bytes, 0, SHOWN_BYTES) + "…"
                    : ShortText.of(display(large.beginning()) + "…", SHOWN_LARGE);
            return begins + " " + (large.size() < 0 ? "(large)" : NumberWords.count(large.size(), "byte"));
        }
        if (value instanceof byte[] bytes) {
            if (bytes.length <= SHOWN_BYTES) {
                return editText(bytes);
            }
            return "0x" + HexFormat.of().formatHex(bytes, 0, SHOWN_BYTES) + "… " + bytes.length + " bytes";
        }
        String text = editText(value);
        String line = ShortText.of(text, SHOWN_TEXT);
        return line.replace("\r\n", "↵").replace('\n', '↵').replace('\r', '↵').replace('\t', ' ');
    }

    /** The whole value as a person would type it; {@link #parse} gives the same value back. Empty for NULL. */
    public String editText(@Nullable Object value) {
        return text(value);
    }

    /** The whole value as a person would write it, on either engine. Empty for NULL. */
    public static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case byte[] bytes -> "0x" + HexFormat.of().formatHex(bytes);
            case BigDecimal number -> number.toPlainString();
            case Double number -> plain(number, number.toString());
            case Float number -> plain(number, number.toString());
            default -> value.toString();
        };
    }

    /** Java writes ten million as 1.0E7: plain digits, as long as they are few enough to read. */
    private static String plain(double number, String java) {
        double size = Math.abs(number);
        if (java.indexOf('E') < 0 || !(size >= READABLE_FROM && size < READABLE_TO)) {
            return java;
        }
        String digits = new BigDecimal(java).toPlainString();
        return digits.indexOf('.') < 0 ? digits + ".0" : digits;
    }

    /** What a person typed into a cell of the column, as a value or as a sentence about what the column takes. */
    public ParsedCell parse(Column column, String typed) {
        return sqlite ? SqliteCellParser.parse(column, typed) : PostgresCellParser.parse(column, typed);
    }
}
