package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UserType;

/** The types that a column can have: the engine's own and those that somebody made in the database. */
final class TypeChoices {

    /** What a STRICT table of SQLite takes. */
    private static final List<String> STRICT = List.of("INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY");

    private static final List<String> MORE_SQLITE = List.of(
            "INT", "BIGINT", "SMALLINT", "DOUBLE", "FLOAT", "DECIMAL(10,2)", "CHAR(2)", "TIME", "TIMESTAMP", "ANY");

    private static final List<String> MORE_POSTGRESQL = List.of(
            "int",
            "bool",
            "varchar(100)",
            "decimal(10,2)",
            "float8",
            "timestamptz",
            "character(2)",
            "time with time zone",
            "json",
            "xml",
            "bit(1)",
            "bit varying(64)",
            "money",
            "inet",
            "cidr",
            "macaddr",
            "int4range",
            "int8range",
            "numrange",
            "daterange",
            "tsrange",
            "tstzrange",
            "tsvector",
            "tsquery",
            "point",
            "line",
            "box",
            "path",
            "polygon",
            "circle",
            "integer[]",
            "uuid[]",
            "oid",
            "name");

    private final Drawing drawing;
    private final boolean strict;

    TypeChoices(Drawing drawing, Table table) {
        this.drawing = drawing;
        this.strict = !drawing.isPostgresql() && table.options().contains("STRICT");
    }

    /** All of them, the most usual first, then those of this database. */
    List<String> all() {
        if (strict) {
            return STRICT;
        }
        List<String> types = new ArrayList<>(drawing.dialect().usualTypes());
        drawing.schema().types().forEach(type -> types.add(written(type)));
        types.addAll(drawing.isPostgresql() ? MORE_POSTGRESQL : MORE_SQLITE);
        return types.stream().distinct().toList();
    }

    /** Those that a text can be the beginning of, or a part; those that begin with it first. */
    List<String> matching(String text) {
        String sought = text.strip().toLowerCase(Locale.ROOT);
        List<String> all = all();
        Stream<String> beginning =
                all.stream().filter(type -> type.toLowerCase(Locale.ROOT).startsWith(sought));
        Stream<String> containing = all.stream().filter(type -> {
            String lower = type.toLowerCase(Locale.ROOT);
            return !lower.startsWith(sought) && lower.contains(sought);
        });
        return Stream.concat(beginning, containing).toList();
    }

    /** What is wrong with a type, in a sentence; empty where nothing is as far as can be told without the database. */
    String problem(String text) {
        if (text.isBlank() && (drawing.isPostgresql() || strict)) {
            return "A column needs a type.";
        }
        if (strict && STRICT.stream().noneMatch(type -> type.equalsIgnoreCase(text.strip()))) {
            return "This table is STRICT: it takes " + String.join(", ", STRICT) + ".";
        }
        return "";
    }

    /** The type that somebody wrote. */
    ColumnType parse(String text) {
        String raw = text.strip();
        Optional<UserType> made = drawing.schema().types().stream()
                .filter(type -> written(type).equals(raw))
                .findFirst();
        return made.map(type -> ColumnType.of(
                        raw,
                        switch (type) {
                            case EnumType e -> TypeKind.ENUM;
                            case DomainType d -> d.base().kind();
                            default -> TypeKind.OTHER;
                        }))
                .orElseGet(() -> drawing.dialect().parseType(raw));
    }

    private static String written(UserType type) {
        return type.name().toString();
    }
}
