package org.schemawright.migration.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence (PostgreSQL).
 *
 * @param name its name
 * @param ownerTable the table whose column owns it; null where none does
 * @param ownerColumn that column; null where none does
 * @param options what follows the name in CREATE SEQUENCE: {@code AS integer START WITH 5}; empty where all is as usual
 */
public record Sequence(
        ObjectName name,
        @Nullable ObjectName ownerTable,
        @Nullable String ownerColumn,
        String options) {

    /** A sequence with the usual options. */
    public Sequence(ObjectName name, @Nullable ObjectName ownerTable, @Nullable String ownerColumn) {
        this(name, ownerTable, ownerColumn, "");
    }

    public ObjectRef ref() {
        return ObjectRef.of(ObjectKind.SEQUENCE, name);
    }
}
