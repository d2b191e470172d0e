package org.schemawright.migration.schema;

import org.jspecify.annotations.Nullable;

/**
 * A thing that we carry as text: schemas, extensions, rules, policies, and whatever has no kind of its own.
 *
 * @param kind what it is
 * @param name its name; of a schema without a schema; of {@link ObjectKind#OTHER} without a schema what COMMENT ON would
 *     say, for it is unique: {@code collation public.german}
 * @param table the table or view it belongs to; null where it stands for itself
 * @param definition the statement that creates it, without a semicolon
 */
public record OtherObject(
        ObjectKind kind, ObjectName name, @Nullable ObjectName table, String definition) {

    public ObjectRef ref() {
        return table == null ? ObjectRef.of(kind, name) : new ObjectRef(kind, table, name.name());
    }

    /** The same object on a table of another name, with another text. */
    public OtherObject rewritten(@Nullable ObjectName newTable, String newDefinition) {
        return new OtherObject(kind, name, newTable, newDefinition);
    }
}
