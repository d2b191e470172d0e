package org.schemawright.migration.schema;

/**
 * A trigger.
 *
 * @param name its name
 * @param table the table or view it belongs to
 * @param definition the whole CREATE TRIGGER statement
 */
public record Trigger(String name, ObjectName table, String definition) {}
