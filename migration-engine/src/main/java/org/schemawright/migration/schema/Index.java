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
 */
public record Index(
        String name,
        boolean unique,
        List<Part> parts,
        @Nullable String predicate,
        @Nullable String definition) {
    public Index {
        parts = List.copyOf(parts);
    }

    /**
     * One indexed column or expression.
     *
     * @param column the column; null for an expression
     * @param expression the expression; null for a column
     * @param descending the direction
     */
    public record Part(@Nullable String column, @Nullable String expression, boolean descending) {
        /** An ascending column. */
        public static Part of(String column) {
            return new Part(column, null, false);
        }
    }
}
