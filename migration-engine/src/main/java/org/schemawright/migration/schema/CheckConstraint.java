package org.schemawright.migration.schema;

import org.jspecify.annotations.Nullable;

/**
 * A CHECK constraint.
 *
 * @param name null where unnamed
 * @param expression the condition, without its parentheses
 * @param options what else it says: {@code NO INHERIT}, {@code NOT VALID}; empty where nothing
 */
public record CheckConstraint(@Nullable String name, String expression, String options) implements Constraint {

    /** A check without options. */
    public CheckConstraint(@Nullable String name, String expression) {
        this(name, expression, "");
    }

    /** The same check of another condition. */
    public CheckConstraint withExpression(String newExpression) {
        return new CheckConstraint(name, newExpression, options);
    }
}
