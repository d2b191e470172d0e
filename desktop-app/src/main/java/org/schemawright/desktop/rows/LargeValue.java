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

    /** What was read with a page; the value itself where it is small enough. */
    static @Nullable Object of(@Nullable Object read, long size) {
        return switch (read) {
            case String text
            when text.codePointCount(0, text.length()) > LIMIT ->
                new LargeValue(text.substring(0, text.offsetByCodePoints(0, BEGINNING)), size);
            case RawText text
            when text.toString().length() > LIMIT ->
                new LargeValue(new RawText(Arrays.copyOf(text.bytes(), BEGINNING)), size);
            case byte[] bytes when bytes.length > LIMIT -> new LargeValue(Arrays.copyOf(bytes, BEGINNING), size);
            case null, default -> read;
        };
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
