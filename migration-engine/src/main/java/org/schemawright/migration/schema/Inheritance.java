package org.schemawright.migration.schema;

import java.util.List;
import java.util.Set;

/**
 * What a table has from its parents (PostgreSQL): it cannot be changed in the table alone.
 *
 * @param parents the tables it inherits from, in their order; of a partition the one table it is a part of
 * @param columns the names of columns that only the parents declare
 * @param constraints the names of constraints that only the parents declare
 */
public record Inheritance(List<ObjectName> parents, Set<String> columns, Set<String> constraints) {

    /** A table without parents. */
    public static final Inheritance NONE = new Inheritance(List.of(), Set.of(), Set.of());

    public Inheritance {
        parents = List.copyOf(parents);
        columns = Set.copyOf(columns);
        constraints = Set.copyOf(constraints);
    }
}
