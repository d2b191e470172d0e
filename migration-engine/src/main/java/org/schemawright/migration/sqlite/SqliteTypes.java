package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.TypeKind;

/**
 * Declared types of SQLite. A declared type is free text; SQLite itself takes only an affinity out of it. We look for
 * the names that people use first, because a BOOLEAN or a DATETIME would otherwise be a mere number.
 */
final class SqliteTypes {

    /** How SQLite converts what is stored in a column. */
    enum Affinity {
        INTEGER,
        TEXT,
        BLOB,
        REAL,
        NUMERIC
    }

    private static final Pattern SIZE = Pattern.compile("\\(\\s*\\+?(\\d{1,9})\\s*(?:,\\s*([+-]?\\d{1,9})\\s*)?\\)");

    /** SQLite keeps these as a code and gives them back in upper case, however they were written. */
    private static final List<String> STANDARD = List.of("ANY", "BLOB", "INT", "INTEGER", "REAL", "TEXT");

    private static final Map<String, TypeKind> KNOWN = Map.ofEntries(
            Map.entry("BOOL", TypeKind.BOOLEAN),
            Map.entry("BOOLEAN", TypeKind.BOOLEAN),
            Map.entry("DATE", TypeKind.DATE),
            Map.entry("TIME", TypeKind.TIME),
            Map.entry("DATETIME", TypeKind.TIMESTAMP),
            Map.entry("TIMESTAMP", TypeKind.TIMESTAMP),
            Map.entry("TIMESTAMPTZ", TypeKind.TIMESTAMP),
            Map.entry("TIMESTAMP WITH TIME ZONE", TypeKind.TIMESTAMP),
            Map.entry("TIMESTAMP WITHOUT TIME ZONE", TypeKind.TIMESTAMP),
            Map.entry("UUID", TypeKind.UUID),
            Map.entry("GUID", TypeKind.UUID),
            Map.entry("UNIQUEIDENTIFIER", TypeKind.UUID),
            Map.entry("JSON", TypeKind.JSON),
            Map.entry("JSONB", TypeKind.JSON),
            Map.entry("DECIMAL", TypeKind.DECIMAL),
            Map.entry("NUMERIC", TypeKind.DECIMAL),
            Map.entry("NUMBER", TypeKind.DECIMAL),
            Map.entry("MONEY", TypeKind.DECIMAL),
            Map.entry("CURRENCY", TypeKind.DECIMAL),
            Map.entry("STRING", TypeKind.TEXT),
            Map.entry("BINARY", TypeKind.BINARY),
            Map.entry("VARBINARY", TypeKind.BINARY),
            Map.entry("BYTEA", TypeKind.BINARY),
            Map.entry("ANY", TypeKind.OTHER));

    private SqliteTypes() {}

    /** The type that a column declares; an empty text where it declares none. */
    static ColumnType parse(String declared) {
        String raw = declared.strip();
        String upper = raw.toUpperCase(Locale.ROOT);
        if (STANDARD.contains(upper)) {
            raw = upper;
        }
        Matcher size = SIZE.matcher(raw);
        boolean sized = size.find();
        String bare = (sized ? raw.substring(0, size.start()) + raw.substring(size.end()) : raw)
                .toUpperCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
        return new ColumnType(
                raw, kind(bare, raw), sized ? number(size.group(1)) : null, sized ? number(size.group(2)) : null);
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private static TypeKind kind(String bare, String raw) {
        TypeKind known = KNOWN.get(bare);
        if (known != null) {
            return known;
        }
        if (raw.isEmpty()) {
            return TypeKind.OTHER;
        }
        return switch (affinity(raw)) {
            case INTEGER -> TypeKind.INTEGER;
            case TEXT -> TypeKind.TEXT;
            case BLOB -> TypeKind.BINARY;
            case REAL -> TypeKind.REAL;
            case NUMERIC -> TypeKind.OTHER;
        };
    }

    /** SQLite's own five rules, in its own order. */
    static Affinity affinity(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        if (type.contains("INT")) {
            return Affinity.INTEGER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return Affinity.TEXT;
        }
        if (type.contains("BLOB") || type.isBlank()) {
            return Affinity.BLOB;
        }
        if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            return Affinity.REAL;
        }
        return Affinity.NUMERIC;
    }

    /** Whether a column of that type alone in the primary key is an alias of the rowid. */
    static boolean isRowIdType(String declared) {
        return declared.strip().equalsIgnoreCase("INTEGER");
    }

    static List<String> usual() {
        return List.of(
                "INTEGER",
                "TEXT",
                "REAL",
                "NUMERIC(10,2)",
                "BOOLEAN",
                "DATE",
                "DATETIME",
                "BLOB",
                "VARCHAR(100)",
                "UUID",
                "JSON");
    }
}
