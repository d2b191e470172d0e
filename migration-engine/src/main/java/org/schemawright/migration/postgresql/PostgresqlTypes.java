package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.TypeKind;

/** PostgreSQL's types: what their values are like, and the one spelling that its catalogs use. */
final class PostgresqlTypes {

    /** The name, what stands in parentheses, and the words that time types have behind them. */
    private static final Pattern SHAPE = Pattern.compile(
            "([a-z_][a-z0-9_ ]*?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(-?\\d+)\\s*)?\\))?\\s*((?:with|without) time zone)?");

    private static final Pattern ARRAY =
            Pattern.compile("(.*?)((?:\\s*\\[\\d*])+|\\s+array)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> CATALOG_NAMES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("varchar", "character varying"),
            Map.entry("char varying", "character varying"),
            Map.entry("char", "character"),
            Map.entry("varbit", "bit varying"));

    private static final Map<String, TypeKind> KINDS = Map.ofEntries(
            Map.entry("smallint", TypeKind.INTEGER),
            Map.entry("integer", TypeKind.INTEGER),
            Map.entry("bigint", TypeKind.INTEGER),
            Map.entry("oid", TypeKind.INTEGER),
            Map.entry("smallserial", TypeKind.INTEGER),
            Map.entry("serial", TypeKind.INTEGER),
            Map.entry("bigserial", TypeKind.INTEGER),
            Map.entry("numeric", TypeKind.DECIMAL),
            Map.entry("real", TypeKind.REAL),
            Map.entry("double precision", TypeKind.REAL),
            Map.entry("boolean", TypeKind.BOOLEAN),
            Map.entry("character varying", TypeKind.TEXT),
            Map.entry("character", TypeKind.TEXT),
            Map.entry("bpchar", TypeKind.TEXT),
            Map.entry("text", TypeKind.TEXT),
            Map.entry("citext", TypeKind.TEXT),
            Map.entry("name", TypeKind.TEXT),
            Map.entry("date", TypeKind.DATE),
            Map.entry("time", TypeKind.TIME),
            Map.entry("timestamp", TypeKind.TIMESTAMP),
            Map.entry("uuid", TypeKind.UUID),
            Map.entry("json", TypeKind.JSON),
            Map.entry("jsonb", TypeKind.JSON),
            Map.entry("bytea", TypeKind.BINARY));

    /** By name, because somebody may call a type of theirs {@code region}. */
    private static final String CATALOG_TYPES =
            "reg(class|collation|config|dictionary|namespace|oper|operator|proc" + "|procedure|role|type)";

    /** What PostgreSQL itself has, arrays of it too; a name of a schema is never part of it. */
    private static final Pattern BUILT_IN = Pattern.compile(
            "(smallint|integer|bigint|numeric|real|double precision|boolean|text|character varying|character|date"
                    + "|timestamp|time|interval|uuid|bytea|json|jsonb|inet|cidr|money|oid|" + CATALOG_TYPES
                    + ")\\b[^\".]*");

    private PostgresqlTypes() {}

    /** Whether PostgreSQL itself has the type, and gives its values back as they were. */
    static boolean isBuiltIn(ColumnType type) {
        return BUILT_IN.matcher(type.raw()).matches();
    }

    /** Whether values are names of things in the catalog, which are kept as their numbers. */
    static boolean isCatalogType(ColumnType type) {
        return type.raw().matches(CATALOG_TYPES);
    }

    /** The most usual first, spelled as the catalogs do. */
    static List<String> usual() {
        return List.of(
                "integer",
                "bigint",
                "text",
                "character varying(255)",
                "boolean",
                "numeric(10,2)",
                "double precision",
                "date",
                "timestamp with time zone",
                "timestamp without time zone",
                "time without time zone",
                "uuid",
                "jsonb",
                "bytea",
                "smallint",
                "real",
                "interval",
                "text[]");
    }

    /**
     * A type as the catalogs would write it: {@code varchar(20)} becomes {@code character varying(20)}, so that what is
     * planned equals what is read back later. What we do not know stays as it is written.
     */
    static ColumnType parse(String written) {
        String raw = written.strip();
        Matcher array = ARRAY.matcher(raw);
        if (array.matches() && !raw.endsWith("\"")) {
            return ColumnType.of(parse(array.group(1)).raw() + "[]", TypeKind.ARRAY);
        }
        Matcher shape = SHAPE.matcher(raw.toLowerCase(Locale.ROOT));
        if (!shape.matches()) {
            return ColumnType.of(raw, TypeKind.OTHER);
        }
        return parse(raw, shape);
    }

    private static ColumnType parse(String raw, Matcher shape) {
        String name = shape.group(1).replaceAll("\\s+", " ");
        Integer length = number(shape.group(2));
        Integer scale = number(shape.group(3));
        if (name.equals("float")) {
            return ColumnType.of(length != null && length <= 24 ? "real" : "double precision", TypeKind.REAL);
        }
        if (name.startsWith("time")) {
            return time(raw, name, length, shape.group(4));
        }
        String known = CATALOG_NAMES.getOrDefault(name, name);
        TypeKind kind = KINDS.getOrDefault(known, TypeKind.OTHER);
        if (kind == TypeKind.OTHER && !known.startsWith("bit")) {
            return ColumnType.of(raw, kind);
        }
        if (length == null && (known.equals("character") || known.equals("bit"))) {
            length = 1;
        }
        if (length != null && scale == null && kind == TypeKind.DECIMAL) {
            scale = 0;
        }
        String modifiers = length == null ? "" : scale == null ? "(" + length + ")" : "(" + length + "," + scale + ")";
        return new ColumnType(known + modifiers, kind, length, scale);
    }

    /** The digits of a second are no length: they stay in the raw text alone. */
    private static ColumnType time(String raw, String name, @Nullable Integer digits, @Nullable String zone) {
        boolean zoned = name.endsWith("tz") || "with time zone".equals(zone);
        String bare = name.endsWith("tz") ? name.substring(0, name.length() - 2) : name;
        TypeKind kind = KINDS.getOrDefault(bare, TypeKind.OTHER);
        if (kind == TypeKind.OTHER) {
            return ColumnType.of(raw, kind);
        }
        String modifier = digits == null ? "" : "(" + digits + ")";
        return ColumnType.of(bare + modifier + (zoned ? " with time zone" : " without time zone"), kind);
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    /** Whether the elements of an array are of a type that somebody made, which PostgreSQL may have no cast for. */
    static boolean isOfOwnType(ColumnType array) {
        String raw = array.raw();
        while (raw.endsWith("[]")) {
            raw = raw.substring(0, raw.length() - 2);
        }
        return parse(raw).kind() == TypeKind.OTHER;
    }

    /**
     * A type out of the catalogs.
     *
     * @param raw from format_type
     * @param typeClass pg_type.typtype
     * @param category pg_type.typcategory
     * @param base what a domain stands on; null for other types
     */
    static ColumnType reflected(String raw, String typeClass, String category, @Nullable String base) {
        if (category.equals("A")) {
            return ColumnType.of(raw, TypeKind.ARRAY);
        }
        if (typeClass.equals("e")) {
            return ColumnType.of(raw, TypeKind.ENUM);
        }
        if (base != null) {
            return ColumnType.of(raw, parse(base).kind());
        }
        ColumnType parsed = parse(raw);
        return new ColumnType(raw, parsed.kind(), parsed.length(), parsed.scale());
    }
}
