package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.MadeTypes;
import org.schemawright.migration.plan.ValueFit;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.View;

/**
 * How values get on with another type, as {@link ColumnStatements} converts them. A condition that stops a run is never
 * true of a value that would pass; what domains and rare types refuse is left to the run.
 */
final class PostgresqlValueFit {

    private static final String WHOLE_NUMBER = "'^\\s*[-+]?[0-9]+\\s*$'";
    private static final String OTHER_NOTATION = "'^\\s*[-+]?0[xXoObB]|_'";

    private static final Pattern PRECISION = Pattern.compile("\\((\\d)\\)");
    private static final int FINEST = 6;

    private final String column;
    private final ColumnType from;
    private final ColumnType to;
    private final boolean stays;

    /** @param stays whether the type to be is the same for as long as it is there, before and after the change */
    private PostgresqlValueFit(String column, ColumnType from, ColumnType to, boolean stays) {
        this.column = SqlName.quote(column);
        this.from = from;
        this.to = to;
        this.stays = stays;
    }

    static ValueFit of(Change.AlterColumn change, DatabaseSchema schemaBefore, DatabaseSchema schemaAfter) {
        Column before = change.before();
        Column after = change.after();
        if (before.generated() != null || after.generated() != null) {
            return ValueFit.UNKNOWN;
        }
        ColumnType from = MadeTypes.base(before.type(), schemaBefore);
        ColumnType to = MadeTypes.base(after.type(), schemaAfter);
        if (from.equals(to)) {
            boolean loses = MadeTypes.mayLose(from, schemaBefore, schemaAfter);
            return new ValueFit(null, loses ? SqlName.quote(after.name()) + " IS NOT NULL" : ValueFit.NONE);
        }
        ValueFit fit = new PostgresqlValueFit(after.name(), from, to, stays(to.raw(), schemaBefore, schemaAfter)).fit();
        return to.equals(after.type()) ? fit : new ValueFit(null, fit.loses());
    }

    /** Whether nothing gets or had the name of a type that somebody made but this type as it is. */
    private static boolean stays(String raw, DatabaseSchema before, DatabaseSchema after) {
        String element = raw.replace("[]", "");
        List<DatabaseSchema> both = List.of(before, after);
        long types = both.stream()
                .flatMap(schema -> schema.types().stream())
                .filter(type -> type.isCalled(element))
                .distinct()
                .count();
        return types <= 1
                && both.stream()
                        .flatMap(schema -> Stream.concat(
                                schema.tables().stream().map(Table::name),
                                schema.views().stream().map(View::name)))
                        .noneMatch(name -> name.isCalled(element));
    }

    private ValueFit fit() {
        if (!isKnown(from) || !isKnown(to)) {
            return unusual();
        }
        return switch (to.kind()) {
            case TEXT -> toText();
            case INTEGER -> toInteger();
            case DECIMAL -> toDecimal();
            case REAL -> toReal();
            case DATE, TIME, TIMESTAMP -> toMoment();
            case BOOLEAN ->
                from.kind() == TypeKind.INTEGER ? new ValueFit(ValueFit.NONE, column + " NOT IN (0, 1)") : unusual();
            case UUID, JSON, BINARY, ENUM, ARRAY, OTHER -> unusual();
        };
    }

    /**
     * Of JSON, arrays, and types that somebody made: what is written as a text or a document, or is a word of a list, comes
     * back as it was. Of everything else any value may come back otherwise; of a type that changes meanwhile nobody knows.
     */
    private ValueFit unusual() {
        if (to.raw().equals("text") || to.raw().equals("json") && from.raw().equals("jsonb")) {
            return ValueFit.ALL;
        }
        boolean document = to.raw().equals("json") && from.kind() == TypeKind.TEXT;
        boolean word = to.kind() == TypeKind.ENUM && (from.kind() == TypeKind.TEXT || from.kind() == TypeKind.ENUM);
        if (document || word) {
            return new ValueFit(null, ValueFit.NONE);
        }
        return PostgresqlTypes.isBuiltIn(to) || stays ? new ValueFit(null, column + " IS NOT NULL") : ValueFit.UNKNOWN;
    }

    /** One of those whose values are compared by what they are. */
    private static boolean isKnown(ColumnType type) {
        String raw = type.raw();
        return raw.equals("text")
                || raw.startsWith("character varying")
                || raw.startsWith("character(")
                || raw.equals("smallint")
                || raw.equals("integer")
                || raw.equals("bigint")
                || raw.equals("numeric")
                || raw.startsWith("numeric(")
                || raw.equals("real")
                || raw.equals("double precision")
                || raw.equals("boolean")
                || raw.equals("uuid")
                || raw.equals("date")
                || raw.startsWith("timestamp")
                || raw.startsWith("time ")
                || raw.startsWith("time(");
    }

    private ValueFit toText() {
        Integer room = to.length();
        if (room == null) {
            return ValueFit.ALL;
        }
        if (from.kind() != TypeKind.TEXT) {
            return new ValueFit("char_length(" + column + "::text) > " + room, ValueFit.NONE);
        }
        if (from.length() != null && from.length() <= room) {
            return ValueFit.ALL;
        }
        // Spaces that are too many are cut off without a word.
        String excess = "substr(" + column + "::text, " + (room + 1) + ")";
        return new ValueFit("rtrim(" + excess + ", ' ') <> ''", excess + " <> '' AND rtrim(" + excess + ", ' ') = ''");
    }

