package org.schemawright.migration.plan;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectName;

/**
 * How far something has counted that counts no more after a plan, kept in a table beside it.
 *
 * @param side the table that keeps it
 * @param counter what counts: a table, or a sequence
 * @param column the column of the table that is numbered; null where the counter says it all
 */
public record KeptCount(
        ObjectName side, ObjectName counter, @Nullable String column) {

    /** What is kept, in words that begin a sentence. */
    public String words() {
        return "How far " + counter + " has counted";
    }

    /** Why its side table goes at last. */
    public String told() {
        return words() + " is told again, so it is not kept any more";
    }
}
