package org.schemawright.migration.plan;

import java.util.List;

/**
 * The statements that build a schema, in two parts.
 *
 * @param beforeRows what makes the tables; after it, rows can be put in in any order, and nothing happens to them
 * @param afterRows indexes, keys, triggers and whatever else holds for the rows
 */
public record SchemaParts(List<Statement> beforeRows, List<Statement> afterRows) {
    public SchemaParts {
        beforeRows = List.copyOf(beforeRows);
        afterRows = List.copyOf(afterRows);
    }
}
