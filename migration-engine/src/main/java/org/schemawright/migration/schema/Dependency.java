package org.schemawright.migration.schema;

/**
 * One thing that needs another: a view its tables, a default its function. What belongs to a table (its own columns,
 * constraints, indexes) is not listed, nor what a foreign key says.
 *
 * @param user what would break: of a table the column (for its type or default), constraint or index
 * @param used what it needs; a column of a table or view is listed beside the table or view
 */
public record Dependency(ObjectRef user, ObjectRef used) {}
