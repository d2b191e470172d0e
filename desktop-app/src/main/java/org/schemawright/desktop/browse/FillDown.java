package org.schemawright.desktop.browse;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.widget.NumberWords;

/** Gives selected cells the value of the topmost one of their column, and knows which could not take it. */
final class FillDown {

    private final CellEdits edits;
    private final Map<GridColumn, GridCell> sources = new LinkedHashMap<>();
    private final Set<String> fixed = new TreeSet<>();
    private final Set<GridColumn> large = new HashSet<>();
    private int leftOut;

    FillDown(CellEdits edits) {
        this.edits = edits;
    }

    /**
     * Fills rows from the first to the last.
     *
     * @param columns those selected in each of the rows
     */
    void fill(List<GridRow> rows, List<? extends Collection<GridColumn>> columns) {
        for (int i = 0; i < rows.size(); i++) {
            for (GridColumn column : columns.get(i)) {
                GridCell source = sources.get(column);
                if (source == null) {
                    sources.put(column, edits.cell(rows.get(i), column));
                } else {
                    fill(rows.get(i), column, source);
                }
            }
        }
    }

    private void fill(GridRow row, GridColumn column, GridCell source) {
        if (source.kind() != GridCell.Kind.VALUE || source.bad() != null) {
            return;
        }
        if (source.value() instanceof LargeValue) {
            large.add(column);
        } else if (!edits.editable(row, column)) {
            leftOut++;
            fixed.add(column.name());
        } else {
            edits.fill(row, column, source.value());
        }
    }

    /** What a person must know: that not all cells were filled. Null where all were. */
    @Nullable
    Problem leftOut() {
        if (!large.isEmpty()) {
            return Problem.of(
                    "A value was too large to be filled down: only its beginning was read.",
                    "Open it (" + GridKeys.EDIT_LARGE.keyWords() + ") and copy it from there.");
        }
        return leftOut == 0
                ? null
                : Problem.of(
                        NumberWords.count(leftOut, "cell") + (leftOut == 1 ? " was" : " were") + " not filled.",
                        String.join(", ", fixed) + " cannot be changed in those rows.");
    }
}
