package org.schemawright.migration.schema;

/**
 * A pure join table: its columns are nothing but two foreign keys, and all of them are its primary key, so that people
 * see it as a many-to-many relationship rather than as a table.
 *
 * @param table its name
 * @param first the relationship to one side
 * @param second the relationship to the other side; both sides may be the same table
 */
public record JoinTable(ObjectName table, Relationship first, Relationship second) {}
