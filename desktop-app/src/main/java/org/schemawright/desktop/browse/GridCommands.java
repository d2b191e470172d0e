package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.widget.Clipboards;

/** What can be done with the current cell and the selected cells, by key, button or menu alike. */
final class GridCommands {

    private final RowGridModel model;
    private final GridTable table;
    private final Consumer<TableLink> open;
    private final Editing editing;

    /** What opens the editor and shows what stands at the current cell. */
    interface Editing {
        void edit(@Nullable String typed);

        /** Opens the current cell with room for a large value. */
        void editLarge();

        /** Says at the current cell why it takes no edits. */
        void sayWhyFixed();

        void followCurrentCell();

        /** Gives the keyboard to what is offered for a refused value at the current cell. */
        void correct();
    }

    GridCommands(RowGridModel model, GridTable table, Consumer<TableLink> open, Editing editing) {
        this.model = model;
        this.table = table;
        this.open = open;
        this.editing = editing;
    }

    boolean canEdit() {
        return model.readOnlyReasonProperty().get().isEmpty();
    }

    boolean canEditCurrentCell() {
        GridColumn column = table.currentColumn();
        int position = table.currentPosition();
        return column != null && position >= 0 && model.editable(position, column);
    }

    void edit(@Nullable String typed) {
        if (canEditCurrentCell()) {
            editing.edit(typed);
        } else {
            editing.sayWhyFixed();
        }
    }

    /** Opens the current cell with room for a large value, be it only to read it. */
    void editLarge() {
        if (table.currentColumn() != null && table.currentPosition() >= 0) {
            editing.editLarge();
        }
    }

    void addRow() {
        if (canEdit()) {
            table.goTo(model.addRow(table.currentPosition()), firstToFill());
            table.requestFocus();
        }
    }

    void duplicateRow() {
        int position = table.currentPosition();
        if (canEdit() && position >= 0) {
            table.goTo(model.duplicateRow(position), firstToFill());
        }
    }

    /** Fills the selected cells down where several rows are selected, else duplicates the row. */
    void fillOrDuplicate() {
        if (canFillDown()) {
            fillDown();
        } else {
            duplicateRow();
        }
    }

    boolean canFillDown() {
        return canEdit() && selectedPositions().size() > 1;
    }

    /** Gives the selected cells the value of the topmost one of their column, as one step. */
    void fillDown() {
        List<Integer> selected = selectedPositions();
        List<List<GridColumn>> columns = columnsAt(selected);
        model.onRows(selected, rows -> {
            FillDown filling = new FillDown(model.edits());
            model.workspace().changeSet().together(() -> filling.fill(rows, columns));
            model.noteProperty().set(filling.leftOut());
            editing.followCurrentCell();
        });
    }

    void deleteRows() {
        if (canEdit()) {
            int position = table.currentPosition();
            model.deleteRows(selectedPositions());
            table.goTo(Math.min(position, model.sizeProperty().get() - 1), table.currentColumn());
        }
    }

    void setNull() {
        onSelectedCells((row, column) -> model.edits().setNull(row, column));
    }

    void setEmptyText() {
        onSelectedCells((row, column) -> model.edits().setEmptyText(row, column));
    }

    void putBack() {
        onSelectedCells((row, column) -> model.edits().putBack(row, column));
    }

    /** Sorts up, then down, then no more by the current column; {@code add} keeps the columns sorted by so far. */
    void sort(boolean add) {
        GridColumn column = table.currentColumn();
        if (column != null) {
            model.toggleSort(column.name(), add);
        }
    }

    /** Whether what was typed into the current cell, or is pending in it, cannot stay there. */
    boolean isRefused() {
        GridColumn column = table.currentColumn();
        int position = table.currentPosition();
        return column != null && position >= 0 && model.cell(position, column).bad() != null;
    }

    void correct() {
        if (isRefused()) {
            editing.correct();
        }
    }

    /** What Escape takes back: pending edits and what a column did not take, but not the values of a new row. */
    void escape() {
        onSelectedCells((row, column) -> {
            if (row.state() != GridRow.State.NEW
                    || model.edits().cell(row, column).typed() != null) {
                model.edits().putBack(row, column);
            }
        });
    }

    void toggle() {
        onSelectedCells((row, column) -> {
            if (column.isBoolean()) {
                model.edits().toggle(row, column);
            }
        });
    }

