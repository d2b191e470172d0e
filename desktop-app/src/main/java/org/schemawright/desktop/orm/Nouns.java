package org.schemawright.desktop.orm;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Names of tables and columns as parts of a sentence. */
final class Nouns {

    private Nouns() {}

    /** A column at the beginning of a sentence: a plain word gets its capital, other names stay as they are. */
    static String subject(String column) {
        return column.matches("[a-z]+") ? capital(column) : column;
    }

    /** One row of a table: "author", "invoice line". */
    static String row(ObjectName table) {
        String words = table.name()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replace('_', ' ')
                .strip()
                .toLowerCase(Locale.ROOT);
        return singular(words);
    }

    /** A count and rows of a table: "1 track", "3 tracks"; the table's own name when it is a plural. */
    static String rows(long count, ObjectName table) {
        String row = row(table);
        if (count == 1) {
            return "1 " + row;
        }
        String plural = row.matches(".*[^aeiou]y")
                ? row.substring(0, row.length() - 1) + "ies"
                : row.matches(".*(s|x|z|ch|sh)") ? row + "es" : row + "s";
        return NumberWords.count(count, row, plural);
    }

    /** Values of columns: "the name Ursula", "the number 9999" for a numbered key, joined by "and". */
    static String values(Table table, List<String> columns, List<? extends @Nullable Object> values) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "the " + word(table, columns.get(i)) + " " + ChangeWords.value(values.get(i)))
                .collect(Collectors.joining(" and "));
    }

    private static String word(Table table, String column) {
        boolean numbered =
                table.primaryKey().stream().anyMatch(key -> key.columns().equals(List.of(column)))
                        && table.column(column)
                                .map(Column::type)
                                .filter(type -> type.kind().isNumber())
                                .isPresent();
        if (numbered) {
            return "number";
        }
        return column.matches("[A-Z][a-z]+") ? column.toLowerCase(Locale.ROOT) : column;
    }

    private static String singular(String words) {
        if (words.matches(".*[^aeiou]ies")) {
            return words.substring(0, words.length() - 3) + "y";
        }
        if (words.matches(".*(ss|x|ch|sh)es")) {
            return words.substring(0, words.length() - 2);
        }
        return words.matches(".*[^su]s") ? words.substring(0, words.length() - 1) : words;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
