package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.workspace.RefusedRows;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;

/** The cells of a table at which the last Apply or check was refused, for as long as nothing more is done to their rows. */
final class RefusedCells {

    private final Workspace workspace;
    private final ObjectName table;

    RefusedCells(Workspace workspace, ObjectName table) {
        this.workspace = workspace;
        this.table = table;
    }

    /** Why a cell was refused, in a sentence; null where it was not. */
    @Nullable
    String sentence(GridRow row, String column) {
        return workspace.rowWork().refused().of(row.change()).stream()
                .filter(refused -> column.equals(refused.column()))
                .map(ApplyOutcome.Refused::reason)
                .findFirst()
                .orElse(null);
    }

    /** Whether a cell of a row was refused. */
    boolean has(GridRow row) {
        return workspace.rowWork().refused().of(row.change()).stream().anyMatch(refused -> refused.column() != null);
    }

    /** Where they are, as far as they are still pending as they were. */
    List<CellEdits.Place> places() {
        return workspace.rowWork().refused().in(table).stream()
                .filter(refused -> refused.column() != null && isStillSo(Objects.requireNonNull(refused.change())))
                .map(refused -> new CellEdits.Place(
                        RefusedRows.identity(Objects.requireNonNull(refused.change())),
                        Objects.requireNonNull(refused.column())))
                .distinct()
                .toList();
    }

    private boolean isStillSo(RowChange change) {
        ChangeSet changes = workspace.changeSet();
        Row seen = change.seen();
        Optional<? extends RowChange> pending = change instanceof RowChange.Insert insert
                ? changes.inserted(insert.id())
                : changes.changeOf(
                        table,
                        Objects.requireNonNull(Objects.requireNonNull(seen).key()));
        return pending.filter(change::equals).isPresent();
    }
}
