package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.widget.Buttons;

/**
 * What chooses the rows of a grid: the chips above it, the filter cells below the names of its columns, the condition in
 * SQL, and the SQL that comes of it all.
 */
final class FilterView implements FilterBox.FilterCells {

    private final RowGridModel model;
    private final GridTable table;
    private final FilterChips chips;
    private final SqlConditionBar sqlCondition;
    private final RowsSqlPanel sql;
    private final FilterField field;
    private final Layer layer = new Layer();
    private final HBox chipLine = new HBox();
    private final Button filter;
    private final Button showSql;
    private final InvalidationListener onFilter = p -> render();
    private @Nullable HBox tools;
    private boolean cells;

    FilterView(RowGridModel model, GridTable table) {
        this.model = model;
        this.table = table;
        this.chips = new FilterChips(model);
        this.sqlCondition = new SqlConditionBar(model, table::requestFocus);
        this.sql = new RowsSqlPanel(model, this::toggleSql);
        this.field = new FilterField(model, this::left);
        this.filter = Buttons.flat("Filter", Feather.FILTER, this::toggleCells);
        this.showSql = Buttons.icon(Feather.CODE, FilterKeys.SHOW_SQL.tip(), this::toggleSql);
        filter.setId("filter-rows");
        filter.getStyleClass().add("tool-button");
        filter.setTooltip(new Tooltip(FilterKeys.FILTER.tip()));
        showSql.setId("show-rows-sql");
        layer.setPickOnBounds(false);
        layer.getChildren().addAll(field.meaning(), field);
    }

    /** Puts its parts around the rows of a page. */
    void build(HBox bar, VBox page, Pane body) {
        tools = bar;
        bar.getChildren().addFirst(filter);
        bar.getChildren().add(bar.getChildren().size() - 3, showSql);
        chipLine.getStyleClass().add("filter-chip-line");
        chips.prefWrapLengthProperty()
                .bind(Bindings.max(200, page.widthProperty().subtract(24)));
        HBox.setHgrow(chips, Priority.ALWAYS);
        page.getChildren().addAll(1, List.of(chipLine, sqlCondition));
        page.getChildren().add(sql);
        body.getChildren().add(layer);
        new FilterKeys(page, this);
    }

    void shown() {
        model.filter().shownProperty().addListener(onFilter);
        model.filter().problemProperty().addListener(onFilter);
        render();
    }

    void hidden() {
        field.close();
        model.filter().shownProperty().removeListener(onFilter);
        model.filter().problemProperty().removeListener(onFilter);
    }

    /** Shows the rows and names that the model has now. */
    void refresh() {
        chips.render();
        placeChips();
        sqlCondition.render();
        sql.render();
    }

    private void render() {
        refresh();
        table.renderFilters();
    }

    /** Beside the tools where there are few, else in lines of their own. */
    private void placeChips() {
        HBox bar = tools;
        if (bar != null && chips.areFew() != (chips.getParent() == bar)) {
            chipLine.getChildren().remove(chips);
            bar.getChildren().remove(chips);
            if (chips.areFew()) {
                bar.getChildren().addFirst(chips);
            } else {
                chipLine.getChildren().add(chips);
            }
        }
        chipLine.setVisible(!chipLine.getChildren().isEmpty());
        chipLine.setManaged(chipLine.isVisible());
    }

    /** Follows the table where it was scrolled. */
    void moved() {
        layer.requestLayout();
    }

    // Commands

    private void toggleCells() {
        if (cells) {
            closeCells();
        } else {
            openCurrent();
        }
    }

    /** Opens the filter cell of the current column; closes the filter cells where the keyboard is in one. */
    void toggle() {
        if (field.column() == null) {
            openCurrent();
        } else {
            closeCells();
        }
    }

    /** The field too: a window that is not in front gives the keyboard to nobody. */
    private void closeCells() {
        field.close();
        table.requestFocus();
        showCells(false);
    }

    private void openCurrent() {
        GridColumn column = table.currentColumn();
        List<GridColumn> all = model.columnsProperty().get();
        if (column != null || !all.isEmpty()) {
            open(column == null ? all.getFirst() : column);
        }
    }

    void only() {
        Cell at = cell();
        if (at != null) {
            model.filter().only(at.column(), at.stored());
        }
    }

    void without() {
        Cell at = cell();
        if (at != null) {
            model.filter().without(at.column(), at.stored());
        }
    }

    void showAll() {
        model.showAllRows();
    }

    void editSql() {
        sqlCondition.edit();
    }

    void toggleSql() {
        boolean show = !sql.isVisible();
        sql.show(show);
        if (!show) {
            table.requestFocus();
        }
    }

    /**
     * The current cell.
     *
     * @param stored what the database has there, which is what a filter looks at
     */
    record Cell(GridColumn column, @Nullable Object stored) {}

    /** The current cell; null where there is none, or what the database has there is not known. */
    @Nullable
    Cell cell() {
        GridColumn column = table.currentColumn();
        int position = table.currentPosition();
        if (column == null || position < 0) {
            return null;
        }
        GridCell cell = model.cell(position, column);
        Object stored = cell.changed() ? cell.before() : cell.value();
        return cell.kind() == GridCell.Kind.VALUE && !(stored instanceof LargeValue) ? new Cell(column, stored) : null;
    }

    @Override
    public String text(GridColumn column) {
        return model.filter().typed(column);
    }

    @Override
    public boolean isRefused(GridColumn column) {
        return model.filter().isRefused(column);
    }

    @Override
    public void open(GridColumn column) {
        showCells(true);
        table.bringIntoSight(column);
        field.open(column);
        layer.requestLayout();
    }

    private void showCells(boolean show) {
        cells = show;
        table.showFilters(show ? this : null);
        layer.requestLayout();
    }

    /** Next column, or back to the rows. */
    private void left(GridColumn column, int right) {
        table.renderFilters();
        List<GridColumn> all = table.columnsInOrder();
        int next = all.indexOf(column) + right;
        if (right != 0 && next >= 0 && next < all.size()) {
            open(all.get(next));
        } else {
            table.requestFocus();
        }
    }

    /** Keeps the field over its cell, and what is understood below it. */
    private final class Layer extends Pane {
        @Override
        protected void layoutChildren() {
            GridColumn column = field.column();
            if (column == null) {
                return;
            }
            Node box = table.filterBox(column);
            Label meaning = field.meaning();
            boolean there = box != null && box.getScene() != null;
            field.setOpacity(there ? 1 : 0);
            meaning.setOpacity(there ? 1 : 0);
            if (there) {
                Node cell = Objects.requireNonNull(box);
                Bounds at = sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
                double width = Math.min(Math.max(at.getWidth(), 150), getWidth());
                double x = Math.clamp(at.getMinX(), 0, Math.max(0, getWidth() - width));
                field.resizeRelocate(x, at.getMinY() - 1, width, at.getHeight() + 2);
                double wide = Math.min(meaning.prefWidth(-1), getWidth() - 8);
                meaning.resizeRelocate(
                        Math.clamp(x, 4, Math.max(4, getWidth() - wide - 4)),
                        at.getMaxY() + 6,
                        wide,
                        meaning.prefHeight(wide));
            }
        }
    }
}
