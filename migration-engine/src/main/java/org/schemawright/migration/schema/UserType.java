package org.schemawright.migration.schema;

/** A type that somebody made (PostgreSQL). */
public sealed interface UserType permits EnumType, DomainType, CompositeType, RangeType {

    ObjectName name();

    ObjectKind kind();

    /** Whether the raw type of a column names it, with or without quotes and schema. */
    default boolean isCalled(String raw) {
        String bare = raw.replace("\"", "");
        return bare.equals(name().name()) || bare.equals(name().schema() + "." + name().name());
    }

    default ObjectRef ref() {
        return ObjectRef.of(kind(), name());
    }
}
