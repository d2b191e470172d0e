package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of cells as spreadsheets put them onto the clipboard: tabs between columns, line ends between rows, and quotes
 * around a text that has one of these inside, its own quotes doubled. Nothing at all between them is a cell without a
 * value, null here; a text without characters is two quotes.
 */
final class TabbedText {

    private static final char QUOTE = '"';

    private TabbedText() {}

    /** A block as text. A single cell of one line is its bare text. */
    static String write(List<? extends List<@Nullable String>> rows) {
        if (rows.size() == 1 && rows.getFirst().size() == 1) {
            String only = Objects.requireNonNullElse(rows.getFirst().getFirst(), "");
            if (isOneCell(only)) {
                return only;
            }
        }
        return rows.stream()
                .map(row -> row.stream().map(TabbedText::quoted).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        boolean plain = isOneCell(cell) && !cell.isEmpty() && cell.charAt(0) != QUOTE;
        return plain ? cell : QUOTE + cell.replace("\"", "\"\"") + QUOTE;
    }

    private static boolean isOneCell(String text) {
        return text.chars().noneMatch(c -> c == '\t' || c == '\n' || c == '\r');
    }

    /** The rows of a text; a line end at the very end begins no further row. A quote that nothing ends is a character. */
    static List<List<@Nullable String>> read(String text) {
        if (isOneCell(text)) {
            return List.of(List.of(text));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        List<@Nullable String> row = new ArrayList<>();
        int at = 0;
        while (at < text.length() || !row.isEmpty()) {
            int end = endOfCell(text, at);
            row.add(cell(text.substring(at, end)));
            at = end;
            if (at < text.length() && text.charAt(at) == '\t') {
                at++;
                if (at < text.length()) {
                    continue;
                }
                row.add(null);
            } else if (text.startsWith("\r\n", at)) {
                at += 2;
            } else {
                at++;
            }
            rows.add(new ArrayList<>(row));
            row.clear();
        }
        return rows;
    }

    private static int endOfCell(String text, int start) {
        if (start < text.length() && text.charAt(start) == QUOTE) {
            int closing = closingQuote(text, start);
            if (closing >= 0 && isEnd(text, closing + 1)) {
                return closing + 1;
            }
        }
        int end = start;
        while (!isEnd(text, end)) {
            end++;
        }
        return end;
    }

    private static int closingQuote(String text, int start) {
        int at = text.indexOf(QUOTE, start + 1);
        while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
            at = text.indexOf(QUOTE, at + 2);
        }
        return at;
    }

    private static boolean isEnd(String text, int at) {
        return at >= text.length() || text.charAt(at) == '\t' || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private static @Nullable String cell(String written) {
        if (written.isEmpty()) {
            return null;
        }
        boolean quoted =
                written.length() > 1 && written.charAt(0) == QUOTE && closingQuote(written, 0) == written.length() - 1;
        return quoted ? written.substring(1, written.length() - 1).replace("\"\"", "\"") : written;
    }
}
