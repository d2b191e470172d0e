package org.schemawright.desktop.browse;

import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import org.jspecify.annotations.Nullable;

/** The cell that the keyboard is at, wherever the window of the table is; and going to another one. */
final class CurrentCell {

    private final GridTable table;
    private final TableWindow window;
    private final CellSelection selection;
    private int position = -1;
    private @Nullable TableColumn<Integer, ?> column;
    private boolean following;

    CurrentCell(GridTable table, TableWindow window, CellSelection selection) {
        this.table = table;
        this.window = window;
        this.selection = selection;
    }

    /** Its position; -1 where there is none. */
    int position() {
        return position < window.rows().total() ? position : -1;
    }

    @Nullable
    TableColumn<Integer, ?> tableColumn() {
        return column;
    }

    /** Its column; null where there is none. */
    @Nullable
    GridColumn column() {
        return column != null && column.getUserData() instanceof GridColumn found ? found : null;
    }

    /** Takes the cell that the table has made its current one. */
    void focused(@Nullable TablePosition<? super Integer, ?> cell) {
        if (following || cell == null || cell.getRow() < 0) {
            return;
        }
        position = window.rows().positionAt(cell.getRow());
        @SuppressWarnings("unchecked") // the columns of this table
        TableColumn<Integer, ?> found = (TableColumn<Integer, ?>) cell.getTableColumn();
        column = found;
    }

    /** Tells the table which of its rows is the current one by now; none where that is not in the window. */
    void followWindow() {
        following = true;
        int index = window.rows().indexOf(position);
        table.getFocusModel().focus(index, index < 0 ? null : column);
        following = false;
    }

    void shift(long by) {
        position = position < 0 ? position : (int) Math.max(0, position + by);
    }

    /** Makes a cell the current one and the only one selected, and brings it into sight. */
    void goTo(int wanted, TableColumn<Integer, ?> target) {
        if (target.getUserData() instanceof GridColumn grid) {
            selection.only(wanted, grid);
            be(wanted, target);
        }
    }

    /** Makes a cell the current one, and selects all from where the selection began. */
    void extendTo(int wanted, TableColumn<Integer, ?> target) {
        if (target.getUserData() instanceof GridColumn grid) {
            selection.extendTo(wanted, grid);
            be(wanted, target);
        }
    }

    private void be(int wanted, TableColumn<Integer, ?> target) {
        position = wanted;
        column = target;
        window.bring(wanted);
        followWindow();
        table.sideways().bring(target);
    }

    /** Makes a row the current one, and scrolls nothing. */
    void goToRow(int wanted) {
        List<TableColumn<Integer, ?>> columns = table.getVisibleLeafColumns();
        if (column() == null && columns.size() > 1) {
            column = columns.get(1);
        }
        position = wanted;
        followWindow();
    }

    /**
     * Goes some cells on, not beyond the table.
     *
     * @param extend whether to select what lies between
     */
    void step(int down, int right, boolean extend) {
        List<TableColumn<Integer, ?>> columns = table.getVisibleLeafColumns();
        int last = window.rows().total() - 1;
        if (columns.size() < 2 || last < 0) {
            return;
        }
        int place = Math.clamp(columns.indexOf(column) + (long) right, 1, columns.size() - 1);
        int wanted = (int) Math.clamp((long) Math.max(0, position()) + down, 0, last);
        if (extend) {
            extendTo(wanted, columns.get(place));
        } else {
            goTo(wanted, columns.get(place));
        }
    }

    /** Goes to the next cell or the one before, over the ends of rows. */
    void next(int right) {
        List<TableColumn<Integer, ?>> columns = table.getVisibleLeafColumns();
        int wanted = columns.indexOf(column) + right;
        if (wanted >= columns.size() && position() < window.rows().total() - 1) {
            goTo(position() + 1, columns.get(1));
        } else if (wanted < 1 && position() > 0) {
            goTo(position() - 1, columns.getLast());
        } else {
            step(0, right, false);
        }
    }
}
