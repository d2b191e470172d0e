package org.schemawright.desktop.rows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** A year, month or day in ISO form: {@code 2026}, {@code 2026-11}, {@code 2026-11-20}. */
final class ConditionPeriod {

    static final int YEAR = 4;
    static final int MONTH = 7;
    private static final int DAY = 10;
    private static final Pattern FORM = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    private ConditionPeriod() {}

    /** Whether a text is a period that exists; the next one must exist too. */
    static boolean is(String text) {
        if (!FORM.matcher(text).matches() || text.startsWith("0000") || text.startsWith("9999")) {
            return false;
        }
        try {
            if (text.length() == MONTH) {
                YearMonth.parse(text);
            } else if (text.length() == DAY) {
                LocalDate.parse(text);
            }
            return true;
        } catch (DateTimeException noSuch) {
            return false;
        }
    }

    static boolean isDay(String text) {
        return text.length() == DAY && is(text);
    }
}
