package org.schemawright.migration.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a sequence counts, with all that is usual spelled out, because it may have been otherwise before: with another type
 * PostgreSQL takes “NO MINVALUE” for the lowest number of the type.
 */
record SequenceOptions(String type, long step, long lowest, long highest, long start, long cache, boolean cycles) {

    private static final Pattern TYPE = Pattern.compile("\\bAS (\\w+)");
    private static final Pattern CYCLE = Pattern.compile("(?<!NO )\\bCYCLE\\b");

    /**
     * Out of what is said.
     *
     * @param type where none is said
     */
    static SequenceOptions of(String said, String type) {
        Matcher named = TYPE.matcher(said);
        String counted = named.find() ? named.group(1) : type;
        long step = option(said, "INCREMENT BY", 1);
        long lowest = option(said, "MINVALUE", step < 0 ? least(counted) : 1);
        long highest = option(said, "MAXVALUE", step < 0 ? -1 : most(counted));
        return new SequenceOptions(
                counted,
                step,
                lowest,
                highest,
                option(said, "START WITH", step < 0 ? highest : lowest),
                option(said, "CACHE", 1),
                CYCLE.matcher(said).find());
    }

    boolean down() {
        return step < 0;
    }

    /** Whether no number of the other is one of these. */
    boolean isApartFrom(SequenceOptions other) {
        return lowest > other.highest || highest < other.lowest;
    }

    boolean isNarrowerThan(SequenceOptions other) {
        return lowest > other.lowest || highest < other.highest;
    }

    String sql() {
        return "AS " + type + " INCREMENT BY " + step + " MINVALUE " + lowest + " MAXVALUE " + highest + " START WITH "
                + start + " CACHE " + cache + (cycles ? " CYCLE" : " NO CYCLE");
    }

    private static long option(String said, String word, long usual) {
        Matcher matcher = Pattern.compile("\\b" + word + " (-?\\d+)").matcher(said);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : usual;
    }

    private static long most(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private static long least(String type) {
        return switch (type) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }
}
