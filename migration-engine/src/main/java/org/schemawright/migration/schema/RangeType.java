package org.schemawright.migration.schema;

/**
 * A type of ranges.
 *
 * @param name its name
 * @param definition what stands in the parentheses of {@code AS RANGE}
 */
public record RangeType(ObjectName name, String definition) implements UserType {
    @Override
    public ObjectKind kind() {
        return ObjectKind.RANGE;
    }
}