    /** Takes back what is pending on the selected rows, as one step. */
    void revertRows() {
        model.onRows(
                selectedPositions(),
                rows -> model.workspace().changeSet().together(() -> rows.forEach(model.edits()::revert)));
    }

    /** Takes back all that is pending on the table, as one step. */
    void revertTable() {
        model.edits().revertAll();
    }

    boolean canRevertTable() {
        return !model.edits().changesHere().isEmpty()
                || model.edits().badCountProperty().get() > 0;
    }

    void undo() {
        model.workspace().changeSet().undo();
    }

    void redo() {
        model.workspace().changeSet().redo();
    }

    /** Opens the row that the current cell points to. */
    void follow() {
        link().ifPresent(open);
    }

    Optional<TableLink> link() {
        return CellReferences.link(model, table.currentPosition(), table.currentColumn());
    }

    /** Copies the selected cells as spreadsheets do; NULL is copied as nothing, an empty text as two quotes. */
    void copy() {
        List<Integer> selected = selectedPositions();
        List<List<GridColumn>> columns = columnsAt(selected);
        model.onRows(selected, rows -> {
            List<List<@Nullable String>> lines = new ArrayList<>();
            boolean large = false;
            for (int i = 0; i < rows.size(); i++) {
                lines.add(copied(rows.get(i), columns.get(i)));
                large = large || hasLarge(rows.get(i), columns.get(i));
            }
            if (large) {
                model.noteProperty()
                        .set(Problem.of(
                                "Nothing was copied: one of the cells is too large for that.",
                                "Open it (" + GridKeys.EDIT_LARGE.keyWords() + ") and copy or save it from there."));
            } else if (!lines.isEmpty()) {
                Clipboards.copy(TabbedText.write(lines));
            }
        });
    }

    private boolean hasLarge(GridRow row, List<GridColumn> columns) {
        return columns.stream().anyMatch(c -> model.edits().cell(row, c).value() instanceof LargeValue);
    }

    private List<@Nullable String> copied(GridRow row, List<GridColumn> columns) {
        List<@Nullable String> texts = new ArrayList<>();
        for (GridColumn column : columns) {
            Object value = model.edits().cell(row, column).value();
            texts.add(value == null ? null : model.edits().text().editText(value));
        }
        return texts;
    }

    /** Types the copied lines into the cells from the current one on, as one step; what is left over makes new rows. */
    void paste() {
        String text = Clipboards.text();
        GridColumn start = table.currentColumn() == null ? firstToFill() : table.currentColumn();
        if (text == null || text.isEmpty() || start == null || !canEdit()) {
            return;
        }
        PastedBlock block = new PastedBlock(TabbedText.read(text), table.columnsFrom(start));
        int first = Math.max(0, table.currentPosition());
        int there = Math.min(block.height(), model.sizeProperty().get() - first);
        model.onRows(IntStream.range(first, first + there).boxed().toList(), rows -> {
            model.workspace().changeSet().together(() -> {
                for (int line = 0; line < block.height(); line++) {
                    block.type(line, line < there ? rows.get(line) : model.rowAtTheEnd(), model.edits());
                }
            });
            model.noteProperty().set(block.leftOut());
            editing.followCurrentCell();
        });
    }

    List<Integer> selectedPositions() {
        return table.selection().positions();
    }

    /** The selected columns of rows; of more rows than can be worked on none. */
    private List<List<GridColumn>> columnsAt(List<Integer> positions) {
        return positions.size() > GridRows.MOST_AT_ONCE
                ? List.of()
                : table.selection().columnsAt(positions);
    }

    private interface CellAction {
        void on(GridRow row, GridColumn column);
    }

    private void onSelectedCells(CellAction action) {
        if (!canEdit()) {
            return;
        }
        List<Integer> selected = selectedPositions();
        List<List<GridColumn>> columns = columnsAt(selected);
        model.onRows(selected, rows -> {
            model.workspace().changeSet().together(() -> {
                for (int i = 0; i < rows.size(); i++) {
                    GridRow row = rows.get(i);
                    columns.get(i).forEach(column -> action.on(row, column));
                }
            });
            editing.followCurrentCell();
        });
    }

    private @Nullable GridColumn firstToFill() {
        return model.columnsProperty().get().stream()
                .filter(c -> !c.numberedByDatabase() && c.column().generated() == null)
                .findFirst()
                .orElse(null);
    }
}
