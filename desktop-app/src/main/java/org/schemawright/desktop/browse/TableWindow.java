package org.schemawright.desktop.browse;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.task.FxThread;

/** Scrolls the table of the grid by positions: moves its window along, so that what is in sight stays where it is. */
final class TableWindow {

    /** Rows above one that is gone to from afar, so that one sees where it stands. */
    private static final int ABOVE = 3;

    private final GridTable table;
    private final RowGridModel model;
    private final RowWindow rows = new RowWindow();
    private final PositionList items = new PositionList();
    private final ReadOnlyDoubleWrapper top = new ReadOnlyDoubleWrapper();
    private @Nullable VirtualFlow<?> flow;
    private double wanted = -1;
    private boolean settling;
    private boolean scrolling;

    TableWindow(GridTable table, RowGridModel model) {
        this.table = table;
        this.model = model;
        table.setItems(items);
    }

    // Properties

    RowWindow rows() {
        return rows;
    }

    /** The first position in sight; with a fraction where only a part of it is. */
    ReadOnlyDoubleProperty topProperty() {
        return top.getReadOnlyProperty();
    }

    /** How many rows fit, with a fraction. */
    double inSight() {
        VirtualFlow<?> found = flow;
        if (found == null) {
            return 1;
        }
        ScrollBar below = table.sideways().bar();
        double covered = below != null && below.isVisible() ? below.getHeight() : 0;
        return Math.max(1, (found.getHeight() - covered) / GridTable.ROW_HEIGHT);
    }

    boolean isInSight(int position) {
        return flow != null && position >= top.get() && position + 1 <= top.get() + inSight() + 0.01;
    }

    // Commands

    /** Takes the number of all rows. */
    void resize(int total) {
        if (total == rows.total() && total <= RowWindow.MOST) {
            items.resize(total);
            return;
        }
        double before = top.get();
        int base = rows.base();
        rows.resize(total);
        items.resize(rows.size());
        if (base != rows.base()) {
            moved(before);
        } else {
            later();
        }
    }

    /** All rows have other positions by now: those in sight stay. */
    void shift(long by) {
        double before = top.get() + by;
        rows.resize(model.sizeProperty().get());
        rows.moveTo(rows.base() + by);
        items.resize(rows.size());
        moved(before);
    }

    /** Scrolls to where a position is the first in sight. */
    void show(double position) {
        double target = Math.clamp(position, 0, Math.max(0, rows.total() - inSight()));
        int first = (int) target;
        int last = (int) Math.min(rows.total() - 1.0, target + inSight());
        int base = rows.baseFor(first, last);
        boolean moves = base != rows.base();
        rows.moveTo(base);
        model.lookAt(first, Math.max(first, last));
        if (moves) {
            moved(target);
        } else {
            scrollTo(target);
        }
    }

    /** Brings a position into sight, and into the window. */
    void bring(int position) {
        if (isInSight(position) && rows.indexOf(position) >= 0) {
            return;
        }
        double fit = inSight();
        boolean near = Math.abs(position - top.get() - fit / 2) < fit * 1.5;
        if (!near || flow == null) {
            show(position - (double) ABOVE);
        } else {
            show(position < top.get() ? position : position + 1 - fit);
        }
    }

    /** Finds the part of the table that scrolls, once it is there; called whenever the table was laid out. */
    void laidOut() {
        if (flow == null && table.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
            flow = found;
            found.positionProperty().addListener((p, old, now) -> scrolled());
            found.heightProperty().addListener((p, old, now) -> later());
            found.setAccessibleText("");
            later();
        }
    }

    /** The row of the table that is shown at an index; null where none is. */
    @Nullable
    IndexedCell<?> rowAt(int index) {
        return flow == null ? null : flow.getVisibleCell(index);
    }

    private void scrolled() {
        if (!scrolling) {
            top.set(topNow());
            later();
        }
    }

    private double topNow() {
        VirtualFlow<?> found = flow;
        double beyond = rows.size() - inSight();
        return found == null || beyond <= 0 ? rows.base() : rows.base() + found.getPosition() * beyond;
    }

    /** The window may move only when the table has done with what it is doing. */
    private void later() {
        if (!settling) {
            settling = true;
            FxThread.later(this::settle);
        }
    }

    private void settle() {
        settling = false;
        if (rows.total() == 0 || flow == null) {
            return;
        }
        if (wanted >= 0) {
            double target = wanted;
            wanted = -1;
            show(target);
            return;
        }
        double now = topNow();
        top.set(now);
        int first = (int) now;
        int last = (int) Math.min(rows.total() - 1.0, now + inSight());
        model.lookAt(first, last);
        int base = rows.baseFor(first, last);
        if (base != rows.base()) {
            rows.moveTo(base);
            moved(now);
        }
    }

    /** Shows in the window, which begins elsewhere by now, what is to be in sight. */
    private void moved(double target) {
        scrollTo(target);
        table.windowMoved();
    }

    private void scrollTo(double target) {
        VirtualFlow<?> found = flow;
        if (found == null) {
            wanted = target;
            return;
        }
        double beyond = rows.size() - inSight();
        scrolling = true;
        // What it knows of its height must be of now before a position in it means something.
        if (found.getCellCount() != rows.size()) {
            table.layout();
        }
        found.setPosition(beyond <= 0 ? 0 : Math.clamp((target - rows.base()) / beyond, 0, 1));
        scrolling = false;
        top.set(topNow());
        later();
    }

    /** The node that scrolls; null before it is there. */
    @Nullable
    Node flow() {
        return flow;
    }
}
