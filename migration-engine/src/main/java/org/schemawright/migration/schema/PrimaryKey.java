package org.schemawright.migration.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PRIMARY KEY constraint.
 *
 * @param name null where unnamed
 * @param columns in key order, never empty
 * @param options what else it says: {@code INCLUDE (note)}, {@code DEFERRABLE}, {@code (ASC, COLLATE NOCASE DESC) ON
 *     CONFLICT REPLACE} with what stands behind each column by its place (SQLite); empty where nothing
 */
public record PrimaryKey(@Nullable String name, List<String> columns, String options) implements Constraint {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }

    /** A key without options. */
    public PrimaryKey(@Nullable String name, List<String> columns) {
        this(name, columns, "");
    }

    /** The same key over columns of other names. */
    public PrimaryKey withColumns(List<String> newColumns) {
        return new PrimaryKey(name, newColumns, options);
    }
}
