package org.schemawright.migration.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.ObjectName;

/** Text for a terminal: lines that are not wider than they should be, and names and texts that cannot upset it. */
final class TextPage {

    private static final int WIDTH = 96;
    private static final int HANGING = 4;
    private static final int WIDEST_CELL = 28;

    private final StringBuilder text = new StringBuilder();
    private final @Nullable String defaultSchema;

    /** @param defaultSchema the schema whose objects need no schema in front; null where the engine has none */
    TextPage(@Nullable String defaultSchema) {
        this.defaultSchema = defaultSchema;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    void gap() {
        text.append('\n');
    }

    /** A line, broken between words where it is too wide; what follows stands further in. */
    void line(int indent, String words) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        boolean first = true;
        for (String word : clean(words).split(" ", -1)) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                end(line);
                line = new StringBuilder(" ".repeat(indent + HANGING)).append(word);
            } else {
                line.append(first ? "" : " ").append(word);
            }
            first = false;
        }
        end(line);
    }

    /** Rows whose cells stand below each other; the last one may be long. */
    void rows(int indent, List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = clean(row.get(i)).length();
                widths[i] = Math.max(widths[i], width > WIDEST_CELL ? 0 : width);
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ".repeat(indent));
            for (int i = 0; i < row.size() - 1; i++) {
                String cell = clean(row.get(i));
                line.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
            }
            last(line, clean(row.getLast()));
        }
    }

    /** What stands in the last cell, in its own column below the first line of it. */
    private void last(StringBuilder begun, String cell) {
        StringBuilder line = begun;
        int start = Math.min(line.length(), WIDTH / 2);
        boolean first = true;
        for (String word : cell.split(" ", -1)) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                end(line);
                line = new StringBuilder(" ".repeat(start + 2)).append(word);
            } else {
                line.append(first ? "" : " ").append(word);
            }
            first = false;
        }
        end(line);
    }

    private void end(StringBuilder line) {
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** The name of an object, in quotes where it could not be written without. */
    String name(ObjectName name) {
        String schema = name.schema();
        return schema == null || schema.equals(defaultSchema)
                ? name(name.name())
                : name(schema) + "." + name(name.name());
    }

    static String name(String name) {
        boolean plain = !name.isEmpty() && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return plain ? name : SqlName.quote(name);
    }

    static String names(List<String> names) {
        return "(" + String.join(", ", names.stream().map(TextPage::name).toList()) + ")";
    }

    /** On one line, and without characters that a terminal takes for commands. */
    private static String clean(String words) {
        StringBuilder clean = new StringBuilder();
        words.codePoints().forEach(c -> {
            if (Character.isWhitespace(c)) {
                if (clean.isEmpty() || clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                clean.append(String.format("\\u%04x", c));
            } else {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }
}
