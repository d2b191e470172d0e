package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.schemawright.desktop.rows.SortKey;

/**
 * The columns that stay at the left while the others scroll: as long as the table is scrolled sideways, their cells are
 * shown once more over its edge, row by row where the table has them. Whoever goes to such a cell scrolls back to it.
 */
final class FrozenColumns extends Pane {

    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");
    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new-row");
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted-row");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current-row");

    private final RowGridModel model;
    private final GridTable table;
    private final Pane content = new Pane();
    private final Pane rows = new Pane();
    private final Pane names = new Pane();
    private final Region edge = new Region();
    private final List<GridHeader> headers = new ArrayList<>();
    private final List<Strip> strips = new ArrayList<>();
    private List<TableColumn<Integer, ?>> shown = List.of();
    private List<SortKey> sort = List.of();
    private boolean filters;

    FrozenColumns(RowGridModel model, GridTable table) {
        this.model = model;
        this.table = table;
        setId("frozen-columns");
        content.getStyleClass().addAll("table-view", "row-grid", "frozen-columns");
        // Each is placed by hand, down to the rows.
        content.setManaged(false);
        rows.setManaged(false);
        names.setManaged(false);
        edge.setManaged(false);
        edge.getStyleClass().add("frozen-edge");
        setPickOnBounds(false);
        names.getStyleClass().add("column-header-background");
        rows.setOnMousePressed(this::pressed);
        rows.setOnContextMenuRequested(event -> {
            table.getContextMenu().show(rows, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        content.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        content.getChildren().addAll(rows, names, edge);
        content.setVisible(false);
        getChildren().add(content);
    }

    /** Whether the columns stand over the table now. */
    boolean isHolding() {
        return content.isVisible();
    }

    @Override
    protected void layoutChildren() {
        List<TableColumn<Integer, ?>> wanted =
                table.sideways().right() <= 0 ? List.of() : table.sideways().frozen();
        content.setVisible(!wanted.isEmpty());
        if (wanted.isEmpty()) {
            return;
        }
        boolean filtersNow = table.filterCells() != null;
        if (!wanted.equals(shown) || filtersNow != filters) {
            build(wanted, filtersNow);
        }
        double width = SidewaysScroll.width(wanted);
        double bottom = table.sideways().bottom();
        double top = table.headerHeight();
        content.resizeRelocate(0, 0, width, bottom);
        edge.resizeRelocate(width - 2, 0, 2, bottom);
        content.setClip(new Rectangle(width, bottom));
        names.resizeRelocate(0, 0, width, top);
        rows.resizeRelocate(0, top, width, Math.max(0, bottom - top));
        rows.setClip(new Rectangle(width, Math.max(0, bottom - top)));
        placeHeaders();
        placeRows(width);
        refresh();
    }

    /** Shows what the model has now. */
    void refresh() {
        if (content.isVisible()) {
            strips.forEach(Strip::render);
            headers.stream().map(GridHeader::filter).forEach(box -> {
                if (box != null) {
                    box.render();
                }
            });
            List<SortKey> now = model.sortProperty().get();
            if (!now.equals(sort)) {
                sort = now;
                headers.forEach(header -> header.show(now));
            }
        }
    }

    private void build(List<TableColumn<Integer, ?>> wanted, boolean withFilters) {
        shown = wanted;
        filters = withFilters;
        sort = model.sortProperty().get();
        strips.clear();
        headers.clear();
        names.getChildren().clear();
        rows.getChildren().clear();
        for (TableColumn<Integer, ?> column : wanted) {
            StackPane box = new StackPane();
            box.getStyleClass().add("column-header");
            if (column.getUserData() instanceof GridColumn grid) {
                GridHeader header = new GridHeader(grid, model::toggleSort);
                header.showFilter(table.filterCells());
                header.show(sort);
                headers.add(header);
                box.getChildren().add(header);
                box.setPadding(new Insets(0, 8, 0, 8));
            }
            box.setManaged(false);
            names.getChildren().add(box);
        }
    }

    private void placeHeaders() {
        double x = 0;
        for (int i = 0; i < shown.size(); i++) {
            double width = shown.get(i).getWidth();
            names.getChildren().get(i).resizeRelocate(x, 0, width, table.headerHeight());
            x += width;
        }
    }

    private void placeRows(double width) {
        List<RowNode> inSight = table.rowsInSight();
        while (strips.size() < inSight.size()) {
            Strip strip = new Strip();
            strips.add(strip);
            rows.getChildren().add(strip);
        }
        for (int i = 0; i < strips.size(); i++) {
            Strip strip = strips.get(i);
            strip.setVisible(i < inSight.size());
            if (i < inSight.size()) {
                RowNode row = inSight.get(i);
                Point2D corner = rows.sceneToLocal(row.localToScene(0, 0));
                strip.show(row);
                strip.resizeRelocate(0, corner.getY(), width, GridTable.ROW_HEIGHT);
            }
        }
    }

    /** Goes to the row, and leaves the column and the scrolling as they are. */
    private void pressed(MouseEvent event) {
        for (Strip strip : strips) {
            if (strip.isVisible() && strip.getBoundsInParent().contains(event.getX(), event.getY())) {
                table.goToRow(strip.position);
                table.requestFocus();
                if (event.getButton() == MouseButton.PRIMARY) {
                    event.consume();
                }
                return;
            }
        }
    }

    private void scrolled(ScrollEvent event) {
        Node flow = table.lookup(".virtual-flow");
        if (flow != null) {
            Event.fireEvent(flow, event.copyFor(flow, flow));
            event.consume();
        }
    }

    /** One row's cells. */
    private final class Strip extends Pane {
        private final List<TableCell<Integer, Integer>> cells = new ArrayList<>();
        private int position = -1;

        Strip() {
            setManaged(false);
            getStyleClass().add("table-row-cell");
            pseudoClassStateChanged(FILLED, true);
            for (TableColumn<Integer, ?> column : shown) {
                TableCell<Integer, Integer> cell = column.getUserData() instanceof GridColumn grid
                        ? new ValueCell(model, table.window().rows(), grid, new CellSpeech(model))
                        : new GutterCell(model, table.window().rows());
                cell.updateTableView(table);
                @SuppressWarnings("unchecked")
                TableColumn<Integer, Integer> typed = (TableColumn<Integer, Integer>) column;
                cell.updateTableColumn(typed);
                cell.setMouseTransparent(true);
                cells.add(cell);
            }
            getChildren().addAll(cells);
        }

        void show(RowNode row) {
            position = row.position();
            for (TableCell<Integer, Integer> cell : cells) {
                cell.updateTableRow(row);
                cell.updateIndex(row.getIndex());
            }
            requestLayout();
        }

        void render() {
            if (!isVisible()) {
                return;
            }
            boolean there = position >= 0 && position < model.sizeProperty().get();
            GridRow.State state = there ? model.row(position).state() : GridRow.State.PLAIN;
            pseudoClassStateChanged(NEW, state == GridRow.State.NEW);
            pseudoClassStateChanged(DELETED, state == GridRow.State.DELETED);
            pseudoClassStateChanged(CURRENT, position == model.currentProperty().get());
            for (TableCell<Integer, Integer> cell : cells) {
                if (cell instanceof ValueCell value) {
                    value.render();
                } else if (cell instanceof GutterCell gutter) {
                    gutter.render();
                }
            }
        }

        @Override
        protected void layoutChildren() {
            double x = 0;
            for (int i = 0; i < cells.size(); i++) {
                double width = shown.get(i).getWidth();
                cells.get(i).resizeRelocate(x, 0, width, GridTable.ROW_HEIGHT);
                x += width;
            }
        }
    }
}
