package org.schemawright.desktop.design;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/**
 * A column of the table that is designed.
 *
 * @param column as it will be; null where it is dropped
 * @param stored as the database has it; null where it is new
 * @param keys what it belongs to
 * @param moved whether it comes to stand elsewhere among the columns that the database has
 */
record DesignLine(@Nullable Column column, @Nullable Column stored, List<KeyMark> keys, boolean moved) {

    /** What is pending on a column. */
    enum State {
        SAME,
        NEW,
        CHANGED,
        DROPPED
    }

    DesignLine {
        keys = List.copyOf(keys);
    }

    State state() {
        if (column == null) {
            return State.DROPPED;
        }
        return stored == null ? State.NEW : stored.equals(column) && !moved ? State.SAME : State.CHANGED;
    }

    /** Its name in the draft; of one that is dropped, the one it had. */
    String name() {
        return shown().name();
    }

    /** As it will be, or as it was when it goes. */
    Column shown() {
        return column == null ? Objects.requireNonNull(stored) : column;
    }

    /** What is pending in a word or two: "new", "was price", "changed", "moved", "dropped"; empty where nothing is. */
    String mark() {
        return switch (state()) {
            case SAME -> "";
            case NEW -> "new";
            case DROPPED -> "dropped";
            case CHANGED ->
                isRenamed()
                        ? "was " + Objects.requireNonNull(stored).name()
                        : Objects.equals(column, stored) ? "moved" : "changed";
        };
    }

    boolean isRenamed() {
        return column != null && stored != null && !stored.name().equals(column.name());
    }

    /** Whether its type becomes another one. */
    boolean isRetyped() {
        return column != null
                && stored != null
                && !stored.type().raw().equals(column.type().raw());
    }

    /** Whether NULL becomes allowed or forbidden. */
    boolean isNullabilityChanged() {
        return column != null && stored != null && stored.nullable() != column.nullable();
    }

    /** Whether what stands in a new row by itself becomes another. */
    boolean isDefaultChanged() {
        return column != null
                && stored != null
                && !(Objects.equals(stored.defaultValue(), column.defaultValue())
                        && Objects.equals(stored.identity(), column.identity())
                        && Objects.equals(stored.generated(), column.generated()));
    }
}
