package org.schemawright.desktop.browse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.TypeKind;

/** Guesses the number that was meant by what was typed: {@code 1,234}, {@code 12 €}, {@code 5:10} for milliseconds. */
final class ValueGuess {

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d+):)?(\\d+):([0-5]\\d)");
    private static final Pattern GROUPED =
            Pattern.compile("[-+]?\\d{1,3}([,.'\\s\\u2005\\u2009\\u202f\\u00a0]\\d{3})+");
    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("\\D*?([-+]?\\d+(?:[.,]\\d+)?)\\D*");

    private ValueGuess() {}

    /** Another text for a number column, which may or may not be taken. */
    static Optional<String> guess(Column column, String typed) {
        if (!column.type().kind().isNumber()) {
            return Optional.empty();
        }
        String text = typed.strip();
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return time(column, clock);
        }
        if (GROUPED.matcher(text).matches()) {
            return Optional.of(text.replaceAll("[^-\\d]", ""));
        }
        Matcher number = NUMBER_WITH_UNIT.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(number.group(1).replace(',', '.'));
        boolean whole = column.type().kind() == TypeKind.INTEGER;
        return Optional.of((whole ? value.setScale(0, RoundingMode.HALF_UP) : value).toPlainString());
    }

    private static Optional<String> time(Column column, Matcher clock) {
        long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        long seconds = hours * 3600 + Long.parseLong(clock.group(2)) * 60 + Long.parseLong(clock.group(3));
        String name = column.name().toLowerCase(Locale.ROOT);
        if (name.contains("milli") || name.endsWith("_ms")) {
            return Optional.of(Long.toString(seconds * 1000));
        }
        return name.contains("second") || name.endsWith("_s") ? Optional.of(Long.toString(seconds)) : Optional.empty();
    }
}
