package org.schemawright.migration.schema;

/**
 * One thing that needs another: a view its tables, a default its function. What belongs to a table (its own columns,
 * constraints, indexes) is not listed, nor what a foreign key says.
 *
 * @param user what would break
 * @param used what it needs
 */
public record Dependency(ObjectRef user, ObjectRef used) {}
