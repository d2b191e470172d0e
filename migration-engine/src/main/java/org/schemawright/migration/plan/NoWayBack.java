package org.schemawright.migration.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A way back that there is not: its statements fail with a sentence that says so. */
public final class NoWayBack {

    /** What the text of these statements contains. */
    public static final String MARK = "schemawright_no_way_back";

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')+)'");

    private NoWayBack() {}

    /**
     * The sentence with which statements fail.
     *
     * @return empty where they are a way back
     */
    public static Optional<String> sentence(List<String> statements) {
        return statements.stream()
                .filter(sql -> sql.contains(MARK))
                .flatMap(sql -> LITERAL.matcher(sql).results())
                .map(result -> result.group(1).replace("''", "'"))
                .findFirst();
    }
}
