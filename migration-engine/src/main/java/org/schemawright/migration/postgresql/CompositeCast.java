package org.schemawright.migration.postgresql;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.CompositeType;
import org.schemawright.migration.schema.DatabaseSchema;

/** A value of several attributes led to a type of the same name with others: by their names, as text knows only places. */
final class CompositeCast {

    private CompositeCast() {}

    /** What ALTER COLUMN … TYPE says behind USING; null where the type is none of several attributes before and after. */
    static @Nullable String using(Column column, DatabaseSchema from, DatabaseSchema to) {
        CompositeType was = find(column.type(), from).orElse(null);
        CompositeType is = find(column.type(), to).orElse(null);
        if (was == null || is == null) {
            return null;
        }
        String name = SqlName.quote(column.name());
        String attributes = is.attributes().stream()
                .map(attribute -> attribute(attribute, was, name))
                .collect(Collectors.joining(", "));
        // A value without any attribute set is not the same as none.
        return " USING CASE WHEN " + name + " IS DISTINCT FROM NULL THEN ROW(" + attributes + ")::"
                + column.type().raw() + " END";
    }

    private static String attribute(Column attribute, CompositeType was, String column) {
        String type = attribute.type().raw();
        boolean stays =
                was.attributes().stream().anyMatch(before -> before.name().equals(attribute.name()));
        return (stays ? "(" + column + ")." + SqlName.quote(attribute.name()) + "::text::" : "NULL::") + type;
    }

    private static Optional<CompositeType> find(ColumnType type, DatabaseSchema schema) {
        return schema.types().stream()
                .filter(CompositeType.class::isInstance)
                .map(CompositeType.class::cast)
                .filter(composite -> composite.isCalled(type.raw()))
                .findFirst();
    }
}
