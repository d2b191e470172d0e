package org.schemawright.migration.change;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lists of columns in what else a key or an index says: {@code INCLUDE (note)}, {@code ON DELETE SET NULL (a)}. */
final class ColumnLists {

    private static final Pattern LIST =
            Pattern.compile("\\b(INCLUDE|SET NULL|SET DEFAULT) \\(((?:\"(?:[^\"]|\"\")*\"|[^\")])*)\\)");

    private ColumnLists() {}

    /** The columns of all lists, with commas between them; empty where there is none. */
    static String of(String options) {
        return LIST.matcher(options).results().map(list -> list.group(2)).collect(Collectors.joining(", "));
    }

    /** The same options with other texts of the lists. */
    static String rewritten(String options, UnaryOperator<String> list) {
        return LIST.matcher(options)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1) + " (" + list.apply(found.group(2)) + ")"));
    }
}
