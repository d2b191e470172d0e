package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The few values that a column takes, narrowed while one types; or some that are offered beside all others. */
final class FixedChoices extends CellChoices {

    private final RowGridModel grid;
    private final GridRow row;
    private final GridColumn column;
    private final List<CellChoice> all;
    private final boolean onlyThese;

    /**
     * Values for a cell.
     *
     * @param values as they would be typed; NULL is offered besides where the column allows it
     * @param onlyThese whether the column takes no others
     */
    FixedChoices(RowGridModel grid, GridRow row, GridColumn column, List<CellChoice> values, boolean onlyThese) {
        this.grid = grid;
        this.row = row;
        this.column = column;
        this.onlyThese = onlyThese;
        this.all = new ArrayList<>(values);
        if (column.column().nullable()) {
            all.addFirst(CellChoice.setNull());
        }
    }

    @Override
    void search(String typed) {
        List<CellChoice> fitting = onlyThese && !typed.isBlank() ? fitting(typed.strip()) : all;
        choices.setAll(fitting);
        note.set(fitting.isEmpty() ? "Nothing fits." : "");
    }

    /** The value itself, else the first that fits. */
    @Override
    @Nullable
    CellChoice meant(String typed) {
        return onlyThese && !typed.isBlank()
                ? fitting(typed.strip()).stream().findFirst().orElse(null)
                : null;
    }

    @Override
    void take(CellChoice choice) {
        GridRow now = grid.now(row);
        if (choice.kind() == CellChoice.Kind.SET_NULL) {
            grid.edits().setNull(now, column);
        } else if (choice.text().isEmpty()) {
            grid.edits().setEmptyText(now, column);
        } else {
            grid.edits().type(now, column, choice.text());
        }
    }

    @Override
    boolean takeTyped(String typed) {
        if (!onlyThese || typed.isBlank()) {
            return false;
        }
        grid.edits()
                .refuse(
                        grid.now(row),
                        column,
                        typed,
                        column.name() + " takes one of "
                                + (all.size() - (column.column().nullable() ? 1 : 0))
                                + " values; open the cell to see them.");
        return true;
    }

    /** The value that was typed, then those that begin with it, then those that contain it. */
    private List<CellChoice> fitting(String typed) {
        String sought = typed.toLowerCase(Locale.ROOT);
        List<CellChoice> same = new ArrayList<>();
        List<CellChoice> beginning = new ArrayList<>();
        List<CellChoice> containing = new ArrayList<>();
        for (CellChoice choice : all) {
            String text = (choice.kind() == CellChoice.Kind.SET_NULL ? choice.words() : choice.text())
                    .toLowerCase(Locale.ROOT);
            if (text.equals(sought)) {
                same.add(choice);
            } else if (text.startsWith(sought)) {
                beginning.add(choice);
            } else if (text.contains(sought)) {
                containing.add(choice);
            }
        }
        same.addAll(beginning);
        same.addAll(containing);
        return same;
    }
}
