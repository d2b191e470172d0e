package org.schemawright.desktop.rows;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;

/** PostgreSQL: a few types as Java values, all others as the server's text. */
final class PostgresValues implements EngineValues {

    private static final Set<String> NATIVE =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision", "boolean", "uuid", "bytea");

    private static final Set<String> TEXTS = Set.of("text", "character varying", "citext");

    /** Types with an order of their own among those that we only carry as text. */
    private static final Set<String> ORDERED_OTHERS = Set.of(
            "interval",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "money",
            "bit",
            "bit varying",
            "tsvector",
            "pg_lsn",
            "jsonb");

    /** No value of so few bytes is large, even when it is stored compressed as well as can be. */
    private static final int SMALL_WHEN_STORED = 160;

    private static final Pattern LENGTH = Pattern.compile("\\(.*?\\)");

    @Override
    public String selected(Column column) {
        return NATIVE.contains(bareType(column)) ? name(column) : name(column) + "::text";
    }

    @Override
    public boolean mayBeLarge(Column column) {
        return switch (column.type().kind()) {
            case TEXT -> column.type().length() == null || column.type().length() > LargeValue.LIMIT;
            case JSON, BINARY, ARRAY, OTHER -> true;
            case INTEGER, DECIMAL, REAL, BOOLEAN, DATE, TIME, TIMESTAMP, UUID, ENUM -> false;
        };
    }

    @Override
    public String size(Column column) {
        return "CASE WHEN " + stored(column) + " THEN octet_length(" + selected(column) + ") END";
    }

    @Override
    public String beginning(Column column) {
        String value = selected(column);
        String part = bareType(column).equals("bytea")
                ? "substring(" + value + " from 1 for " + (LargeValue.LIMIT + 1) + ")"
                : "left(" + value + ", " + (LargeValue.LIMIT + 1) + ")";
        return "CASE WHEN " + stored(column) + " AND octet_length(" + value + ") > " + LargeValue.LIMIT + " THEN "
                + part + " ELSE " + value + " END";
    }

    /** Looks at what is stored first, which costs nothing, other than writing every value out to count its letters. */
    private static String stored(Column column) {
        return "pg_column_size(" + name(column) + ") > " + SMALL_WHEN_STORED;
    }

    @Override
    public String ordered(Column column) {
        return hasOrder(column) ? name(column) : name(column) + "::text";
    }

    @Override
    public String text(Column column) {
        return TEXTS.contains(bareType(column)) ? name(column) : name(column) + "::text";
    }

    @Override
    public String like() {
        return " ILIKE ";
    }

    @Override
    public String isNot() {
        return " IS DISTINCT FROM ";
    }

    private static boolean hasOrder(Column column) {
        String type = bareType(column);
        return switch (column.type().kind()) {
            case INTEGER, DECIMAL, REAL, BOOLEAN, TEXT, DATE, TIME, TIMESTAMP, UUID, BINARY, ENUM -> true;
            case JSON, OTHER -> ORDERED_OTHERS.contains(type);
            case ARRAY -> {
                String element = type.replace("[]", "");
                yield NATIVE.contains(element)
                        || ORDERED_OTHERS.contains(element)
                        || Set.of("text", "character varying", "date").contains(element)
                        || element.startsWith("time");
            }
        };
    }

    private static String bareType(Column column) {
        return LENGTH.matcher(column.type().raw()).replaceAll("").strip();
    }

    private static String name(Column column) {
        return ALIAS + "." + SqlName.quote(column.name());
    }

    @Override
    public @Nullable Object read(ResultSet rows, int index, Column column) throws SQLException {
        return switch (bareType(column)) {
            case "smallint" -> {
                short number = rows.getShort(index);
                yield rows.wasNull() ? null : Short.valueOf(number);
            }
            case "numeric" -> {
                // NaN and the infinities are no BigDecimal.
                Object number = rows.getObject(index);
                yield number instanceof Double special ? special.toString() : number;
            }
            case "integer", "bigint", "real", "double precision", "boolean", "uuid" -> rows.getObject(index);
            case "bytea" -> rows.getBytes(index);
            default -> rows.getString(index);
        };
    }

    @Override
    public @Nullable Object readBoundary(ResultSet rows, int index, @Nullable Column column) throws SQLException {
        if (column != null && bareType(column).equals("bytea")) {
            byte[] bytes = rows.getBytes(index);
            return bytes == null ? null : bound(bytes);
        }
        return rows.getString(index);
    }

    @Override
    public Object bound(Object value) {
        return switch (value) {
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    @Override
    public boolean exact(ResultSet rows, int index, Object value) {
        return true;
    }

    @Override
    public String placeholder(Object boundary) {
        return "?";
    }

    /** Without a type of its own, so that the server takes it for whatever it is compared with. */
    @Override
    public void bind(PreparedStatement statement, int index, Object boundary) throws SQLException {
        statement.setObject(index, boundary, Types.OTHER);
    }

    @Override
    public String literal(Object boundary) {
        return SqlName.literal(boundary.toString());
    }
}
