package org.schemawright.migration.rehearse;

import java.util.List;
import org.schemawright.migration.schema.ObjectName;

/**
 * A table whose rows are not what they were.
 *
 * @param table its name
 * @param before how many rows it had; -1 where it was not there
 * @param after how many it has; -1 where it is not there
 * @param columns those with other values, in order; where the rows are as many and this is empty, values have moved from
 *     row to row
 */
public record RowDifference(ObjectName table, long before, long after, List<String> columns) {
    public RowDifference {
        columns = List.copyOf(columns);
    }

    /** One sentence for people. */
    public String words() {
        if (after < 0) {
            return "The " + before + " rows of " + table + " are gone.";
        }
        if (before < 0) {
            return "The table " + table + " was not there before.";
        }
        if (before != after) {
            return "The table " + table + " had " + before + " rows and now has " + after + ".";
        }
        return columns.isEmpty()
                ? "Values of " + table + " have moved from row to row."
                : "Values of " + String.join(", ", columns) + " in " + table + " are not what they were.";
    }
}
