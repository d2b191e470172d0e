package org.schemawright.migration.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view.
 *
 * @param name its name
 * @param materialized whether its rows are stored (PostgreSQL)
 * @param columns what it shows; empty where it no longer compiles
 * @param definition SQLite: the whole CREATE VIEW statement; PostgreSQL: the query
 * @param problem why its columns could not be read; null where they could
 */
public record View(
        ObjectName name,
        boolean materialized,
        List<Column> columns,
        String definition,
        @Nullable String problem) {
    public View {
        columns = List.copyOf(columns);
    }
}
