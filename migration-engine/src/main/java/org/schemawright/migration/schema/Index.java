package org.schemawright.migration.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not merely the means of a constraint.
 *
 * @param name its name
 * @param unique whether it forbids equal rows
 * @param parts what is indexed, in order
 * @param predicate the condition of a partial index; null where it covers all rows
 * @param definition the whole CREATE INDEX statement where the catalog has it; null for one not yet created
 * @param method how it is built: {@code gin}, {@code hash}; empty for the usual tree
 * @param valid whether it is in use; one that was built CONCURRENTLY and failed is not (PostgreSQL)
 */
public record Index(
        String name,
        boolean unique,
        List<Part> parts,
        @Nullable String predicate,
        @Nullable String definition,
        String method,
        boolean valid) {
    public Index {
        parts = List.copyOf(parts);
    }

    /** A valid index of the usual method. */
    public Index(
            String name, boolean unique, List<Part> parts, @Nullable String predicate, @Nullable String definition) {
        this(name, unique, parts, predicate, definition, "", true);
    }

    /** The same index with other texts. */
    public Index rewritten(List<Part> newParts, @Nullable String newPredicate, @Nullable String newDefinition) {
        return new Index(name, unique, newParts, newPredicate, newDefinition, method, valid);
    }

    /**
     * One indexed column or expression.
     *
     * @param column the column; null for an expression
     * @param expression the expression; null for a column
     * @param descending the direction
     * @param options what else is said of it: {@code COLLATE NOCASE}, {@code text_pattern_ops NULLS FIRST}; empty where
     *     nothing
     */
    public record Part(@Nullable String column, @Nullable String expression, boolean descending, String options) {

        /** A part without options. */
        public Part(@Nullable String column, @Nullable String expression, boolean descending) {
            this(column, expression, descending, "");
        }

        /** The same part of another column or expression. */
        public Part of(@Nullable String newColumn, @Nullable String newExpression) {
            return new Part(newColumn, newExpression, descending, options);
        }

        /** An ascending column. */
        public static Part of(String column) {
            return new Part(column, null, false);
        }
    }
}
