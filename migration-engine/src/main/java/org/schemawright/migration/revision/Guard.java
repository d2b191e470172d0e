package org.schemawright.migration.revision;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.plan.RowQuery;

/**
 * What must hold for the rows before a step runs, or it would stop at them; Liquibase asks it too, as a precondition.
 *
 * @param sql a query that gives 0 as long as no row is in the way
 * @param message what is said when one is, on one line
 */
public record Guard(String sql, String message) {

    /** The rows that are in the way; null where the query is not of our making. */
    public @Nullable RowQuery rows() {
        return RowQuery.ofGuard(sql);
    }
}
