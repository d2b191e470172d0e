package org.schemawright.migration.schema;

/**
 * The default of a column.
 *
 * @param sql the expression as the catalog holds it, for example {@code 'en'} or {@code CURRENT_TIMESTAMP}
 */
public record DefaultValue(String sql) {}
