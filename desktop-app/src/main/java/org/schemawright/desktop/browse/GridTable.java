package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
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
    private final PositionList positions = new PositionList();
    private final Set<ValueCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<GutterCell> gutters = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<RowNode> rows = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<GridHeader> headers = new ArrayList<>();
    private final GridColumns layout;
    private final CellSpeech speech;
    private final SidewaysScroll sideways = new SidewaysScroll(this);
    private FilterBox.@Nullable FilterCells filters;

    GridTable(RowGridModel model) {
        this.model = model;
        this.layout = new GridColumns(model, this);
        this.speech = new CellSpeech(model);
        speech.follow(this);
        getStyleClass().add("row-grid");
        setId("row-grid");
        setFixedCellSize(ROW_HEIGHT);
        setTableMenuButtonVisible(false);
        setPlaceholder(new Region());
        getSelectionModel().setCellSelectionEnabled(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(table -> {
            RowNode row = new RowNode(model);
            rows.add(row);
            return row;
        });
        setItems(positions);
        getFocusModel().focusedCellProperty().addListener((p, old, now) -> {
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
    }

    /** Makes the columns anew. */
    void showColumns() {
        headers.clear();
        List<TableColumn<Integer, ?>> made = new ArrayList<>();
        model.columnsProperty().get().forEach(c -> made.add(column(c)));
        layout.show(gutter(), made);
        showSort();
        selectFirst();
    }

    /** Takes the number of rows, and shows what the model has now. */
    void refreshContent() {
        positions.resize(model.sizeProperty().get());
        cells.forEach(ValueCell::render);
        gutters.forEach(GutterCell::render);
        renderRows();
        layout.fitWidths();
        selectFirst();
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
        int position = getFocusModel().getFocusedCell().getRow();
        return position < positions.size() ? position : -1;
    }

    /** The column of the current cell; null where there is none. */
    @Nullable
    GridColumn currentColumn() {
        TableColumn<?, ?> column = getFocusModel().getFocusedCell().getTableColumn();
        return column != null && column.getUserData() instanceof GridColumn found ? found : null;
    }

    /** Makes a cell the current one, and brings it into sight. */
    void goTo(int position, @Nullable GridColumn column) {
        if (position < 0
                || position >= positions.size()
                || getVisibleLeafColumns().size() < 2) {
            return;
        }
        TableColumn<Integer, ?> first = getVisibleLeafColumns().get(1);
        TableColumn<Integer, ?> target = column == null
                ? first
                : columnOf(column.name()).filter(TableColumn::isVisible).orElse(first);
        getSelectionModel().clearAndSelect(position, target);
        getFocusModel().focus(position, target);
        if (!isInSight(position)) {
            scrollTo(Math.max(0, position - 3));
        }
        sideways.bring(target);
    }

    /** Moves the current cell, within the table; to the right of the last column the next row begins. */
    void move(int down, int right) {
        List<TableColumn<Integer, ?>> visible = getVisibleLeafColumns();
        TableColumn<?, ?> now = getFocusModel().getFocusedCell().getTableColumn();
        int last = Math.max(1, visible.size() - 1);
        int wanted = visible.indexOf(now) + right;
        int rowsOn = wanted > last && currentPosition() < positions.size() - 1
                ? 1
                : wanted < 1 && right < 0 && currentPosition() > 0 ? -1 : 0;
        int place = rowsOn == 0 ? Math.clamp(wanted, 1, last) : rowsOn > 0 ? 1 : last;
        int position = Math.clamp(currentPosition() + (long) down + rowsOn, 0, Math.max(0, positions.size() - 1));
        if (place < visible.size() && visible.get(place).getUserData() instanceof GridColumn column) {
            goTo(position, column);
        }
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
        return cells.stream()
                .filter(c -> c.getIndex() == position && c.column().name().equals(column.name()) && !c.isEmpty())
                .filter(GridTable::isOnScreen)
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

    private boolean isInSight(int position) {
        return rows.stream()
                .anyMatch(r -> r.getIndex() == position
                        && r.isVisible()
                        && r.getScene() != null
                        && r.getBoundsInParent().getMinY() >= 0
                        && r.getParent() != null
                        && r.localToScene(0, ROW_HEIGHT).getY()
                                <= localToScene(0, getHeight() - 12).getY());
    }

    /** The rows on the screen, from above. */
    List<RowNode> rowsInSight() {
        return rows.stream()
                .filter(r -> !r.isEmpty() && r.isVisible() && r.getScene() != null && r.getParent() != null)
                .sorted(Comparator.comparingInt(RowNode::getIndex))
                .toList();
    }

    /** Makes a row the current one, and scrolls nothing. */
    void goToRow(int position) {
        TableColumn<?, ?> now = getFocusModel().getFocusedCell().getTableColumn();
        getVisibleLeafColumns().stream().filter(c -> c == now).findFirst().ifPresent(column -> {
            getSelectionModel().clearAndSelect(position, column);
            getFocusModel().focus(position, column);
        });
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
        boolean none = currentPosition() < 0
                || currentColumn() == null
                        && getSelectionModel().getSelectedCells().isEmpty();
        if (none && !positions.isEmpty() && getVisibleLeafColumns().size() > 1) {
            getSelectionModel()
                    .clearAndSelect(
                            Math.max(0, currentPosition()),
                            getVisibleLeafColumns().get(1));
        }
    }

    private void renderRows() {
        model.setCurrent(currentPosition());
        rows.forEach(RowNode::render);
    }

    private TableColumn<Integer, Integer> gutter() {
        TableColumn<Integer, Integer> column = new TableColumn<>();
        column.setCellFactory(c -> {
            GutterCell cell = new GutterCell(model);
            gutters.add(cell);
            return cell;
        });
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setMinWidth(GUTTER_WIDTH);
        column.setMaxWidth(GUTTER_WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        return column;
    }

    private TableColumn<Integer, Integer> column(GridColumn shown) {
        TableColumn<Integer, Integer> column = new TableColumn<>();
        GridHeader header = new GridHeader(shown, model::toggleSort);
        headers.add(header);
        header.showFilter(filters);
        header.prefWidthProperty().bind(column.widthProperty().subtract(17));
        column.setGraphic(header);
        column.setUserData(shown);
        column.setId("column-" + shown.name());
        column.setCellFactory(c -> {
            ValueCell cell = new ValueCell(model, shown, speech);
            cells.add(cell);
            return cell;
        });
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        // The header sorts by itself: the database does it, not the table.
        column.setSortable(false);
        column.setMinWidth(44);
        column.setPrefWidth(Math.max(ColumnWidths.NARROWEST, header.naturalWidth()));
        return column;
    }

    Optional<TableColumn<Integer, ?>> columnOf(String name) {
        return getColumns().stream()
                .filter(c -> c.getUserData() instanceof GridColumn g && g.name().equals(name))
                .findFirst();
    }
}
