package org.schemawright.desktop.rows;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;

/** SQLite: every value has a storage class of its own, whatever its column says, and keeps it. */
final class SqliteValues implements EngineValues {

    @Override
    public String selected(Column column) {
        return ordered(column);
    }

    @Override
    public String ordered(Column column) {
        return ALIAS + "." + SqlName.quote(column.name());
    }

    @Override
    public String text(Column column) {
        return ordered(column);
    }

    @Override
    public String like() {
        return " LIKE ";
    }

    @Override
    public String isNot() {
        return " IS NOT ";
    }

    @Override
    public @Nullable Object read(ResultSet rows, int index, Column column) throws SQLException {
        return readBoundary(rows, index, column);
    }

    @Override
    public boolean mayBeLarge(Column column) {
        return switch (column.type().kind()) {
            case TEXT, JSON, BINARY, OTHER -> column.identity() == null;
            case INTEGER, DECIMAL, REAL, BOOLEAN, DATE, TIME, TIMESTAMP, UUID, ENUM, ARRAY -> false;
        };
    }

    /** The size of a text or bytes is known without reading them. */
    @Override
    public String size(Column column) {
        return "octet_length(" + ordered(column) + ")";
    }

    @Override
    public String beginning(Column column) {
        String name = ordered(column);
        return "CASE WHEN octet_length(" + name + ") > " + LargeValue.LIMIT + " THEN substr(" + name + ", 1, "
                + (LargeValue.LIMIT + 1) + ") ELSE " + name + " END";
    }

    /** The driver gives small integers as Integer. */
    private static @Nullable Object stored(ResultSet rows, int index) throws SQLException {
        Object value = rows.getObject(index);
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    @Override
    public @Nullable Object readBoundary(ResultSet rows, int index, @Nullable Column column) throws SQLException {
        Object value = stored(rows, index);
        return value == null || exact(rows, index, value) ? value : new RawText(rows.getBytes(index));
    }

    @Override
    public Object bound(Object value) {
        return value;
    }

    @Override
    public boolean exact(ResultSet rows, int index, Object value) throws SQLException {
        // Only a text that was repaired while reading, or that has a NUL in it, needs a second look.
        if (value instanceof RawText) {
            return false;
        }
        return !(value instanceof String text)
                || text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0
                || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), rows.getBytes(index));
    }

    @Override
    public String placeholder(Object boundary) {
        return boundary instanceof RawText ? "CAST(? AS TEXT)" : "?";
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object boundary) throws SQLException {
        if (boundary instanceof RawText text) {
            statement.setBytes(index, text.bytes());
        } else {
            statement.setObject(index, boundary);
        }
    }

    @Override
    public String literal(Object boundary) {
        return switch (boundary) {
            case RawText text -> "CAST(x'" + HexFormat.of().formatHex(text.bytes()) + "' AS TEXT)";
            case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
            case String text -> SqlName.literal(text);
            default -> boundary.toString();
        };
    }
}
