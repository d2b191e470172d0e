package org.schemawright.migration.schema;

import java.util.List;

/**
 * An enumerated type.
 *
 * @param name its name
 * @param values in their order
 */
public record EnumType(ObjectName name, List<String> values) implements UserType {
    public EnumType {
        values = List.copyOf(values);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.ENUM;
    }
}
