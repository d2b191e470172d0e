package org.schemawright.desktop.browse;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;

/** The rows, cells and columns that the table of a grid makes, and those of them that are on screen. */
final class GridCells {

    private final RowGridModel model;
    private final RowWindow window;
    private final CellSpeech speech;
    private final Set<ValueCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<GutterCell> gutters = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<RowNode> rows = Collections.newSetFromMap(new WeakHashMap<>());

    GridCells(RowGridModel model, RowWindow window, CellSpeech speech) {
        this.model = model;
        this.window = window;
        this.speech = speech;
    }

    /** A new row. */
    RowNode row() {
        RowNode row = new RowNode(model, window, this::fill);
        rows.add(row);
        return row;
    }

    /**
     * A row that stood empty below the last one keeps its index when rows come, and a cell whose index and value stay does
     * not look again: the values of this table are looked up, to the cell they are nothing before and after. Cells out of
     * sight at the side, which are no children of their row meanwhile, are among those.
     */
    private void fill(RowNode row) {
        Stream.concat(cells.stream(), gutters.stream())
                .filter(cell -> cell.getTableRow() == row && cell.isEmpty())
                .toList()
                .forEach(cell -> {
                    cell.updateIndex(-1);
                    cell.updateIndex(row.getIndex());
                });
    }

    /** The column before all others, with the states of the rows. */
    TableColumn<Integer, Integer> gutter() {
        TableColumn<Integer, Integer> column = new TableColumn<>();
        column.setCellFactory(c -> {
            GutterCell cell = new GutterCell(model, window);
            gutters.add(cell);
            return cell;
        });
        column.setMinWidth(GridTable.GUTTER_WIDTH);
        column.setMaxWidth(GridTable.GUTTER_WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        return column;
    }

    /** The column of a header. */
    TableColumn<Integer, Integer> column(GridHeader header) {
        GridColumn shown = header.column();
        TableColumn<Integer, Integer> column = new TableColumn<>();
        header.prefWidthProperty().bind(column.widthProperty().subtract(17));
        column.setGraphic(header);
        // Not shown beside the graphic, but what screen readers say of the header.
        column.textProperty().bind(header.accessibleTextProperty());
        column.setUserData(shown);
        column.setId("column-" + shown.name());
        column.setCellFactory(c -> {
            ValueCell cell = new ValueCell(model, window, shown, speech);
            cells.add(cell);
            return cell;
        });
        // The header sorts by itself: the database does it, not the table.
        column.setSortable(false);
        column.setMinWidth(44);
        column.setPrefWidth(Math.max(ColumnWidths.NARROWEST, header.naturalWidth()));
        return column;
    }

    /** Has all cells show what the model has now. */
    void render() {
        cells.forEach(ValueCell::render);
        gutters.forEach(GutterCell::render);
    }

    void renderRows() {
        rows.forEach(RowNode::render);
    }

    /** The cell on screen for a position and column. */
    Optional<ValueCell> at(int position, GridColumn column) {
        return cells.stream()
                .filter(c -> c.position() == position && c.column().name().equals(column.name()) && !c.isEmpty())
                .filter(GridCells::isOnScreen)
                .findFirst();
    }

    private static boolean isOnScreen(ValueCell cell) {
        TableRow<Integer> row = cell.getTableRow();
        return row != null
                && row.isVisible()
                && row.getScene() != null
                && cell.getParent() == row
                && row.getIndex() == cell.getIndex();
    }

    /** The rows on the screen, from above. */
    List<RowNode> rowsInSight() {
        return rows.stream()
                .filter(r -> !r.isEmpty() && r.isVisible() && r.getScene() != null && r.getParent() != null)
                .sorted(Comparator.comparingInt(RowNode::getIndex))
                .toList();
    }
}
