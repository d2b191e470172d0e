package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a catalog query, some lines of which hold only where the server has what they need. A line ends in
 * {@code -- if X} or {@code -- if X else OTHER TEXT}; several lines stand between {@code -- begin X}, perhaps
 * {@code -- else}, and {@code -- end}. X is a catalog ({@code pg_policy}), a column of one ({@code pg_constraint.conperiod}),
 * a function ({@code pg_get_viewdef(oid)}), or {@link Server#GENUINE}; several are joined by {@code &}.
 *
 * @param template the text with all its conditions
 */
record CatalogText(String template) {

    private static final Pattern LINE = Pattern.compile("(.*?)\\s*-- if (\\S+)(?: else (.*))?");
    private static final Pattern BEGIN = Pattern.compile("-- begin (\\S+)");

    /** What the text asks for. */
    Set<String> conditions() {
        Set<String> all = new LinkedHashSet<>();
        template.lines().forEach(line -> {
            Matcher condition = LINE.matcher(line);
            Matcher begin = BEGIN.matcher(line);
            if (condition.matches()) {
                all.addAll(Arrays.asList(condition.group(2).split("&", -1)));
            } else if (begin.matches()) {
                all.addAll(Arrays.asList(begin.group(1).split("&", -1)));
            }
        });
        return all;
    }

    /** The query for a server of which it is known what holds. */
    String where(Predicate<String> holds) {
        List<String> kept = new ArrayList<>();
        boolean keeping = true;
        for (String line : template.lines().toList()) {
            Matcher begin = BEGIN.matcher(line);
            if (begin.matches()) {
                keeping = all(begin.group(1), holds);
            } else if (line.equals("-- else")) {
                keeping = !keeping;
            } else if (line.equals("-- end")) {
                keeping = true;
            } else if (keeping) {
                kept.add(line(line, holds));
            }
        }
        return String.join("\n", kept);
    }

    private static String line(String line, Predicate<String> holds) {
        Matcher condition = LINE.matcher(line);
        if (!condition.matches()) {
            return line;
        }
        String otherwise = condition.group(3);
        return all(condition.group(2), holds) ? condition.group(1) : otherwise == null ? "" : otherwise;
    }

    private static boolean all(String conditions, Predicate<String> holds) {
        return Arrays.stream(conditions.split("&", -1)).allMatch(holds);
    }
}
