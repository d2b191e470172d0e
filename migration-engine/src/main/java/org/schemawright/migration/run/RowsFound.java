package org.schemawright.migration.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.plan.RowQuery;

/**
 * Which rows of a database a query has found.
 *
 * @param query gives all of them
 * @param count how many; where there are more than the limit, the limit
 * @param more whether there are more than that, which nobody counted
 * @param columns the names of what is shown of a row
 * @param first some of them, values as text; null for no value
 * @param unknown why they could not be counted, as a sentence; null where they were
 */
public record RowsFound(
        RowQuery query,
        long count,
        boolean more,
        List<String> columns,
        List<List<@Nullable String>> first,
        @Nullable String unknown) {

    private static final int SHOWN = 40;

    public RowsFound {
        columns = List.copyOf(columns);
        first = List.copyOf(first);
    }

    /** Whether it is known that there is none. */
    public boolean isNone() {
        return unknown == null && count == 0;
    }

    /** How many, in words: {@code 3 rows}, {@code more than 100,000 rows}, or why that is not known. */
    public String number() {
        if (unknown != null) {
            return unknown;
        }
        String number = count == 0 ? "No" : String.format(Locale.ROOT, "%,d", count);
        String what = query.isOfGroups()
                ? count == 1 ? " value stands in several rows" : " values stand in several rows"
                : count == 1 ? " row" : " rows";
        return (more ? "More than " : "") + number + what;
    }

    /** Some of them, a row each: {@code id 7, title Moby Dick}. */
    public List<String> examples() {
        List<String> lines = new ArrayList<>();
        for (List<@Nullable String> row : first) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(columns.get(i) + " " + shown(row.get(i)));
            }
            lines.add(String.join(", ", values));
        }
        return lines;
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        String line = value.replaceAll("\\p{Cntrl}+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
