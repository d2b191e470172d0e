package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/** What {@link Column#storage()} says, clause by clause. */
final class ColumnStorage {

    private static final String LIST = "\\((?:[^()']|'(?:[^']|'')*')*\\)";
    private static final Pattern CLAUSES = Pattern.compile("(?:(PLAIN|EXTERNAL|EXTENDED|MAIN)\\b)?\\s*"
            + "(?:COMPRESSION (\\w+))?\\s*"
            + "(?:STATISTICS (\\d+))?\\s*"
            + "(" + LIST + ")?\\s*"
            + "(OPTIONS " + LIST + ")?");

    private ColumnStorage() {}

    /** The actions of ALTER COLUMN that bring it about; the options of a foreign table's column are none of them. */
    static List<String> actions(Column column) {
        Matcher clauses = CLAUSES.matcher(column.storage());
        List<String> actions = new ArrayList<>();
        if (clauses.matches()) {
            add(actions, "SET STORAGE ", clauses.group(1));
            add(actions, "SET COMPRESSION ", clauses.group(2));
            add(actions, "SET STATISTICS ", clauses.group(3));
            add(actions, "SET ", clauses.group(4));
        }
        return actions;
    }

    /** The options of a foreign table's column, with a space before them; empty where there are none. */
    static String foreignOptions(Column column) {
        Matcher clauses = CLAUSES.matcher(column.storage());
        return clauses.matches() && clauses.group(5) != null ? " " + clauses.group(5) : "";
    }

    private static void add(List<String> actions, String words, @Nullable String value) {
        if (value != null) {
            actions.add(words + value);
        }
    }
}
