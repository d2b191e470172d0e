package org.schemawright.desktop.rows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.ColumnValues.Bar;
import org.schemawright.desktop.rows.ColumnValues.Frequent;
import org.schemawright.desktop.rows.ColumnValues.NoSpread;
import org.schemawright.desktop.rows.ColumnValues.Scale;
import org.schemawright.desktop.rows.ColumnValues.Spread;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.TypeKind;

/** Counts values of a column one after another. */
final class ValueCount {

    private static final int BARS = 20;
    private static final int MOST_FREQUENT = 5;

    /** Words among numbers, as SQLite lets them be, are left out of a scale as long as they are few. */
    private static final double ENOUGH_ON_SCALE = 0.9;

    private final TypeKind kind;
    private final Map<String, Long> counts = new HashMap<>();
    private final List<Point> points = new ArrayList<>();
    private long rows;
    private long missing;

    /** A value and where it stands on a scale. */
    private record Point(double place, String words) {}

    ValueCount(Column column) {
        kind = column.type().kind();
    }

    /** Whether values are told apart; of bytes and documents it is only counted which are there. */
    boolean comparesValues() {
        return switch (kind) {
            case INTEGER, DECIMAL, REAL, BOOLEAN, TEXT, DATE, TIME, TIMESTAMP, UUID, ENUM -> true;
            case JSON, BINARY, ARRAY, OTHER -> false;
        };
    }

    boolean comparesText() {
        return kind == TypeKind.TEXT || !comparesValues();
    }

    long rows() {
        return rows;
    }

    void add(@Nullable Object value) {
        rows++;
        if (value == null) {
            missing++;
        } else if (comparesValues()) {
            String words = CellValues.text(value);
            counts.merge(words, 1L, Long::sum);
            place(value, words).ifPresent(place -> points.add(new Point(place, words)));
        }
    }

    ColumnValues result(boolean more) {
        return new ColumnValues(rows, more, missing, counts.size(), spread());
    }

    private Spread spread() {
        if (counts.size() > 1 && points.size() >= ENOUGH_ON_SCALE * (rows - missing)) {
            return scale();
        }
        List<Bar> frequent = counts.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_FREQUENT)
                .map(each -> new Bar(each.getKey(), each.getValue()))
                .toList();
        return frequent.isEmpty() ? new NoSpread() : new Frequent(frequent);
    }

    private Spread scale() {
        points.sort(Comparator.comparingDouble(Point::place));
        Point least = points.getFirst();
        Point most = points.getLast();
        double range = most.place() - least.place();
        boolean whole = kind == TypeKind.INTEGER || kind == TypeKind.DATE;
        int bars = whole && range < BARS ? (int) range + 1 : BARS;
        double width = (whole ? range + 1 : range) / bars;
        long[] heights = new long[bars];
        for (Point point : points) {
            heights[Math.clamp((long) ((point.place() - least.place()) / width), 0, bars - 1)]++;
        }
        List<Bar> parts = new ArrayList<>();
        for (int i = 0; i < bars; i++) {
            double from = least.place() + i * width;
            parts.add(new Bar(part(from, from + width, whole), heights[i]));
        }
        return new Scale(least.words(), points.get(points.size() / 2).words(), most.words(), parts);
    }

    /** The words of a part of the scale; of whole numbers and days the last one that belongs to it. */
    private String part(double from, double to, boolean whole) {
        double first = whole ? Math.ceil(from) : from;
        double last = whole ? Math.ceil(to) - 1 : to;
        return first >= last ? words(first) : words(first) + " to " + words(last);
    }

    private String words(double place) {
        return switch (kind) {
            case DATE, TIMESTAMP ->
                LocalDate.ofEpochDay((long) Math.floor(place)).toString();
            case INTEGER -> Long.toString((long) place);
            default ->
                new BigDecimal(place)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
        };
    }

    private OptionalDouble place(Object value, String words) {
        return switch (kind) {
            case INTEGER, DECIMAL, REAL ->
                value instanceof Number number && Double.isFinite(number.doubleValue())
                        ? OptionalDouble.of(number.doubleValue())
                        : OptionalDouble.empty();
            case DATE, TIMESTAMP -> day(words);
            case BOOLEAN, TEXT, TIME, UUID, JSON, BINARY, ENUM, ARRAY, OTHER -> OptionalDouble.empty();
        };
    }

    /** Days since 1970 with their part of a day; empty for what is no date of the usual form, such as infinity. */
    private static OptionalDouble day(String words) {
        try {
            double day = LocalDate.parse(words.substring(0, Math.min(10, words.length())))
                    .toEpochDay();
            return OptionalDouble.of(
                    words.length() < 19
                            ? day
                            : day + LocalTime.parse(words.substring(11, 19)).toSecondOfDay() / 86_400.0);
        } catch (DateTimeException other) {
            return OptionalDouble.empty();
        }
    }
}
