package org.schemawright.desktop.browse;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** How far a grid is scrolled sideways, and what that leaves in sight beside the columns that stay at the left. */
final class SidewaysScroll {

    /** The columns that move need room too. */
    private static final double MOST_OF_WIDTH = 0.7;

    private final GridTable table;
    private @Nullable ScrollBar bar;

    SidewaysScroll(GridTable table) {
        this.table = table;
    }

    /** In pixels; 0 where nothing is scrolled. */
    double right() {
        ScrollBar found = bar();
        return found == null || !found.isVisible() ? 0 : found.getValue();
    }

    /** The gutter and the columns that stay; none where nothing is frozen, or they would leave no room for the others. */
    List<TableColumn<Integer, ?>> frozen() {
        List<TableColumn<Integer, ?>> all = table.getVisibleLeafColumns();
        int count = table.columnLayout().frozen();
        if (count == 0 || count + 1 >= all.size()) {
            return List.of();
        }
        List<TableColumn<Integer, ?>> first = List.copyOf(all.subList(0, count + 1));
        return width(first) > table.getWidth() * MOST_OF_WIDTH ? List.of() : first;
    }

    static double width(List<TableColumn<Integer, ?>> columns) {
        return columns.stream().mapToDouble(TableColumn::getWidth).sum();
    }

    /** How high the table is down to the end of its rows. */
    double bottom() {
        ScrollBar found = bar();
        return table.getHeight() - (found == null || !found.isVisible() ? 0 : found.getHeight());
    }

    /** Scrolls so that a column is seen whole, and not covered by one that stays. */
    void bring(TableColumn<Integer, ?> target) {
        List<TableColumn<Integer, ?>> frozen = frozen();
        ScrollBar found = bar();
        if (frozen.isEmpty() || found == null) {
            // The table would bring a column to its left edge that is in sight already.
            if (!table.isInSight(target)) {
                table.scrollToColumn(target);
            }
            return;
        }
        if (frozen.contains(target)) {
            found.setValue(0);
            return;
        }
        List<TableColumn<Integer, ?>> all = table.getVisibleLeafColumns();
        double left = width(all.subList(0, Math.max(0, all.indexOf(target)))) - width(frozen);
        double leftMost = left + width(frozen) + target.getWidth() - table.roomForColumns();
        double value = Math.min(Math.max(found.getValue(), leftMost), left);
        found.setValue(Math.clamp(value, 0, found.getMax()));
    }

    /** The bar below the rows; null before the table is shown. */
    @Nullable
    ScrollBar bar() {
        if (bar == null || bar.getScene() == null) {
            bar = null;
            for (Node node : table.lookupAll(".scroll-bar")) {
                if (node instanceof ScrollBar found
                        && found.getOrientation() == Orientation.HORIZONTAL
                        && found.getParent() instanceof VirtualFlow) {
                    bar = found;
                }
            }
        }
        return bar;
    }
}
