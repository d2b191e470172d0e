package org.schemawright.desktop.browse;

import java.util.HexFormat;

/** Bytes in lines of sixteen: where they are, as hexadecimal digits, and as letters where they are some. */
final class HexLines {

    /** More than that says nothing to a person. */
    static final int MOST = 64 * 1024;

    private static final int IN_A_LINE = 16;
    private static final HexFormat DIGITS = HexFormat.of();

    private HexLines() {}

    /** The first {@link #MOST} bytes. */
    static String of(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (int from = 0; from < Math.min(bytes.length, MOST); from += IN_A_LINE) {
            out.append(out.isEmpty() ? "" : "\n")
                    .append(DIGITS.toHexDigits(from, 8))
                    .append(' ');
            for (int i = from; i < from + IN_A_LINE; i++) {
                out.append(i % 8 == 0 ? "  " : " ").append(i < bytes.length ? DIGITS.toHexDigits(bytes[i]) : "  ");
            }
            out.append("   ");
            for (int i = from; i < Math.min(from + IN_A_LINE, bytes.length); i++) {
                out.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '·');
            }
        }
        return out.toString();
    }
}
