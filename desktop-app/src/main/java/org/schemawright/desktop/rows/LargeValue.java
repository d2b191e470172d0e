package org.schemawright.desktop.rows;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a page for a value that is too large to be read with it. It is never written: whoever needs the value reads
 * the row by its key.
 *
 * @param beginning a String, a {@link RawText} or a byte[]
 * @param size in bytes, as the database counts them; -1 where it was not asked for
 */
public record LargeValue(Object beginning, long size) {

    /** What has more bytes is not read with a page. */
    public static final int LIMIT = 16 * 1024;

    /** How many letters or bytes the beginning has. */
    public static final int BEGINNING = 1000;

    /** Whether what was read with a page is more than a page has of a value. */
    static boolean isLarge(@Nullable Object read) {
        return switch (read) {
            case String text -> text.length() > LIMIT && text.codePointCount(0, text.length()) > LIMIT;
            case RawText text -> text.toString().length() > LIMIT;
            case byte[] bytes -> bytes.length > LIMIT;
            case null, default -> false;
        };
    }

    /** What stands for a large value that was read with a page. */
    static LargeValue of(Object read, long size) {
        Object beginning =
                switch (read) {
                    case RawText text -> new RawText(Arrays.copyOf(text.bytes(), BEGINNING));
                    case byte[] bytes -> Arrays.copyOf(bytes, BEGINNING);
                    default -> {
                        String text = read.toString();
                        yield text.substring(0, text.offsetByCodePoints(0, BEGINNING));
                    }
                };
        return new LargeValue(beginning, size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LargeValue value
                && size == value.size
                && Objects.deepEquals(beginning, value.beginning);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size);
    }

    /** The beginning, with a sign that it is no more than that. */
    @Override
    public String toString() {
        return CellValues.text(beginning) + "…";
    }
}
