package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.task.FxThread;

/** The table of the grid: columns from the model, sorting by the database, cells that follow the model. */
final class GridTable extends TableView<Integer> {

    static final double ROW_HEIGHT = 28;
    static final double HEADER_HEIGHT = 44;
    static final double FILTER_HEIGHT = 32;
    static final double GUTTER_WIDTH = 28;
    static final double CHARACTER_WIDTH = 7.81;

    /** The scroll bar at the side, and the grid's own edges. */
    private static final double EDGES = 14;

    private final RowGridModel model;
    private final List<GridHeader> headers = new ArrayList<>();
    private final GridColumns layout;
    private final SidewaysScroll sideways = new SidewaysScroll(this);
    private final TableWindow window;
    private final GridCells cells;
    private final CellSelection selection;
    private final CurrentCell current;
    private FilterBox.@Nullable FilterCells filters;

    GridTable(RowGridModel model) {
        this.model = model;
        this.layout = new GridColumns(model, this);
        getStyleClass().add("row-grid");
        setId("row-grid");
        setFixedCellSize(ROW_HEIGHT);
        setTableMenuButtonVisible(false);
        setPlaceholder(new Region());
        this.window = new TableWindow(this, model);
        CellSpeech speech = new CellSpeech(model);
        speech.follow(this);
        this.cells = new GridCells(model, window.rows(), speech);
        this.selection = new CellSelection(this, window.rows());
        this.current = new CurrentCell(this, window, selection);
        selection.setCellSelectionEnabled(true);
        selection.setSelectionMode(SelectionMode.MULTIPLE);
        setSelectionModel(selection);
        setRowFactory(table -> cells.row());
        getFocusModel().focusedCellProperty().addListener((p, old, now) -> {
            current.focused(now);
            renderRows();
            // The table's own keys know nothing of columns that cover others.
            TableColumn<Integer, ?> column = columnOf(now);
            if (column != null && columnOf(old) != column && !sideways.frozen().isEmpty()) {
                FxThread.later(() -> sideways.bring(column));
            }
        });
        widthProperty().addListener((p, old, now) -> {
            layout.roomChanged();
        });
        layout.follow();
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        model.shiftProperty().addListener((p, old, now) -> shift(now.longValue() - old.longValue()));
    }

    /** Which rows are held, and where they are scrolled to. */
    TableWindow window() {
        return window;
    }

    /** Which cells are selected. */
    CellSelection selection() {
        return selection;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        window.laidOut();
    }

    /** Makes the columns anew. */
    void showColumns() {
        headers.clear();
        List<TableColumn<Integer, ?>> made = new ArrayList<>();
        for (GridColumn column : model.columnsProperty().get()) {
            GridHeader header = new GridHeader(column, model::toggleSort);
            header.showFilter(filters);
            headers.add(header);
            made.add(cells.column(header));
        }
        layout.show(cells.gutter(), made);
        showSort();
        selectFirst();
    }

    /** Takes the number of rows, and shows what the model has now. */
    void refreshContent() {
        window.resize(model.sizeProperty().get());
        renderCells();
        layout.fitWidths();
        selectFirst();
    }

    private void renderCells() {
        cells.render();
        renderRows();
    }

    /** The rows of the table stand for other positions by now. */
    void windowMoved() {
        current.followWindow();
        selection.changed(current.position());
        renderCells();
    }

    private void shift(long by) {
        current.shift(by);
        selection.shift(by, model.sizeProperty().get());
        window.shift(by);
    }

