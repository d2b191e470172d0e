package org.schemawright.migration.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions as PostgreSQL writes them once it has read its own writing. That of {@code x IN ('a', 'b')} over a varchar
 * is no rest: it writes a list that is cast as a whole, reads that, and writes a list of which each part is cast. A schema
 * and what a revision makes of it would differ for ever.
 */
final class SettledText {

    private static final String PART = "(?:'(?:[^']|'')*+'|NULL)::character varying";
    private static final Pattern LIST =
            Pattern.compile("\\(ARRAY\\[(" + PART + "(?:, " + PART + ")*+)\\]\\)::text\\[\\]");
    private static final Pattern EACH = Pattern.compile(PART);

    private SettledText() {}

    static String of(String written) {
        if (!written.contains("])::text[]")) {
            return written;
        }
        return LIST.matcher(written)
                .replaceAll(list -> Matcher.quoteReplacement(
                        "ARRAY[" + EACH.matcher(list.group(1)).replaceAll("($0)::text") + "]"));
    }
}
