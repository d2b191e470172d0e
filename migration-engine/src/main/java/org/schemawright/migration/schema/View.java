package org.schemawright.migration.schema;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A view.
 *
 * @param name its name
 * @param materialized whether its rows are stored (PostgreSQL)
 * @param columns what it shows; empty where it no longer compiles
 * @param definition SQLite: the whole CREATE VIEW statement; PostgreSQL: the query
 * @param problem why its columns could not be read; null where they could
 * @param indexes those of a materialized view
 * @param options what else is said of it, each as the fragment of SQL that says it (PostgreSQL). In CREATE VIEW:
 *     {@code USING method}, {@code WITH (security_barrier='true', check_option='local')}, {@code WITH NO DATA}; in ALTER
 *     TABLE: {@code DISABLE RULE "r"}
 */
public record View(
        ObjectName name,
        boolean materialized,
        List<Column> columns,
        String definition,
        @Nullable String problem,
        List<Index> indexes,
        Set<String> options)
        implements SqlObject {
    public View {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        options = Set.copyOf(options);
    }

    /** A view without indexes and options. */
    public View(
            ObjectName name, boolean materialized, List<Column> columns, String definition, @Nullable String problem) {
        this(name, materialized, columns, definition, problem, List.of(), Set.of());
    }

    @Override
    public ObjectRef ref() {
        return ObjectRef.of(materialized ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW, name);
    }

    /** The same view with another text. */
    public View withDefinition(String newDefinition) {
        return new View(name, materialized, columns, newDefinition, problem, indexes, options);
    }

    /** The same view with other indexes and options. */
    public View with(List<Index> newIndexes, Set<String> newOptions) {
        return new View(name, materialized, columns, definition, problem, newIndexes, newOptions);
    }
}
