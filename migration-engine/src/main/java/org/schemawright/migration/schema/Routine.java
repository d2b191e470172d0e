package org.schemawright.migration.schema;

/**
 * A function or procedure (PostgreSQL).
 *
 * @param name its name
 * @param kind {@link ObjectKind#FUNCTION}, {@link ObjectKind#PROCEDURE} or {@link ObjectKind#AGGREGATE}
 * @param arguments the argument types that tell it from others of its name: {@code integer, text[]}; of an aggregate as its
 *     signature has them, names and ORDER BY included, empty for {@code *}
 * @param result what it returns, as written; empty for a procedure
 * @param definition the statement that creates it, without a semicolon
 */
public record Routine(ObjectName name, ObjectKind kind, String arguments, String result, String definition)
        implements SqlObject {

    @Override
    public ObjectRef ref() {
        return new ObjectRef(kind, name, arguments);
    }
}
