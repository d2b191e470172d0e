package org.schemawright.migration.plan;

/**
 * One SQL statement of a plan.
 *
 * @param sql without a closing semicolon
 * @param comment in plain words why it is there
 */
public record Statement(String sql, String comment) {}
