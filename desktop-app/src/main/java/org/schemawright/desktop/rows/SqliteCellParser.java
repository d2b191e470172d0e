package org.schemawright.desktop.rows;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schemawright.migration.schema.Column;

/**
 * Typed text for SQLite, which itself would take anything: what a column is plainly not meant for is refused here, and
 * what many programs store in their own way (dates) is left to them.
 */
final class SqliteCellParser {

    private static final Pattern ISO_START = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*", Pattern.DOTALL);

    private SqliteCellParser() {}

    static ParsedCell parse(Column column, String typed) {
        String text = typed.strip();
        return switch (column.type().kind()) {
            case INTEGER -> integer(column, text);
            case DECIMAL ->
                CellText.number(text)
                        .map(SqliteCellParser::numeric)
                        .orElseGet(() -> CellText.refused(column, "takes a number."));
            case REAL -> real(column, text);
            case BOOLEAN ->
                CellText.yesOrNo(text)
                        .map(yes -> CellText.value(yes ? 1L : 0L))
                        .orElseGet(() -> CellText.refused(column, "takes true or false."));
            case DATE -> when(column, text, "takes a date such as 2026-11-20.");
            case TIMESTAMP -> when(column, text, "takes a date and time such as 2026-11-20 14:30:00.");
            case TIME -> time(column, text);
            case BINARY -> column.type().raw().isEmpty() ? anything(typed) : bytes(column, text);
            case JSON -> JsonCells.parse(column, typed);
            case OTHER -> column.type().raw().isEmpty() ? anything(typed) : numberOrText(typed);
            case TEXT, UUID, ENUM, ARRAY -> CellText.value(typed);
        };
    }

    private static ParsedCell integer(Column column, String text) {
        Optional<BigDecimal> number = CellText.number(text);
        if (number.isEmpty() || number.get().stripTrailingZeros().scale() > 0) {
            return CellText.refused(column, "takes a whole number.");
        }
        try {
            return CellText.value(number.get().longValueExact());
        } catch (ArithmeticException tooLarge) {
            return CellText.refused(column, "takes whole numbers of at most 18 digits.");
        }
    }

    private static ParsedCell real(Column column, String text) {
        Optional<BigDecimal> number = CellText.number(text);
        if (number.isPresent()) {
            return CellText.value(number.get().doubleValue());
        }
        // As they are shown: SQLite stores infinities, and NaN as NULL.
        return switch (text) {
            case "Infinity" -> CellText.value(Double.POSITIVE_INFINITY);
            case "-Infinity" -> CellText.value(Double.NEGATIVE_INFINITY);
            default -> CellText.refused(column, "takes a number.");
        };
    }

    /** As NUMERIC affinity would store it: whole numbers as integers. */
    private static ParsedCell numeric(BigDecimal number) {
        try {
            return CellText.value(number.longValueExact());
        } catch (ArithmeticException fraction) {
            return CellText.value(number.doubleValue());
        }
    }

    /** Programs keep dates as ISO texts, as numbers of seconds or days, or in their country's order. */
    private static ParsedCell when(Column column, String text, String sentence) {
        if (ISO_START.matcher(text).matches()) {
            return CellText.isDateTime(text) ? CellText.value(text) : CellText.refused(column, sentence);
        }
        Optional<BigDecimal> number = CellText.number(text);
        if (number.isPresent()) {
            return numeric(number.get());
        }
        return text.chars().anyMatch(Character::isDigit) ? CellText.value(text) : CellText.refused(column, sentence);
    }

    private static ParsedCell time(Column column, String text) {
        return CellText.isTime(text)
                ? CellText.value(text)
                : CellText.number(text)
                        .map(SqliteCellParser::numeric)
                        .orElseGet(() -> CellText.refused(column, "takes a time such as 14:30:00."));
    }

    private static ParsedCell bytes(Column column, String text) {
        return CellText.bytes(text)
                .map(CellText::value)
                .orElseGet(() -> CellText.refused(column, "takes bytes in hexadecimal, such as 0x48656C6C6F."));
    }

    /** A column without a type: bytes where they are written as such. */
    private static ParsedCell anything(String typed) {
        return CellText.bytes(typed).map(CellText::value).orElseGet(() -> numberOrText(typed));
    }

    /** A number only where it is written exactly as numbers are shown: 0123 may be a telephone number. */
    private static ParsedCell numberOrText(String typed) {
        try {
            Long number = Long.valueOf(typed);
            if (number.toString().equals(typed)) {
                return CellText.value(number);
            }
        } catch (NumberFormatException noInteger) {
            // It may be a number all the same.
        }
        try {
            Double number = Double.valueOf(typed);
            if (CellValues.text(number).equals(typed) && !number.isNaN()) {
                return CellText.value(number);
            }
        } catch (NumberFormatException text) {
            return CellText.value(typed);
        }
        return CellText.value(typed);
    }
}