    private ValueFit toInteger() {
        String range = rangeOf(to.raw());
        return switch (from.kind()) {
            case INTEGER ->
                rank(from.raw()) <= rank(to.raw())
                        ? ValueFit.ALL
                        : new ValueFit(column + " NOT BETWEEN " + range, ValueFit.NONE);
            case DECIMAL, REAL ->
                new ValueFit(
                        "round(" + column + ") NOT BETWEEN " + range,
                        column + " <> round(" + column + ") AND round(" + column + ") BETWEEN " + range);
            case TEXT -> {
                String looks = column + "::text ~ " + WHOLE_NUMBER;
                String number = "(" + column + "::text)::numeric";
                yield new ValueFit(
                        "CASE WHEN " + looks + " THEN " + number + " NOT BETWEEN " + range + " ELSE " + column
                                + "::text !~ " + OTHER_NOTATION + " END",
                        "CASE WHEN " + looks + " THEN " + number + "::text <> " + column + "::text ELSE " + column
                                + "::text ~ " + OTHER_NOTATION + " END");
            }
            case BOOLEAN -> to.raw().equals("integer") ? ValueFit.ALL : unusual();
            default -> unusual();
        };
    }

    private static int rank(String raw) {
        return raw.equals("smallint") ? 0 : raw.equals("integer") ? 1 : 2;
    }

    private static String rangeOf(String raw) {
        return switch (raw) {
            case "smallint" -> "-32768 AND 32767";
            case "integer" -> "-2147483648 AND 2147483647";
            default -> "-9223372036854775808 AND 9223372036854775807";
        };
    }

    private ValueFit toDecimal() {
        Integer digits = to.length();
        if (from.kind() != TypeKind.INTEGER && from.kind() != TypeKind.DECIMAL) {
            return unusual();
        }
        if (digits == null) {
            return ValueFit.ALL;
        }
        int scale = to.scale() == null ? 0 : to.scale();
        String number = from.kind() == TypeKind.INTEGER ? column + "::numeric" : column;
        boolean asFine = from.kind() == TypeKind.INTEGER ? scale >= 0 : isFiner(scale);
        if (asFine && from.kind() == TypeKind.DECIMAL && hasRoom(digits - scale)) {
            return ValueFit.ALL;
        }
        return new ValueFit(
                number + " <> 'NaN' AND abs(round(" + number + ", " + scale + ")) >= 1e" + (digits - scale),
                asFine ? ValueFit.NONE : number + " <> round(" + number + ", " + scale + ")");
    }

    private boolean isFiner(int scale) {
        return from.length() != null && scale >= (from.scale() == null ? 0 : from.scale());
    }

    private boolean hasRoom(int before) {
        Integer digits = from.length();
        return digits != null && digits - (from.scale() == null ? 0 : from.scale()) <= before;
    }

    private ValueFit toReal() {
        boolean wide = to.raw().equals("double precision");
        return switch (from.kind()) {
            case INTEGER -> {
                boolean small =
                        from.raw().equals("smallint") || wide && from.raw().equals("integer");
                String whole = wide ? "9007199254740992" : "16777216";
                yield small
                        ? ValueFit.ALL
                        : new ValueFit(
                                ValueFit.NONE,
                                column + " NOT BETWEEN -" + whole + " AND " + whole + " AND " + column + " <> round("
                                        + column + "::" + to.raw() + ")::numeric");
            }
            case REAL -> wide ? ValueFit.ALL : unusual();
            default -> unusual();
        };
    }

    private ValueFit toMoment() {
        if (from.kind() == TypeKind.DATE && to.kind() == TypeKind.TIMESTAMP) {
            return ValueFit.ALL;
        }
        if (from.kind() == TypeKind.TIMESTAMP && to.kind() == TypeKind.DATE) {
            return new ValueFit(ValueFit.NONE, column + " <> " + column + "::date");
        }
        if (from.kind() == TypeKind.TIMESTAMP && to.kind() == TypeKind.TIME) {
            return new ValueFit(ValueFit.NONE, column + " IS NOT NULL");
        }
        if (from.kind() != to.kind() || to.kind() == TypeKind.DATE) {
            return unusual();
        }
        // What zone a moment without one is in is said by whoever runs it.
        return zoned(from) == zoned(to)
                ? new ValueFit(ValueFit.NONE, roomier() ? ValueFit.NONE : column + " <> " + column + "::" + to.raw())
                : new ValueFit(ValueFit.NONE, column + " IS NOT NULL");
    }

    private boolean roomier() {
        return digits(to) >= digits(from);
    }

    /** Digits of a second's fractions. */
    private static int digits(ColumnType type) {
        Matcher said = PRECISION.matcher(type.raw());
        return said.find() ? Integer.parseInt(said.group(1)) : FINEST;
    }

    private static boolean zoned(ColumnType type) {
        return type.raw().contains("with time zone");
    }
}
