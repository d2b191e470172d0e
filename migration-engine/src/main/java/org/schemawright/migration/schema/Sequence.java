package org.schemawright.migration.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence (PostgreSQL).
 *
 * @param name its name
 * @param ownerTable the table whose column owns it; null where none does
 * @param ownerColumn that column; null where none does
 */
public record Sequence(
        ObjectName name,
        @Nullable ObjectName ownerTable,
        @Nullable String ownerColumn) {}
