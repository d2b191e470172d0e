package org.schemawright.migration.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain: another type with rules of its own.
 *
 * @param name its name
 * @param base the type it is made of
 * @param nullable whether NULL is allowed
 * @param defaultValue null where there is none
 * @param collation null where it is the base type's
 * @param checks its rules about {@code VALUE}
 */
public record DomainType(
        ObjectName name,
        ColumnType base,
        boolean nullable,
        @Nullable DefaultValue defaultValue,
        @Nullable String collation,
        List<CheckConstraint> checks)
        implements UserType {
    public DomainType {
        checks = List.copyOf(checks);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.DOMAIN;
    }
}
