package org.schemawright.desktop.rows;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemawright.migration.schema.Column;

/** How both engines' parsers read the usual kinds of text. */
final class CellText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4,6}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)"
                    + "\\s*(?:Z|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)?)?");
    private static final Pattern TIME =
            Pattern.compile("(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)\\s*(?:Z|[+-]\\d{2}(?::?\\d{2})?)?");

    private CellText() {}

    static ParsedCell value(Object value) {
        return new ParsedCell.Value(value);
    }

    /** A sentence that begins with the column's name. */
    static ParsedCell refused(Column column, String rest) {
        return new ParsedCell.Refused(column.name() + " " + rest);
    }

    /** The number as it is written; empty for anything else. */
    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static Optional<Boolean> yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> Optional.of(true);
            case "false", "f", "no", "n", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The bytes of {@code 0x4865}, {@code \x4865} or {@code x'4865'}. */
    static Optional<byte[]> bytes(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String digits;
        if (lower.startsWith("0x") || lower.startsWith("\\x")) {
            digits = lower.substring(2);
        } else if (lower.startsWith("x'") && lower.endsWith("'") && lower.length() > 2) {
            digits = lower.substring(2, lower.length() - 1);
        } else {
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException oddOrNoDigits) {
            return Optional.empty();
        }
    }

    /** Whether it is a date that exists, in ISO order. */
    static boolean isDate(String text) {
        Matcher matcher = DATE_TIME.matcher(text);
        return matcher.matches() && matcher.group(2) == null && exists(matcher.group(1));
    }

    /** Whether it is a date that exists, with a time or without, in ISO order. */
    static boolean isDateTime(String text) {
        Matcher matcher = DATE_TIME.matcher(text);
        return matcher.matches() && exists(matcher.group(1)) && (matcher.group(2) == null || isTime(matcher.group(2)));
    }

    static boolean isTime(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        try {
            LocalTime.parse(matcher.group(1));
            return true;
        } catch (DateTimeException noSuchTime) {
            return false;
        }
    }

    private static boolean exists(String date) {
        try {
            LocalDate.parse(date.length() > 10 ? "+" + date : date);
            return true;
        } catch (DateTimeException noSuchDate) {
            return false;
        }
    }
}
