package org.schemawright.migration.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A UNIQUE constraint.
 *
 * @param name null where unnamed
 * @param columns in key order, never empty
 * @param options what else it says: {@code NULLS NOT DISTINCT}, {@code INCLUDE (note)}, {@code (COLLATE NOCASE) ON CONFLICT
 *     IGNORE} with what stands behind each column by its place (SQLite); empty where nothing
 */
public record UniqueKey(@Nullable String name, List<String> columns, String options) implements Constraint {
    public UniqueKey {
        columns = List.copyOf(columns);
    }

    /** A key without options. */
    public UniqueKey(@Nullable String name, List<String> columns) {
        this(name, columns, "");
    }

    /** The same key over columns of other names. */
    public UniqueKey withColumns(List<String> newColumns) {
        return new UniqueKey(name, newColumns, options);
    }
}
