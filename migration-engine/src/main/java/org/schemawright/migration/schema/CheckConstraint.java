package org.schemawright.migration.schema;

import org.jspecify.annotations.Nullable;

/**
 * A CHECK constraint.
 *
 * @param name null where unnamed
 * @param expression the condition, without the parentheses around it
 */
public record CheckConstraint(@Nullable String name, String expression) implements Constraint {}
