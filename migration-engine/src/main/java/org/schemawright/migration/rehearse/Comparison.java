package org.schemawright.migration.rehearse;

import java.util.List;
import org.schemawright.migration.change.Difference;

/**
 * How a database compares with what it was.
 *
 * @param schema what differs in the schema
 * @param rows what differs in the rows of the tables that are still there
 */
public record Comparison(List<Difference> schema, List<RowDifference> rows) {
    public Comparison {
        schema = List.copyOf(schema);
        rows = List.copyOf(rows);
    }

    /** Whether it is exactly what it was. */
    public boolean isSame() {
        return schema.isEmpty() && rows.isEmpty();
    }
}
