package org.schemawright.migration.schema;

/** A type that somebody made (PostgreSQL). */
public sealed interface UserType permits EnumType, DomainType, CompositeType, RangeType {

    ObjectName name();

    ObjectKind kind();

    default ObjectRef ref() {
        return ObjectRef.of(kind(), name());
    }
}
