package org.schemawright.migration.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A UNIQUE constraint.
 *
 * @param name null where unnamed
 * @param columns in key order, never empty
 */
public record UniqueKey(@Nullable String name, List<String> columns) implements Constraint {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
