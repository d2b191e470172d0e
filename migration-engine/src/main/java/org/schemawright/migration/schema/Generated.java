package org.schemawright.migration.schema;

/**
 * A column whose value is computed from others and cannot be written.
 *
 * @param expression the expression, without the parentheses around it
 * @param stored true when kept on disk, false when computed at each read
 */
public record Generated(String expression, boolean stored) {}
