package org.schemawright.migration.revision;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes texts as YAML scalars that come back character for character. */
final class YamlText {

    /**
     * What a block cannot carry, or carries in a way that an editor or Git may change: control characters, a space at
     * the end of a line, white space at the ends of the text.
     */
    private static final Pattern NOT_FOR_BLOCKS = Pattern.compile(
            "^[ \\t\\n]|[ \\t\\n]\\z|[ \\t]\\n|[^\\n\\t\\x20-\\x7E\\u00A1-\\u1FFF\\u2030-\\uD7FF\\uE000-\\uFEFE]");

    private YamlText() {}

    /** A text that may have many lines: as a readable block where that is exact, else in double quotes. */
    static String block(String text, String indent) {
        if (text.isEmpty() || NOT_FOR_BLOCKS.matcher(text).find()) {
            return quoted(text, indent);
        }
        StringBuilder block = new StringBuilder("|-");
        for (String line : text.split("\n", -1)) {
            block.append('\n');
            if (!line.isEmpty()) {
                block.append(indent).append(line);
            }
        }
        return block.toString();
    }

    /** A text in double quotes, broken after each line of it; the breaks are not part of the text. */
    static String quoted(String text, String indent) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean more = i + 1 < text.length();
            if (Character.isHighSurrogate(c) && more && Character.isLowSurrogate(text.charAt(i + 1))) {
                quoted.append(c).append(text.charAt(++i));
            } else {
                quoted.append(escaped(c));
            }
            if (c == '\n' && more) {
                quoted.append("\\\n").append(indent);
                if (text.charAt(i + 1) == ' ') {
                    // Plain spaces at the beginning of a continued line would be taken for its indent.
                    quoted.append('\\');
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                boolean shown = c >= 0x20 && c <= 0x7E
                        || c >= 0xA1 && c <= 0x1FFF
                        || c >= 0x2030 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFEFE;
                yield shown ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04X", (int) c);
            }
        };
    }
}
