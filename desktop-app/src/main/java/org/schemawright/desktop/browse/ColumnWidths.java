package org.schemawright.desktop.browse;

import java.util.List;

/** How wide the columns of a grid are: as wide as their content where that fits, else shared out fairly. */
final class ColumnWidths {

    static final double NARROWEST = 64;
    static final double WIDEST = 420;

    /** A column of words reads better with some air around it, where there is room. */
    private static final double COMFORTABLE = 160;

    /** Long content gives way down to this much, when all columns can then be seen at once. */
    private static final double SQUEEZED = 132;

    /** As much of long content as is shown where the grid has to scroll sideways anyway. */
    private static final double WIDEST_OF_MANY = 196;

    /**
     * What one column asks for, in pixels.
     *
     * @param header what its header needs, which is cut only when very long
     * @param content what its longest value needs
     * @param words whether it holds words, not numbers
     */
    record Wish(double header, double content, boolean words) {

        private double natural() {
            return Math.clamp(Math.max(header, content), NARROWEST, WIDEST);
        }

        private double capped(double cap) {
            return Math.min(natural(), Math.max(cap, Math.clamp(header, NARROWEST, WIDEST_OF_MANY)));
        }
    }

    private ColumnWidths() {}

    /** The widths for columns that have this much room together. */
    static double[] fit(List<Wish> wishes, double room) {
        double natural = sum(wishes, WIDEST);
        if (natural <= room) {
            return roomy(wishes, room - natural);
        }
        double cap = WIDEST_OF_MANY;
        if (sum(wishes, SQUEEZED) <= room) {
            double low = SQUEEZED;
            double high = WIDEST;
            while (high - low > 0.5) {
                double middle = (low + high) / 2;
                if (sum(wishes, middle) <= room) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            cap = low;
        }
        double shown = cap;
        return wishes.stream().mapToDouble(w -> Math.floor(w.capped(shown))).toArray();
    }

    private static double[] roomy(List<Wish> wishes, double spare) {
        double wanted = wishes.stream().mapToDouble(ColumnWidths::air).sum();
        double share = wanted <= 0 ? 0 : Math.min(1, spare / wanted);
        return wishes.stream()
                .mapToDouble(w -> Math.floor(w.natural() + share * air(w)))
                .toArray();
    }

    private static double air(Wish wish) {
        return wish.words() ? Math.max(0, COMFORTABLE - wish.natural()) : 0;
    }

    private static double sum(List<Wish> wishes, double cap) {
        return wishes.stream().mapToDouble(w -> w.capped(cap)).sum();
    }
}
