package org.schemawright.migration.schema;

import java.util.List;

/**
 * A type of several attributes.
 *
 * @param name its name
 * @param attributes in their order
 */
public record CompositeType(ObjectName name, List<Column> attributes) implements UserType {
    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.COMPOSITE;
    }
}
