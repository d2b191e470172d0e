package org.schemawright.desktop.diagram;

/** Numbers for people, in groups of three. */
final class Numbers {

    private Numbers() {}

    /** A count with its noun: {@code 1 row}, {@code 3 503 rows}. */
    static String words(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String grouped(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number).replace(',', '\u2005');
    }
}
