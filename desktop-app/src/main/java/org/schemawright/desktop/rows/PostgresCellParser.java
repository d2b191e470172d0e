package org.schemawright.desktop.rows;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.TypeKind;

/** Typed text for PostgreSQL, held against what the server would say, so that it says it now and in plain words. */
final class PostgresCellParser {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-?)[0-9a-fA-F]{4}\\1[0-9a-fA-F]{4}\\1[0-9a-fA-F]{4}\\1[0-9a-fA-F]{12}");
    private static final String BC = " BC";

    private PostgresCellParser() {}

    static ParsedCell parse(Column column, String typed) {
        String text = typed.strip();
        if (typed.indexOf('\0') >= 0) {
            return CellText.refused(column, "takes no NUL character.");
        }
        return switch (column.type().kind()) {
            case INTEGER -> integer(column, text);
            case DECIMAL -> decimal(column, text);
            case REAL -> real(column, text);
            case BOOLEAN ->
                CellText.yesOrNo(text)
                        .map(CellText::value)
                        .orElseGet(() -> CellText.refused(column, "takes true or false."));
            case DATE ->
                CellText.isDate(era(text)) || unbounded(text)
                        ? CellText.value(text)
                        : CellText.refused(column, "takes a date such as 2026-11-20.");
            case TIMESTAMP ->
                CellText.isDateTime(era(text)) || unbounded(text)
                        ? CellText.value(text)
                        : CellText.refused(column, "takes a date and time such as 2026-11-20 14:30:00.");
            case TIME ->
                CellText.isTime(text)
                        ? CellText.value(text)
                        : CellText.refused(column, "takes a time such as 14:30:00.");
            case UUID -> uuid(column, text);
            case JSON -> JsonCells.parse(column, typed);
            case BINARY ->
                CellText.bytes(text)
                        .map(CellText::value)
                        .orElseGet(() -> CellText.refused(column, "takes bytes in hexadecimal, such as 0x48656C6C6F."));
            case TEXT -> text(column, typed);
            case ARRAY -> array(column, text);
            case ENUM, OTHER -> CellText.value(typed);
        };
    }

    /** The list as a whole, then each element by its own type where that is one of the usual. */
    private static ParsedCell array(Column column, String text) {
        String problem = PostgresArray.problem(text);
        if (!problem.isEmpty()) {
            boolean open = text.startsWith("{") || text.startsWith("[");
            return CellText.refused(
                    column, "takes a list in braces, such as {1,2,3}" + (open ? "; " + problem : "") + ".");
        }
        TypeKind kind = elementKind(column);
        if (kind == TypeKind.OTHER) {
            return CellText.value(text);
        }
        String raw = column.type().raw().replace("[]", "");
        Column one = Column.of(column.name(), ColumnType.of(raw, kind), true);
        int place = 0;
        for (String element : PostgresArray.elements(text)) {
            place++;
            if (element != null && parse(one, element) instanceof ParsedCell.Refused refused) {
                String rest = refused.sentence().substring(column.name().length() + 1);
                return CellText.refused(column, "takes a list; as its element " + place + " it " + rest);
            }
        }
        return CellText.value(text);
    }

    private static TypeKind elementKind(Column column) {
        return switch (column.type().raw().replace("[]", "")) {
            case "smallint", "integer", "bigint" -> TypeKind.INTEGER;
            case "numeric" -> TypeKind.DECIMAL;
            case "real", "double precision" -> TypeKind.REAL;
            case "boolean" -> TypeKind.BOOLEAN;
            case "uuid" -> TypeKind.UUID;
            case "json", "jsonb" -> TypeKind.JSON;
            default -> TypeKind.OTHER;
        };
    }

    private static ParsedCell integer(Column column, String text) {
        Optional<BigDecimal> number = CellText.number(text);
        if (number.isEmpty() || number.get().stripTrailingZeros().scale() > 0) {
            return CellText.refused(column, "takes a whole number.");
        }
        String raw = column.type().raw();
        try {
            return switch (raw) {
                case "smallint" -> CellText.value(number.get().shortValueExact());
                case "integer" -> CellText.value(number.get().intValueExact());
                case "bigint" -> CellText.value(number.get().longValueExact());
                default -> CellText.value(number.get().toBigIntegerExact().toString());
            };
        } catch (ArithmeticException tooLarge) {
            return CellText.refused(
                    column,
                    switch (raw) {
                        case "smallint" -> "takes whole numbers from -32768 to 32767.";
                        case "integer" -> "takes whole numbers from -2147483648 to 2147483647.";
                        default -> "takes whole numbers of at most 18 digits.";
                    });
        }
    }

    private static ParsedCell decimal(Column column, String text) {
        Optional<BigDecimal> number = CellText.number(text);
        if (number.isEmpty()) {
            return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")
                    ? CellText.value(text)
                    : CellText.refused(column, "takes a number.");
        }
        Integer precision = column.type().length();
        if (precision != null) {
            Integer declared = column.type().scale();
            int scale = declared == null ? 0 : declared;
            BigDecimal exact = number.get().stripTrailingZeros();
            // The server would round silently.
            if (exact.scale() > Math.max(scale, 0)) {
                return CellText.refused(
                        column,
                        scale <= 0
                                ? "takes a whole number."
                                : "takes at most " + NumberWords.count(scale, "digit") + " after the point.");
            }
            if (exact.signum() != 0 && exact.precision() - exact.scale() > precision - scale) {
                return CellText.refused(
                        column,
                        "takes at most " + NumberWords.count(precision - scale, "digit") + " before the point.");
            }
        }
        return decimalOfType(column, number.get());
    }

    /** A domain or the like is carried as text. */
    private static ParsedCell decimalOfType(Column column, BigDecimal number) {
        return column.type().raw().startsWith("numeric")
                ? CellText.value(number)
                : CellText.value(number.toPlainString());
    }

    private static ParsedCell real(Column column, String text) {
        boolean small = column.type().raw().equals("real");
        boolean special = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
        if (!special && CellText.number(text).isEmpty()) {
            return CellText.refused(column, "takes a number.");
        }
        double number = Double.parseDouble(text);
        if (!special && (Double.isInfinite(number) || small && Float.isInfinite((float) number))) {
            return CellText.refused(column, "takes a smaller number.");
        }
        return small ? CellText.value(Float.parseFloat(text)) : CellText.value(number);
    }

    private static ParsedCell uuid(Column column, String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            return CellText.refused(column, "takes a UUID such as 7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47.");
        }
        String digits = text.replace("-", "");
        return CellText.value(UUID.fromString(String.join(
                "-",
                digits.substring(0, 8),
                digits.substring(8, 12),
                digits.substring(12, 16),
                digits.substring(16, 20),
                digits.substring(20))));
    }

    private static ParsedCell text(Column column, String typed) {
        Integer length = column.type().length();
        int characters = typed.codePointCount(0, typed.length());
        return length != null && characters > length
                ? CellText.refused(column, "takes at most " + length + " characters; these are " + characters + ".")
                : CellText.value(typed);
    }

    private static String era(String text) {
        return text.toUpperCase(Locale.ROOT).endsWith(BC) ? text.substring(0, text.length() - BC.length()) : text;
    }

    private static boolean unbounded(String text) {
        return text.equalsIgnoreCase("infinity") || text.equalsIgnoreCase("-infinity");
    }
}
