package org.schemawright.migration.schema;

import java.util.List;

/**
 * An enumerated type (PostgreSQL).
 *
 * @param name its name
 * @param values in their order
 */
public record EnumType(ObjectName name, List<String> values) {
    public EnumType {
        values = List.copyOf(values);
    }
}
