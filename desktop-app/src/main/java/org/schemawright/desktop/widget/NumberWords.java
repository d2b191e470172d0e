package org.schemawright.desktop.widget;

/** Numbers and counts as people read them. */
public final class NumberWords {

    /** A narrow space that is still seen at 12 px, where the usual thin one is not. */
    private static final char NARROW_SPACE = '\u2005';

    private NumberWords() {}

    /** Digits in groups of three: {@code 3 503}. */
    public static String grouped(long number) {
        return grouped(Long.toString(number), 4);
    }

    /**
     * The same for a value from a row, from five digits on, since four may be a year; text of another form is returned
     * as it is.
     */
    public static String grouped(String digits) {
        return grouped(digits, 5);
    }

    private static String grouped(String digits, int shortest) {
        int start = digits.startsWith("-") ? 1 : 0;
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        if (end - start < shortest || !digits.substring(start, end).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return digits;
        }
        StringBuilder out = new StringBuilder(digits);
        for (int i = end - 3; i > start; i -= 3) {
            out.insert(i, NARROW_SPACE);
        }
        return out.toString();
    }

    /** {@code 1 row}, {@code 2 rows}. */
    public static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /** The same for nouns with a plural of their own. */
    public static String count(long number, String one, String many) {
        return grouped(number) + " " + (number == 1 ? one : many);
    }
}
