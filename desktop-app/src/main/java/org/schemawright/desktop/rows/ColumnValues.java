package org.schemawright.desktop.rows;

import java.util.List;

/**
 * What stands in one column of a table.
 *
 * @param rows how many rows were looked at
 * @param more whether the table has more rows than these
 * @param missing how many of them have no value
 * @param different how many different values the others have; of long texts the beginning counts
 * @param spread how the values spread
 */
public record ColumnValues(long rows, boolean more, long missing, long different, Spread spread) {

    /** How the values of a column spread. */
    public sealed interface Spread {}

    /** Nothing that tells more than the counts do. */
    public record NoSpread() implements Spread {}

    /**
     * Numbers or moments on a scale.
     *
     * @param least the least of them, as people write it
     * @param median the one in the middle
     * @param most the greatest
     * @param bars equal parts of the scale, from the least on
     */
    public record Scale(String least, String median, String most, List<Bar> bars) implements Spread {
        public Scale {
            bars = List.copyOf(bars);
        }
    }

    /**
     * Values that come again, the most frequent first.
     *
     * @param bars one for each of them; not all
     */
    public record Frequent(List<Bar> bars) implements Spread {
        public Frequent {
            bars = List.copyOf(bars);
        }
    }

    /**
     * How many rows have a value, or one of a part of the scale.
     *
     * @param words the value, or the part: "100 to 199"
     */
    public record Bar(String words, long rows) {}
}
