package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.desktop.workspace.ColumnLayout;

/**
 * Which columns of a grid are shown, in which order and how wide: fitted to their content until somebody sets a width. What
 * somebody sets is remembered for the table.
 */
final class GridColumns {

    /** The scroll bar at the side, and the grid's own edges. */
    private static final double EDGES = 14;

    private static final int SAMPLED_ROWS = 60;

    /** A table view makes the cells of all columns, in sight or not: a thousand of them keep it busy for half a minute. */
    private static final int MOST_AT_FIRST = 200;

    private static final int SHOWN_OF_VERY_MANY = 100;

    /** Names of referenced rows come after the rows, and are worth a second look; later on columns only grow. */
    private static final int FITS = 4;

    private final RowGridModel model;
    private final GridTable table;
    private final Map<TableColumn<Integer, ?>, Double> fitted = new IdentityHashMap<>();
    private final ReadOnlyIntegerWrapper hidden = new ReadOnlyIntegerWrapper();
    private int widthsFitted;
    private boolean settled;
    private boolean arranging;

    GridColumns(RowGridModel model, GridTable table) {
        this.model = model;
        this.table = table;
    }

    /** Begins to notice what somebody does with the pointer. */
    void follow() {
        table.getColumns().addListener((ListChangeListener<TableColumn<Integer, ?>>) change -> {
            if (!arranging) {
                keep(layout().withOrder(names()));
                // The table lets one drop a header even before the states of the rows.
                FxThread.later(this::gutterFirst);
            }
        });
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> keepWidths());
    }

    // Properties

    /** How many columns are not shown. */
    ReadOnlyIntegerProperty hiddenProperty() {
        return hidden.getReadOnlyProperty();
    }

    /** All columns as they stand, hidden ones too. */
    List<GridColumn> all() {
        return table.getColumns().stream()
                .map(TableColumn::getUserData)
                .filter(GridColumn.class::isInstance)
                .map(GridColumn.class::cast)
                .toList();
    }

    boolean isShown(GridColumn column) {
        return table.columnOf(column.name()).map(TableColumn::isVisible).orElse(false);
    }

    /** How many columns stay at the left. */
    int frozen() {
        return Math.min(layout().frozen(), table.columnsInOrder().size());
    }

    // Commands

    /** Shows the columns as they are wanted. */
    void show(TableColumn<Integer, ?> gutter, List<TableColumn<Integer, ?>> made) {
        Map<String, TableColumn<Integer, ?>> byName = new HashMap<>();
        made.forEach(column -> byName.put(name(column), column));
        List<TableColumn<Integer, ?>> ordered = new ArrayList<>(List.of(gutter));
        fitted.clear();
        List<String> names = made.stream().map(GridColumns::name).toList();
        if (names.size() > MOST_AT_FIRST && layout().equals(ColumnLayout.PLAIN)) {
            keep(layout().withHidden(names.subList(SHOWN_OF_VERY_MANY, names.size())));
        }
        ColumnLayout layout = layout();
        for (String name : layout.ordered(names)) {
            TableColumn<Integer, ?> column = Objects.requireNonNull(byName.get(name));
            ordered.add(column);
            Double width = layout.widths().get(name);
            if (width != null) {
                column.setPrefWidth(width);
            }
            column.setVisible(!layout.hidden().contains(name));
        }
        if (ordered.stream().skip(1).noneMatch(TableColumn::isVisible)) {
            ordered.forEach(column -> column.setVisible(true));
        }
        arrange(ordered);
        widthsFitted = 0;
        settled = false;
        countHidden();
    }

    /** Hides or shows a column; the last one shown stays. */
    void setShown(GridColumn column, boolean shown) {
        if (!shown && table.columnsInOrder().size() <= 1) {
            return;
        }
        GridColumn current = table.currentColumn();
        int position = table.currentPosition();
        table.columnOf(column.name()).ifPresent(c -> c.setVisible(shown));
        keep(layout().withShown(column.name(), shown));
        countHidden();
        if (!shown && current != null && current.name().equals(column.name())) {
            table.goTo(position, table.columnsInOrder().getFirst());
        }
    }

    /** Whether there are so many columns that they are turned like pages. */
    boolean areVeryMany() {
        return table.getColumns().size() > MOST_AT_FIRST;
    }

    /** The place of the first column that is turned to, from 0. */
    int firstTurnedTo() {
        List<GridColumn> all = all();
        int place = 0;
        while (place < all.size() && (place < frozen() || !isShown(all.get(place)))) {
            place++;
        }
        return place;
    }

    /** The place behind the last column that is turned to. */
    int lastTurnedTo() {
        return Math.min(all().size(), firstTurnedTo() + SHOWN_OF_VERY_MANY);
    }

    /** Shows the next columns in place of those that are shown, or the ones before; frozen ones stay. */
    void turn(boolean forward) {
        List<GridColumn> all = all();
        int now = firstTurnedTo();
        int last = Math.max(0, all.size() - SHOWN_OF_VERY_MANY);
        int first = Math.clamp(
                now + (forward ? (long) SHOWN_OF_VERY_MANY : -SHOWN_OF_VERY_MANY), frozen(), Math.max(frozen(), last));
        if (first == now) {
            return;
        }
        int position = table.currentPosition();
        List<String> away = new ArrayList<>();
        for (int place = frozen(); place < all.size(); place++) {
            if (place < first || place >= first + SHOWN_OF_VERY_MANY) {
                away.add(all.get(place).name());
            }
        }
        keep(layout().withHidden(away));
        table.showColumns();
        fitWidths();
        table.goTo(position, all.get(first));
    }

    void showAll() {
        table.getColumns().forEach(column -> column.setVisible(true));
        keep(layout().withHidden(List.of()));
        countHidden();
    }

    /** Moves a column past others that are shown; negative is to the left. */
    void move(GridColumn column, int right) {
        List<GridColumn> shown = table.columnsInOrder();
        int to = shown.indexOf(column) + right;
        if (to < 0 || to >= shown.size()) {
            return;
        }
        GridColumn neighbour = shown.get(to);
        int position = table.currentPosition();
        List<TableColumn<Integer, ?>> order = new ArrayList<>(table.getColumns());
        table.columnOf(column.name()).ifPresent(moved -> {
            order.remove(moved);
            int place = order.indexOf(table.columnOf(neighbour.name()).orElseThrow());
            order.add(right > 0 ? place + 1 : place, moved);
            arrange(order);
        });
        keep(layout().withOrder(names()));
        table.goTo(position, column);
    }

    /** Keeps the columns up to one at the left while the others scroll; null lets all of them scroll. */
    void freezeUpTo(@Nullable GridColumn column) {
        keep(layout().withFrozen(column == null ? 0 : table.columnsInOrder().indexOf(column) + 1));
        table.requestLayout();
    }

    /** Makes a column as wide as its content again. */
    void fit(GridColumn column) {
        keep(layout().fitted(column.name()));
        table.columnOf(column.name()).ifPresent(c -> {
            double width = Math.clamp(
                    Math.max(headerWidth(c), contentWidth(column)), ColumnWidths.NARROWEST, ColumnWidths.WIDEST);
            fitted.put(c, width);
            c.setPrefWidth(width);
        });
    }

    /** The columns as the table has them, fitted and all of them shown. */
    void reset() {
        model.workspace().columnLayouts().set(model.name(), ColumnLayout.PLAIN);
        table.showColumns();
        fitWidths();
    }

    /** Other rows at the top are no reason to change widths any more. */
    void settle() {
        settled = true;
    }

    /** There is more room or less. */
    void roomChanged() {
        widthsFitted = Math.min(widthsFitted, FITS - 1);
        settled = false;
        fitWidths();
    }

    /** As wide as the content, but not all of the window for one long text; a width set by hand stays. */
    void fitWidths() {
        if (settled || model.loadingProperty().get() || table.getWidth() <= 0) {
            return;
        }
        boolean growOnly = widthsFitted >= FITS;
        widthsFitted++;
        List<TableColumn<Integer, ?>> shown = table.getColumns().stream()
                .filter(column -> column.getUserData() instanceof GridColumn && column.isVisible())
                .toList();
        Map<String, Double> byHand = layout().widths();
        List<ColumnWidths.Wish> wishes = new ArrayList<>();
        double room = table.getWidth() - GridTable.GUTTER_WIDTH - EDGES;
        List<TableColumn<Integer, ?>> free = new ArrayList<>();
        for (TableColumn<Integer, ?> column : shown) {
            if (byHand.containsKey(name(column))) {
                room -= column.getWidth();
            } else {
                GridColumn grid = (GridColumn) column.getUserData();
                free.add(column);
                wishes.add(new ColumnWidths.Wish(headerWidth(column), contentWidth(grid), !grid.alignedRight()));
            }
        }
        double[] widths = ColumnWidths.fit(wishes, room);
        for (int i = 0; i < widths.length; i++) {
            TableColumn<Integer, ?> column = free.get(i);
            Double before = fitted.get(column);
            boolean changed = before != null && Math.abs(column.getWidth() - before) > 1;
            if (!changed && (!growOnly || before == null || widths[i] > before)) {
                fitted.put(column, widths[i]);
                column.setPrefWidth(widths[i]);
            }
        }
    }

    /** What the pointer has dragged or fitted. */
    private void keepWidths() {
        ColumnLayout now = layout();
        for (TableColumn<Integer, ?> column : table.getColumns()) {
            Double before = fitted.get(column);
            Double kept = now.widths().get(name(column));
            Double known = kept == null ? before : kept;
            if (known != null && Math.abs(column.getWidth() - known) > 1) {
                now = now.withWidth(name(column), column.getWidth());
            }
        }
        keep(now);
    }

    private void gutterFirst() {
        List<TableColumn<Integer, ?>> order = new ArrayList<>(table.getColumns());
        order.stream().filter(c -> c.getUserData() == null).findFirst().ifPresent(gutter -> {
            order.remove(gutter);
            order.addFirst(gutter);
        });
        if (!order.equals(table.getColumns())) {
            arrange(order);
        }
    }

    private void arrange(List<TableColumn<Integer, ?>> ordered) {
        arranging = true;
        table.getColumns().setAll(ordered);
        arranging = false;
    }

    private void countHidden() {
        hidden.set((int) table.getColumns().stream().filter(c -> !c.isVisible()).count());
    }

    private List<String> names() {
        return all().stream().map(GridColumn::name).toList();
    }

    private static String name(TableColumn<?, ?> column) {
        return column.getUserData() instanceof GridColumn grid ? grid.name() : "";
    }

    private ColumnLayout layout() {
        return model.workspace().columnLayouts().of(model.name());
    }

    private void keep(ColumnLayout layout) {
        model.workspace().columnLayouts().set(model.name(), layout);
    }

    private static double headerWidth(TableColumn<Integer, ?> column) {
        return column.getGraphic() instanceof GridHeader header ? header.naturalWidth() : 0;
    }

    private double contentWidth(GridColumn column) {
        int longest = 4;
        for (int position = 0;
                position < Math.min(SAMPLED_ROWS, model.sizeProperty().get());
                position++) {
            GridCell cell = model.cell(position, column);
            Object value = cell.value();
            if (value != null) {
                String label = model.label(column, value);
                int length =
                        model.edits().text().shown(column, value).length() + (label == null ? 0 : label.length() + 3);
                longest = Math.max(longest, length);
            }
        }
        return longest * GridTable.CHARACTER_WIDTH + 20;
    }
}
