package org.schemawright.desktop.browse;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;

/**
 * Why a pending row was refused, or would be.
 *
 * @param row sentences about the row as a whole; may be empty
 * @param cells a sentence by column
 */
record RowTrouble(String row, Map<String, String> cells) {

    static final RowTrouble NONE = new RowTrouble("", Map.of());

    /** The words for a row that someone else changed. */
    static final String CONFLICT = "Changed by someone else since it was read.";

    /** The trouble of each row; what is about no row is left out. */
    static Map<RowChange, RowTrouble> of(List<? extends ApplyOutcome.Stopped> stopped) {
        Map<RowChange, RowTrouble> troubles = new HashMap<>();
        for (ApplyOutcome.Stopped stop : stopped) {
            RowChange change = stop.change();
            if (change != null) {
                troubles.merge(change, one(stop), RowTrouble::and);
            }
        }
        return troubles;
    }

    private static RowTrouble one(ApplyOutcome.Stopped stop) {
        return switch (stop) {
            case ApplyOutcome.Conflict conflict -> new RowTrouble(CONFLICT, Map.of());
            case ApplyOutcome.Refused refused ->
                refused.column() == null
                        ? new RowTrouble(refused.reason(), Map.of())
                        : new RowTrouble("", Map.of(refused.column(), refused.reason()));
        };
    }

    private RowTrouble and(RowTrouble more) {
        Map<String, String> both = new LinkedHashMap<>(cells);
        both.putAll(more.cells);
        return new RowTrouble((row + " " + more.row).strip(), both);
    }

    /** Whether someone else changed the row. */
    boolean isConflict() {
        return row.contains(CONFLICT);
    }

    boolean isEmpty() {
        return row.isEmpty() && cells.isEmpty();
    }

    /** All of it in one line. */
    String words() {
        return (row + " " + String.join(" ", cells.values())).strip();
    }
}
