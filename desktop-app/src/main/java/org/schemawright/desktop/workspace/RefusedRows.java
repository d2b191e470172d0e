package org.schemawright.desktop.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.rows.Row;
import org.schemawright.migration.schema.ObjectName;

/**
 * What the last Apply or check was refused at, by row: there may be thousands, and every cell on the screen asks. What is
 * about no row is left out.
 */
public final class RefusedRows {

    static final RefusedRows NONE = new RefusedRows();

    private final Map<ObjectName, List<ApplyOutcome.Refused>> byTable = new HashMap<>();
    private final Map<Slot, List<ApplyOutcome.Refused>> byRow = new HashMap<>();

    private record Slot(ObjectName table, Object identity) {}

    private RefusedRows() {}

    static RefusedRows of(List<ApplyOutcome.Refused> all) {
        RefusedRows rows = new RefusedRows();
        for (ApplyOutcome.Refused refused : all) {
            RowChange change = refused.change();
            if (change != null) {
                rows.byTable
                        .computeIfAbsent(change.table(), table -> new ArrayList<>())
                        .add(refused);
                rows.byRow
                        .computeIfAbsent(slot(change), slot -> new ArrayList<>())
                        .add(refused);
            }
        }
        return rows;
    }

    /** What was refused of a pending change; nothing where the row has changed since, or nothing is pending. */
    public List<ApplyOutcome.Refused> of(@Nullable RowChange change) {
        return change == null || byRow.isEmpty()
                ? List.of()
                : byRow.getOrDefault(slot(change), List.of()).stream()
                        .filter(refused -> change.equals(refused.change()))
                        .toList();
    }

    /** What was refused in a table, as it was then. */
    public List<ApplyOutcome.Refused> in(ObjectName table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** What tells a row from others of its table: the number of a new one, the key of another. */
    public static Object identity(RowChange change) {
        Row seen = change.seen();
        return change instanceof RowChange.Insert insert
                ? insert.id()
                : Objects.requireNonNull(Objects.requireNonNull(seen).key());
    }

    private static Slot slot(RowChange change) {
        return new Slot(change.table(), identity(change));
    }
}
