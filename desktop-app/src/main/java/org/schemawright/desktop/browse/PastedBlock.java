package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.NumberWords;

/** A block of texts that goes into rows and columns, and what of it had no place. */
final class PastedBlock {

    private final List<List<@Nullable String>> lines;
    private final List<GridColumn> columns;
    private final Set<String> fixed = new LinkedHashSet<>();
    private int leftOut;
    private int tooWide;

    /**
     * A block for some columns.
     *
     * @param lines the texts, row by row
     * @param columns where the first text of each line goes, and those to the right of it
     */
    PastedBlock(List<List<@Nullable String>> lines, List<GridColumn> columns) {
        this.lines = lines;
        this.columns = columns;
    }

    int height() {
        return lines.size();
    }

    /** Types a line of it into a row. What the row does not take is counted. */
    void type(int line, GridRow row, CellEdits edits) {
        List<@Nullable String> texts = lines.get(line);
        for (int i = 0; i < texts.size(); i++) {
            if (i >= columns.size()) {
                tooWide++;
            } else if (edits.editable(row, columns.get(i))) {
                put(row, columns.get(i), texts.get(i), edits);
            } else if (!sameAlready(row, columns.get(i), texts.get(i), edits)) {
                leftOut++;
                fixed.add(columns.get(i).name());
            }
        }
    }

    /** Nothing is NULL where the column has it, a text without characters is that text. */
    private static void put(GridRow row, GridColumn column, @Nullable String text, CellEdits edits) {
        if (text != null && !text.isEmpty()) {
            edits.type(row, column, text);
        } else if (text == null && column.column().nullable()) {
            if (edits.cell(row, column).value() != null) {
                edits.setNull(row, column);
            }
        } else if (text != null && edits.text().takesEmptyText(column.column())) {
            edits.setEmptyText(row, column);
        } else {
            edits.type(row, column, "");
        }
    }

    /** What a person must know: that not all of it could be typed. Null where all was. */
    @Nullable
    Problem leftOut() {
        if (leftOut + tooWide == 0) {
            return null;
        }
        List<String> reasons = new ArrayList<>();
        if (leftOut > 0) {
            reasons.add(String.join(", ", fixed) + " cannot be changed in those rows.");
        }
        if (tooWide > 0) {
            reasons.add("The pasted lines have more columns than there are to the right of the current one.");
        }
        return Problem.of(
                NumberWords.count(leftOut + tooWide, "pasted value") + " had no place here.",
                String.join(" ", reasons));
    }

    private static boolean sameAlready(GridRow row, GridColumn column, @Nullable String text, CellEdits edits) {
        Object value = edits.cell(row, column).value();
        return row.state() != GridRow.State.LOADING
                && (value == null
                        ? text == null || text.isEmpty()
                        : edits.text().editText(value).equals(text));
    }
}
