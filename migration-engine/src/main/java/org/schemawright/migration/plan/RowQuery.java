package org.schemawright.migration.plan;

import org.jspecify.annotations.Nullable;

/**
 * A query that gives rows a hazard is about, ready for a grid or the engine's own command line.
 *
 * @param sql without a closing semicolon; it has nothing behind it that a LIMIT could not follow
 */
public record RowQuery(String sql) {

    /** How a query for values that stand in several rows ends. */
    public static final String HAVING = "HAVING count(*) > 1";

    private static final String BEFORE = "SELECT count(*) FROM (\n";
    private static final String END = ") AS found";
    private static final String AFTER = "\nLIMIT 1" + END;

    /** How many there are; stops counting at the limit. */
    public String counted(long limit) {
        return BEFORE + sql + "\nLIMIT " + limit + END;
    }

    /** The first of them. */
    public String first(int number) {
        return sql + "\nLIMIT " + number;
    }

    /** Whether it gives values that stand in several rows, and not the rows. */
    public boolean isOfGroups() {
        return sql.endsWith(HAVING);
    }

    /** A query that gives 0 as long as there is none, and stops at the first. */
    public String guard() {
        return counted(1);
    }

    /** The rows that such a guard looks for; null where it is none of ours. */
    public static @Nullable RowQuery ofGuard(String guard) {
        return guard.startsWith(BEFORE) && guard.endsWith(AFTER) && guard.length() >= BEFORE.length() + AFTER.length()
                ? new RowQuery(guard.substring(BEFORE.length(), guard.length() - AFTER.length()))
                : null;
    }
}
