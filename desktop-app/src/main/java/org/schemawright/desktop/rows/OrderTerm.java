package org.schemawright.desktop.rows;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/**
 * One part of a total order.
 *
 * @param sql what is ordered and compared, qualified by the alias of the table
 * @param column the column it is; null for a row number of the engine's own
 * @param descending the direction
 * @param nullable whether there may be NULLs, which count as greater than every value on both engines
 */
record OrderTerm(String sql, @Nullable Column column, boolean descending, boolean nullable) {

    /** The same in the other direction. */
    OrderTerm reversed() {
        return new OrderTerm(sql, column, !descending, nullable);
    }

    /** As a part of ORDER BY. SQLite would put NULLs first without the last words. */
    String orderBy() {
        return sql + (descending ? " DESC" : "") + (nullable ? descending ? " NULLS FIRST" : " NULLS LAST" : "");
    }
}
