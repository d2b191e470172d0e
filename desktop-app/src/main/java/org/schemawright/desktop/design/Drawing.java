package org.schemawright.desktop.design;

import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * What an editor starts from.
 *
 * @param schema the schema with everything that is already pending
 * @param dialect the engine it is for
 */
record Drawing(DatabaseSchema schema, Dialect dialect) {

    boolean isPostgresql() {
        return dialect.id().equals("postgresql");
    }

    /** Whether the engine takes two names for the same. */
    boolean sameName(String one, String other) {
        return isPostgresql() ? one.equals(other) : one.equalsIgnoreCase(other);
    }
}
