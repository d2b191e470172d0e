package org.schemawright.migration.schema;

/**
 * A relationship between two tables, derived from a foreign key.
 *
 * @param from the referring table
 * @param key the foreign key
 * @param oneToOne whether the referring columns are a key of their own table, so that at most one row refers
 * @param mandatory whether every referring row must refer (no referring column is nullable)
 */
public record Relationship(ObjectName from, ForeignKey key, boolean oneToOne, boolean mandatory) {

    /** The table referred to. */
    public ObjectName to() {
        return key.target();
    }
}
