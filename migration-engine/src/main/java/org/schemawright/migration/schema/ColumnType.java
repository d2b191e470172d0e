package org.schemawright.migration.schema;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column.
 *
 * @param raw as the engine writes it, for example {@code NVARCHAR(120)} or {@code numeric(10,2)}; empty where SQLite has
 *     none declared
 * @param kind what the values are like
 * @param length characters, digits or bits, as the type counts; null where none is given
 * @param scale digits after the decimal point; null where none is given
 */
public record ColumnType(
        String raw,
        TypeKind kind,
        @Nullable Integer length,
        @Nullable Integer scale) {

    /** Usual types in one word each; a domain or an unusual type keeps its name. */
    private static final Map<String, String> PLAIN = plain();

    private static Map<String, String> plain() {
        Map<String, String> words = new HashMap<>();
        Stream.of("varchar", "nvarchar", "char", "nchar", "character", "character varying", "varying character")
                .forEach(name -> words.put(name, "text"));
        Stream.of("native character", "clob", "bpchar").forEach(name -> words.put(name, "text"));
        Stream.of("int", "bigint", "smallint", "tinyint", "mediumint", "int2", "int4", "int8", "big int")
                .forEach(name -> words.put(name, "integer"));
        Stream.of("blob", "bytea", "binary", "varbinary").forEach(name -> words.put(name, "bytes"));
        return Map.copyOf(words);
    }

    /** A type without length. */
    public static ColumnType of(String raw, TypeKind kind) {
        return new ColumnType(raw, kind, null, null);
    }

    /** Short words for headers and trees: {@code text 120}, {@code numeric 10,2}, {@code integer}, {@code timestamp tz}. */
    public String words() {
        String bare = bareName();
        String base = raw.isEmpty() ? wordOfKind() : PLAIN.getOrDefault(bare, bare);
        if (length == null) {
            return base;
        }
        return scale == null ? base + " " + length : base + " " + length + "," + scale;
    }

    private String wordOfKind() {
        return switch (kind) {
            case TEXT -> "text";
            case INTEGER -> "integer";
            case BINARY -> "bytes";
            default -> "any";
        };
    }

    private String bareName() {
        int parenthesis = raw.indexOf('(');
        String name = parenthesis < 0 ? raw : raw.substring(0, parenthesis) + raw.substring(raw.indexOf(')') + 1);
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replace(" without time zone", "")
                .replace(" with time zone", " tz");
    }
}
