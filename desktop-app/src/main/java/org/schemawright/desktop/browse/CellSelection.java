package org.schemawright.desktop.browse;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * What is selected in the grid, as the table asks for it: the table speaks of the rows of its window, what is selected of all
 * rows. The table's own would lose what the window leaves, and run out of memory with a million rows.
 */
final class CellSelection extends TableView.TableViewSelectionModel<Integer> {

    private final GridTable table;
    private final RowWindow rows;
    private final SelectedCells cells = new SelectedCells();

    /** The cell that was selected last, alone: the cells on screen look again whenever it is set. */
    @SuppressWarnings("rawtypes") // as the table has it
    private final ObservableList<TablePosition> last = FXCollections.observableArrayList();

    private int anchor = -1;
    private @Nullable String anchorColumn;

    CellSelection(GridTable table, RowWindow rows) {
        super(table);
        this.table = table;
        this.rows = rows;
    }

    /** The positions of rows with a selected cell, in ascending order. */
    List<Integer> positions() {
        return cells.positions();
    }

    /** The selected columns at each of some positions, as they stand. */
    List<List<GridColumn>> columnsAt(List<Integer> positions) {
        List<GridColumn> all = table.columnsInOrder();
        Map<Set<String>, List<GridColumn>> known = new IdentityHashMap<>();
        return positions.stream()
                .map(cells::columnsAt)
                .map(names -> known.computeIfAbsent(names, n -> all.stream()
                        .filter(column -> n.contains(column.name()))
                        .toList()))
                .toList();
    }

    /** Selects one cell and no other. */
    void only(int position, GridColumn column) {
        cells.clear();
        add(position, column);
    }

    private void add(int position, GridColumn column) {
        cells.add(position, position, Set.of(column.name()));
        anchor = position;
        anchorColumn = column.name();
        changed(position);
    }

    /** Selects from the cell where a selection began to another one. */
    void extendTo(int position, GridColumn column) {
        if (anchor < 0 || anchorColumn == null) {
            only(position, column);
        } else {
            cells.replaceLast(anchor, position, between(anchorColumn, column.name()));
            changed(position);
        }
    }

    /** Moves along with the rows. */
    void shift(long by, int size) {
        cells.shift(by, size);
        anchor = anchor < 0 ? anchor : (int) Math.clamp(anchor + by, 0, Math.max(0, size - 1));
        changed(anchor);
    }

    /** Has the cells on screen look whether they are selected. */
    void changed(int position) {
        int index = rows.indexOf(position);
        setSelectedIndex(index);
        last.setAll(List.of(new TablePosition<>(table, Math.max(0, index), null)));
        if (index < 0) {
            last.clear();
        }
    }

    private Set<String> between(String one, String other) {
        List<String> names =
                table.columnsInOrder().stream().map(GridColumn::name).toList();
        int from = Math.max(0, names.indexOf(one));
        int to = Math.max(0, names.indexOf(other));
        return new LinkedHashSet<>(names.subList(Math.min(from, to), Math.max(from, to) + 1));
    }

    private static @Nullable GridColumn of(@Nullable TableColumnBase<?, ?> column) {
        return column != null && column.getUserData() instanceof GridColumn found ? found : null;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the table has it
    public ObservableList<TablePosition> getSelectedCells() {
        return last;
    }

    @Override
    public boolean isSelected(int row, @Nullable TableColumn<Integer, ?> column) {
        GridColumn found = of(column);
        return found != null && row >= 0 && cells.contains(rows.positionAt(row), found.name());
    }

    @Override
    public boolean isSelected(int row) {
        return row >= 0 && !cells.columnsAt(rows.positionAt(row)).isEmpty();
    }

    @Override
    public boolean isEmpty() {
        return cells.isEmpty();
    }

    @Override
    public void select(int row, @Nullable TableColumn<Integer, ?> column) {
        GridColumn found = of(column);
        if (row < 0 || row >= rows.size()) {
            return;
        }
        if (found == null) {
            selectRow(row);
        } else {
            add(rows.positionAt(row), found);
            table.getFocusModel().focus(row, column);
        }
    }

    @Override
    public void select(int row) {
        select(row, null);
    }

    /** The cells before the row stand for all of its cells. */
    private void selectRow(int row) {
        int position = rows.positionAt(row);
        List<GridColumn> all = table.columnsInOrder();
        if (!all.isEmpty()) {
            cells.add(
                    position,
                    position,
                    between(all.getFirst().name(), all.getLast().name()));
            anchor = position;
            anchorColumn = all.getFirst().name();
            changed(position);
            table.focusRow(position);
        }
    }

    @Override
    public void clearAndSelect(int row, @Nullable TableColumn<Integer, ?> column) {
        cells.clear();
        select(row, column);
    }

    @Override
    public void clearAndSelect(int row) {
        clearAndSelect(row, null);
    }

    @Override
    public void clearSelection(int row, @Nullable TableColumn<Integer, ?> column) {
        GridColumn found = of(column);
        if (found != null) {
            cells.remove(rows.positionAt(row), found.name());
            changed(rows.positionAt(row));
        }
    }

    @Override
    public void clearSelection(int row) {
        cells.columnsAt(rows.positionAt(row)).forEach(column -> cells.remove(rows.positionAt(row), column));
        changed(rows.positionAt(row));
    }

    @Override
    public void clearSelection() {
        cells.clear();
        changed(-1);
    }

    @Override
    public void selectRange(
            int minRow, TableColumnBase<Integer, ?> minColumn, int maxRow, TableColumnBase<Integer, ?> maxColumn) {
        GridColumn from = of(minColumn);
        GridColumn to = of(maxColumn);
        if (from != null && to != null) {
            cells.add(rows.positionAt(minRow), rows.positionAt(maxRow), between(from.name(), to.name()));
            changed(rows.positionAt(maxRow));
        }
    }

    @Override
    public void selectAll() {
        List<GridColumn> all = table.columnsInOrder();
        if (!all.isEmpty() && rows.total() > 0) {
            cells.clear();
            cells.add(
                    0,
                    rows.total() - 1,
                    between(all.getFirst().name(), all.getLast().name()));
            changed(0);
        }
    }

    // The grid has its own keys for these.

    @Override
    public void selectLeftCell() {
        table.step(0, -1, false);
    }

    @Override
    public void selectRightCell() {
        table.step(0, 1, false);
    }

    @Override
    public void selectAboveCell() {
        table.step(-1, 0, false);
    }

    @Override
    public void selectBelowCell() {
        table.step(1, 0, false);
    }
}
