package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.rows.Row;
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
        RowChange change = row.change();
        if (change == null) {
            return null;
        }
        return all().stream()
                .filter(refused -> change.equals(refused.change()) && column.equals(refused.column()))
                .map(ApplyOutcome.Refused::reason)
                .findFirst()
                .orElse(null);
    }

    /** Whether a cell of a row was refused. */
    boolean has(GridRow row) {
        return row.change() != null
                && all().stream()
                        .anyMatch(refused -> refused.column() != null
                                && Objects.requireNonNull(row.change()).equals(refused.change()));
    }

    /** Where they are, as far as they are still pending as they were. */
    List<CellEdits.Place> places() {
        return all().stream()
                .filter(refused -> refused.column() != null && isStillSo(refused.change()))
                .map(refused -> new CellEdits.Place(
                        identity(Objects.requireNonNull(refused.change())), Objects.requireNonNull(refused.column())))
                .distinct()
                .toList();
    }

    private List<ApplyOutcome.Refused> all() {
        return workspace.rowWork().refused();
    }

    private boolean isStillSo(@Nullable RowChange change) {
        return change != null
                && change.table().equals(table)
                && workspace.changeSet().rowChanges().contains(change);
    }

    private static Object identity(RowChange change) {
        Row seen = change.seen();
        return change instanceof RowChange.Insert insert
                ? insert.id()
                : Objects.requireNonNull(Objects.requireNonNull(seen).key());
    }
}
