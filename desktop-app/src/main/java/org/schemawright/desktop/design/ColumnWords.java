package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Reference;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.Table;

/** Says what a column is like. */
final class ColumnWords {

    private ColumnWords() {}

    /** What a new row has there by itself: {@code next number}, {@code = price * 2}, {@code 'en'}; empty for nothing. */
    static String byItself(Column column) {
        Generated generated = column.generated();
        if (generated != null) {
            return "= " + generated.expression();
        }
        if (column.identity() != null) {
            return "next number";
        }
        DefaultValue given = column.defaultValue();
        return given != null ? given.sql() : column.nullable() ? "NULL" : "";
    }

    /** Whether {@link #byItself} are words of ours, not SQL of the column. */
    static boolean isWord(Column column) {
        return column.generated() == null && (column.identity() != null || column.defaultValue() == null);
    }

    /** What numbers a column: {@code by the database, typed values stay}. */
    static String identity(@Nullable Identity identity) {
        if (identity == null) {
            return "no";
        }
        return switch (identity.kind()) {
            case ROWID -> "next free number";
            case AUTOINCREMENT -> "never the same number twice";
            case SERIAL -> "by its sequence (serial)";
            case BY_DEFAULT -> "unless a number is typed";
            case ALWAYS -> "always, typed numbers are refused";
        };
    }

    /** Where a column stands: "Column of book, 8th of 13". */
    static String place(Table table, Column column) {
        int place = table.columns().indexOf(column) + 1;
        return "Column of " + table.name()
                + (place > 0 ? ", " + ordinal(place) + " of " + table.columns().size() : "");
    }

    private static String ordinal(int number) {
        int tens = number % 100;
        String end = tens >= 11 && tens <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + end;
    }

    /** What a screen reader says of a part of a line. */
    static String spoken(DesignLine line, ColumnPart part, String usedBy) {
        Column column = line.shown();
        String value =
                switch (part) {
                    case STATE -> line.mark();
                    case NAME -> column.name();
                    case TYPE -> column.type().words();
                    case NULLABLE -> column.nullable() ? "NULL allowed" : "must have a value";
                    case DEFAULT -> "default " + (byItself(column).isEmpty() ? "none" : byItself(column));
                    case KEY -> keys(line).isEmpty() ? "no key" : keys(line);
                    case USED_BY -> usedBy.isEmpty() ? "used by nothing" : "used by " + usedBy;
                };
        List<String> words = new ArrayList<>(List.of(value));
        if (part != ColumnPart.NAME && part != ColumnPart.STATE) {
            words.add("column " + column.name());
        }
        if (!line.mark().isEmpty() && part != ColumnPart.STATE) {
            words.add(line.mark());
        }
        return String.join(", ", words);
    }

    /** Whether what uses a column is a foreign key of another table, or a column of it. */
    static boolean isKeyOfAnother(Reference user, @Nullable Table table) {
        return table != null
                && !user.from().name().equals(table.name())
                && (user.from().kind() == ObjectKind.CONSTRAINT || user.from().kind() == ObjectKind.COLUMN);
    }

    /** The keys of a line in a row: "primary, index". */
    static String keys(DesignLine line) {
        return line.keys().stream().map(KeyMark::words).collect(Collectors.joining(", "));
    }

    /** What was there before, for a tip; empty where nothing has changed. */
    static String before(DesignLine line) {
        Column was = line.stored();
        if (was == null || line.state() != DesignLine.State.CHANGED) {
            return "";
        }
        return "In the database: " + was.name() + " " + was.type().raw().toLowerCase(Locale.ROOT)
                + (was.nullable() ? "" : ", must have a value")
                + (was.defaultValue() == null
                        ? ""
                        : ", default "
                                + Objects.requireNonNull(was.defaultValue()).sql());
    }
}
