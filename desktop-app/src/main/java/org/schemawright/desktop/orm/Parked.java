package org.schemawright.desktop.orm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/**
 * A row that steps aside first, because it and others exchange values of which no two rows may have the same: engines
 * look at each row as it is changed.
 *
 * @param update what it becomes in the end
 * @param values what it has meanwhile: NULL where that may be, else a value that nobody has
 */
record Parked(RowChange.Update update, Map<String, @Nullable Object> values) {

    /** Numbers down here are in nobody's use. */
    private static final int LOW = -2_000_000_000;

    private static final short LOW_SHORT = -32_000;

    private static final Set<String> SMALL = Set.of("smallint", "int2");

    /** Nor are days then. */
    private static final LocalDate EARLY = LocalDate.of(1, 1, 1);

    /**
     * A row aside; empty where no value is known that it could have meanwhile.
     *
     * @param unique the sets of columns of which it gives values away
     * @param number another one for each row of an Apply
     */
    static Optional<Parked> of(Table table, RowChange.Update update, List<List<String>> unique, int number) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (List<String> columns : unique) {
            List<Column> changed = new ArrayList<>();
            for (String name : columns) {
                if (update.values().containsKey(name)) {
                    table.column(name).ifPresent(changed::add);
                }
            }
            boolean done = changed.stream().anyMatch(column -> values.containsKey(column.name()));
            if (!done && !park(table, update, changed, number, values)) {
                return Optional.empty();
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Parked(update, values));
    }

    private static boolean park(
            Table table,
            RowChange.Update update,
            List<Column> changed,
            int number,
            Map<String, @Nullable Object> values) {
        for (Column column : changed) {
            boolean key = table.primaryKey()
                    .map(primary -> primary.columns().contains(column.name()))
                    .orElse(false);
            if (column.nullable() && !key) {
                values.put(column.name(), null);
                return true;
            }
        }
        for (Column column : changed) {
            Object free = free(table, column, update.before(column.name()), number);
            if (free != null) {
                values.put(column.name(), free);
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object free(Table table, Column column, @Nullable Object present, int number) {
        boolean high = isToBePositive(table, column, present);
        return switch (present) {
            case Integer _ when isSmall(column) -> high ? -LOW_SHORT - number : LOW_SHORT - number;
            case Integer _ -> high ? -LOW - number : LOW - number;
            case Long _ -> high ? -(long) LOW - number : (long) LOW - number;
            case Short _ -> (short) (high ? -LOW_SHORT - number : LOW_SHORT - number);
            case Double _ -> high ? -(double) LOW - number : (double) LOW - number;
            case BigDecimal _ -> BigDecimal.valueOf(-1L - number);
            case UUID _ -> new UUID(-1, number);
            case String _ ->
                switch (column.type().kind()) {
                    case TEXT -> "~" + number;
                    case DATE -> EARLY.plusDays(number).toString();
                    case TIMESTAMP -> EARLY.plusDays(number) + " 00:00:00";
                    default -> null;
                };
            case null, default -> null;
        };
    }

    /** The driver of PostgreSQL gives these as integers of the usual size. */
    private static boolean isSmall(Column column) {
        return SMALL.contains(column.type().raw().toLowerCase(Locale.ROOT));
    }

    /** Most rules for numbers want them above zero. */
    private static boolean isToBePositive(Table table, Column column, @Nullable Object present) {
        String name = column.name().toLowerCase(Locale.ROOT);
        return present instanceof Number value
                && value.doubleValue() > 0
                && table.checks().stream()
                        .anyMatch(check ->
                                check.expression().toLowerCase(Locale.ROOT).contains(name));
    }
}
