package org.schemawright.migration.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The primary key.
 *
 * @param name null where unnamed
 * @param columns in key order, never empty
 */
public record PrimaryKey(@Nullable String name, List<String> columns) implements Constraint {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }
}
