package org.schemawright.migration.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * What a plan takes away of one table and keeps in a table beside it: all rows, or the values of some columns that go or
 * are converted.
 *
 * @param side the table that keeps them
 * @param table as it is before
 * @param left as the plan leaves it, with the names that it had before; null when the table goes
 * @param columns those whose values are kept
 */
public record KeptRows(
        ObjectName side, Table table, @Nullable Table left, List<String> columns) {

    /** How all names of side tables begin. */
    public static final String PREFIX = "schemawright_kept_";

    /** Stands in the names for the revision, as long as a plan is none. */
    public static final String NO_REVISION = "000000000000";

    public KeptRows {
        columns = List.copyOf(columns);
    }

    /** Whether the column stays, with its values led to another type. */
    public boolean isConverted(String column) {
        return left != null
                && left.column(column).filter(c -> c.generated() == null).isPresent();
    }

    /** What is kept, in words that begin a sentence. */
    public String words() {
        return left == null
                ? "The rows of " + table.name()
                : "The values of "
                        + columns.stream()
                                .map(column -> table.name() + "." + column)
                                .collect(Collectors.joining(", "));
    }
}
