package org.schemawright.migration.schema;

/** A type that somebody made (PostgreSQL). */
public sealed interface UserType permits EnumType, DomainType, CompositeType, RangeType {

    ObjectName name();

    ObjectKind kind();

    /** Whether the raw type of a column names it, with or without quotes and schema. */
    default boolean isCalled(String raw) {
        return name().isCalled(raw);
    }

    default ObjectRef ref() {
        return ObjectRef.of(kind(), name());
    }
}
