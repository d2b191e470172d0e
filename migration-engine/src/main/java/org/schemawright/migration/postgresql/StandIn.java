package org.schemawright.migration.postgresql;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * A value that says nothing, for the rows of a column that comes back without its values: zero, an empty text, the epoch.
 *
 * @param sql the value; where rows must differ, an expression of {@link #NUMBERS}
 * @param differs whether each row gets another value, because a key forbids equal ones
 */
record StandIn(String sql, boolean differs) {

    /** The sequence that counts the rows while a column comes back, in the schema of the table. */
    static final String NUMBERS = "_stand_in_numbers";

    /** By the first word of the type, for those whose kind tells too little. */
    private static final Map<String, String> OF_OTHER_TYPES = Map.of(
            "interval", "'0'",
            "inet", "'0.0.0.0'",
            "cidr", "'0.0.0.0'",
            "macaddr", "'00:00:00:00:00:00'",
            "money", "'0'",
            "tsvector", "''",
            "point", "'(0,0)'",
            "hstore", "''");

    /**
     * What existing rows get.
     *
     * @param schema knows the values of enums
     * @return null where the column needs none, where its type has none, and where it must be one of another table
     */
    static @Nullable StandIn of(Column column, Table table, DatabaseSchema schema) {
        boolean filled = column.generated() != null || column.identity() != null;
        boolean refers =
                table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
        if (filled || refers) {
            return null;
        }
        if (mustDiffer(column, table) && !Rewrites.fillsEachRow(column)) {
            String different = different(column, table.name());
            if (different != null && (!column.nullable() || column.defaultValue() != null)) {
                return new StandIn(different, true);
            }
        }
        String same = column.nullable() || column.defaultValue() != null ? null : same(column, schema);
        return same == null ? null : new StandIn(same, false);
    }

    private static boolean mustDiffer(Column column, Table table) {
        String name = column.name();
        return table.primaryKey().stream().anyMatch(key -> key.columns().contains(name))
                || table.uniqueKeys().stream().anyMatch(key -> key.columns().contains(name))
                || table.indexes().stream()
                        .filter(index -> index.unique())
                        .flatMap(index -> index.parts().stream())
                        .anyMatch(part -> name.equals(part.column()));
    }

    private static @Nullable String different(Column column, ObjectName table) {
        String number = "nextval(" + SqlName.literal(SqlName.quote(table.withName(NUMBERS))) + "::regclass)";
        return switch (column.type().kind()) {
            case INTEGER, DECIMAL, REAL -> number;
            case TEXT -> number + "::text";
            case DATE -> "date 'epoch' + " + number + "::integer";
            case TIMESTAMP -> "timestamp 'epoch' + " + number + " * interval '1 second'";
            case BINARY -> "convert_to(" + number + "::text, 'UTF8')";
            case BOOLEAN, TIME, UUID, JSON, ARRAY, ENUM, OTHER -> null;
        };
    }

    private static @Nullable String same(Column column, DatabaseSchema schema) {
        return switch (column.type().kind()) {
            case INTEGER, DECIMAL, REAL -> "0";
            case BOOLEAN -> "false";
            case TEXT -> "''";
            case DATE, TIMESTAMP -> "'epoch'";
            case TIME -> "'00:00'";
            case UUID -> "gen_random_uuid()";
            case JSON, ARRAY -> "'{}'";
            case BINARY -> "'\\x'";
            case ENUM -> firstValue(column.type(), schema);
            case OTHER -> ofOtherType(column.type().raw());
        };
    }

    private static @Nullable String ofOtherType(String raw) {
        return raw.endsWith("range")
                ? "'empty'"
                : OF_OTHER_TYPES.get(SqlTokens.of(raw).getFirst().text().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String firstValue(ColumnType type, DatabaseSchema schema) {
        return schema.enumOf(type)
                .flatMap(set -> set.values().stream().findFirst())
                .map(SqlName::literal)
                .orElse(null);
    }
}