    /** Selects with Shift from where the selection began: the table itself knows only rows of its window. */
    private void pressed(MouseEvent event) {
        if (!event.isShiftDown() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof ValueCell cell && !cell.isEmpty()) {
                requestFocus();
                columnOf(cell.column().name()).ifPresent(column -> current.extendTo(cell.position(), column));
                event.consume();
                return;
            }
        }
    }

    /** Which columns are shown, in which order and how wide. */
    GridColumns columnLayout() {
        return layout;
    }

    /** Shows the order that the model has by now; other rows at the top are no reason to move the columns. */
    void sorted() {
        layout.settle();
        showSort();
    }

    /** Shows or hides the filter cells below the names of the columns; null hides them. */
    void showFilters(FilterBox.@Nullable FilterCells cells) {
        filters = cells;
        headers.forEach(h -> h.showFilter(cells));
    }

    /** What stands in the filter cells; null while they are hidden. */
    FilterBox.@Nullable FilterCells filterCells() {
        return filters;
    }

    SidewaysScroll sideways() {
        return sideways;
    }

    /** How high the header is, filter cells included. */
    double headerHeight() {
        return HEADER_HEIGHT + (filters == null ? 0 : FILTER_HEIGHT);
    }

    /** Shows what stands in the filter cells by now. */
    void renderFilters() {
        headers.stream().map(GridHeader::filter).filter(Objects::nonNull).forEach(FilterBox::render);
    }

    /** The filter cell of a column; null where none is shown. */
    @Nullable
    FilterBox filterBox(GridColumn column) {
        return headers.stream()
                .filter(h -> h.column().name().equals(column.name()))
                .findFirst()
                .map(GridHeader::filter)
                .orElse(null);
    }

    /** The header that a node shows, or that shows the node's column; null for any other node. */
    @Nullable
    GridHeader headerIn(Node node) {
        if (node instanceof GridHeader header) {
            return header;
        }
        return node instanceof TableColumnHeader shown
                        && shown.getTableColumn() instanceof TableColumn<?, ?> column
                        && column.getGraphic() instanceof GridHeader header
                ? header
                : null;
    }

    /** Scrolls sideways to a column where it is out of sight. */
    void bringIntoSight(GridColumn column) {
        columnOf(column.name()).ifPresent(sideways::bring);
    }

    private void showSort() {
        headers.forEach(h -> h.show(model.sortProperty().get()));
    }

    /** The position of the current row; -1 where there is none. */
    int currentPosition() {
        return current.position();
    }

    /** The column of the current cell; null where there is none. */
    @Nullable
    GridColumn currentColumn() {
        return current.column();
    }

    /** Makes a cell the current one, and brings it into sight. */
    void goTo(int position, @Nullable GridColumn column) {
        if (position < 0
                || position >= model.sizeProperty().get()
                || getVisibleLeafColumns().size() < 2) {
            return;
        }
        // A row that was added a moment ago may not be here yet.
        window.resize(model.sizeProperty().get());
        TableColumn<Integer, ?> first = getVisibleLeafColumns().get(1);
        current.goTo(
                position,
                column == null
                        ? first
                        : columnOf(column.name()).filter(TableColumn::isVisible).orElse(first));
    }

    /** Moves the current cell, within the table; to the right of the last column the next row begins. */
    void move(int down, int right) {
        if (right == 0) {
            current.step(down, 0, false);
        } else {
            current.next(right);
        }
    }

    /** Moves the current cell within its row and column, and selects on the way where that is asked for. */
    void step(int down, int right, boolean extend) {
        current.step(down, right, extend);
    }

    /** The columns as they stand. */
    List<GridColumn> columnsInOrder() {
        return getVisibleLeafColumns().stream()
                .map(TableColumn::getUserData)
                .filter(GridColumn.class::isInstance)
                .map(GridColumn.class::cast)
                .toList();
    }

    /** The columns as they stand, from one on to the right. */
    List<GridColumn> columnsFrom(GridColumn first) {
        return columnsInOrder().stream()
                .dropWhile(c -> !c.name().equals(first.name()))
                .toList();
    }

    private static @Nullable TableColumn<Integer, ?> columnOf(@Nullable TablePosition<? super Integer, ?> position) {
        return position != null && position.getTableColumn() instanceof TableColumn<?, ?> column
                ? (TableColumn<Integer, ?>) column
                : null;
    }

    /** The cell on screen for a position and column. */
    Optional<ValueCell> cellAt(int position, GridColumn column) {
        return cells.at(position, column);
    }

    /** The rows on the screen, from above. */
    List<RowNode> rowsInSight() {
        return cells.rowsInSight();
    }

    /** Makes a row the current one, and scrolls nothing. */
    void goToRow(int position) {
        focusRow(position);
        GridColumn column = current.column();
        if (column != null) {
            selection.only(position, column);
        }
    }

    /** Makes a row the current one, and leaves what is selected. */
    void focusRow(int position) {
        current.goToRow(position);
    }

    /** How wide the part is in which columns are seen. */
    double roomForColumns() {
        return getWidth() - EDGES;
    }

    boolean isInSight(TableColumn<Integer, ?> column) {
        Node header = column.getGraphic();
        if (header == null || header.getScene() == null) {
            return false;
        }
        Bounds shown = sceneToLocal(header.localToScene(header.getLayoutBounds()));
        return shown.getWidth() > 0 && shown.getMinX() >= 0 && shown.getMaxX() <= getWidth() - EDGES;
    }

    /** There is always a current cell to type into; the table itself would make the gutter current. */
    private void selectFirst() {
        boolean none = currentPosition() < 0 || currentColumn() == null && selection.isEmpty();
        if (none && !getItems().isEmpty() && getVisibleLeafColumns().size() > 1) {
            selection.clearAndSelect(
                    Math.max(0, window.rows().indexOf(currentPosition())),
                    getVisibleLeafColumns().get(1));
        }
    }

    private void renderRows() {
        model.setCurrent(currentPosition());
        cells.renderRows();
    }

    Optional<TableColumn<Integer, ?>> columnOf(String name) {
        return getColumns().stream()
                .filter(c -> c.getUserData() instanceof GridColumn g && g.name().equals(name))
                .findFirst();
    }
}
