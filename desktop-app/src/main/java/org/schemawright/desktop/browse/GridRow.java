package org.schemawright.desktop.browse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Row;

/**
 * A row as the grid shows it, with what is pending on it.
 *
 * @param state what has happened to it
 * @param base the row as read; null while it is being read, and for a new row
 * @param change what is pending on it; null where nothing is
 */
public record GridRow(
        State state, @Nullable Row base, @Nullable RowChange change) {

    /** What has happened to a row. */
    public enum State {
        LOADING,
        PLAIN,
        EDITED,
        NEW,
        DELETED
    }

    static GridRow loading() {
        return new GridRow(State.LOADING, null, null);
    }

    static GridRow stored(Row row, @Nullable RowChange change) {
        State state =
                switch (change) {
                    case null -> State.PLAIN;
                    case RowChange.Update u -> State.EDITED;
                    case RowChange.Delete d -> State.DELETED;
                    case RowChange.Insert i -> State.NEW;
                };
        return new GridRow(state, row, change);
    }

    static GridRow inserted(RowChange.Insert insert) {
        return new GridRow(State.NEW, null, insert);
    }

    /** What tells it from other rows for as long as the grid is open; null where nothing does. */
    @Nullable
    Object identity() {
        if (change instanceof RowChange.Insert insert) {
            return insert.id();
        }
        return base == null ? null : base.key();
    }

    /** One of its cells as it is once what is pending on it is put back. */
    GridCell cellPutBack(GridColumn column) {
        if (change instanceof RowChange.Insert insert) {
            Map<String, @Nullable Object> left = new LinkedHashMap<>(insert.values());
            left.remove(column.name());
            return inserted(new RowChange.Insert(insert.table(), insert.id(), left))
                    .cell(column, null);
        }
        return GridCell.plain(change == null ? null : change.before(column.name()), null);
    }

    /** One of its cells. */
    GridCell cell(GridColumn column, @Nullable BadValue bad) {
        if (change instanceof RowChange.Insert insert) {
            if (insert.values().containsKey(column.name())) {
                return GridCell.plain(insert.values().get(column.name()), bad);
            }
            return column.column().filledByDatabase()
                    ? new GridCell(GridCell.Kind.GIVEN_BY_DATABASE, null, false, null, bad)
                    : GridCell.plain(null, bad);
        }
        if (base == null) {
            return GridCell.loading();
        }
        Object before = base.value(column.name());
        if (change instanceof RowChange.Update update && update.values().containsKey(column.name())) {
            return new GridCell(GridCell.Kind.VALUE, update.values().get(column.name()), true, before, bad);
        }
        return GridCell.plain(before, bad);
    }
}
