package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.CellValues;
import org.schemawright.desktop.rows.ReferencedRow;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** The rows of a table that a reference can point to, as far as changes of them are pending. */
final class PendingReferences {

    private final Workspace workspace;
    private final ObjectName table;
    private final List<String> keyColumns;
    private final List<String> labelColumns;

    PendingReferences(Workspace workspace, Table table, List<String> keyColumns, List<String> labelColumns) {
        this.workspace = workspace;
        this.table = table.name();
        this.keyColumns = keyColumns;
        this.labelColumns = labelColumns;
    }

    /**
     * New rows, and rows with a new name or key, that fit to a typed text.
     *
     * @param stored what was found in the database, which need not be said again
     */
    List<ReferencedRow> matching(String typed, List<ReferencedRow> stored) {
        Set<List<Object>> known =
                stored.stream().map(ReferencedRow::key).collect(Collectors.toCollection(HashSet::new));
        List<ReferencedRow> found = new ArrayList<>();
        for (RowChange change : changes()) {
            List<Object> key = keyOrPlace(change);
            if (change instanceof RowChange.Delete || key.size() < keyColumns.size()) {
                continue;
            }
            ReferencedRow row = new ReferencedRow(key, labelOf(change));
            if (fits(row, typed) && known.add(key)) {
                found.add(row);
            }
        }
        return found;
    }

    /** Whether a row that the database has will be gone. */
    boolean isDeleted(ReferencedRow row) {
        return changes().stream()
                .anyMatch(c -> c instanceof RowChange.Delete delete
                        && new RowKey(before(delete)).equals(new RowKey(row.key())));
    }

    /** A row that the database has, as it will be. */
    ReferencedRow now(ReferencedRow row) {
        for (RowChange change : changes()) {
            if (change instanceof RowChange.Update update
                    && new RowKey(before(update)).equals(new RowKey(row.key()))
                    && key(update).equals(row.key())) {
                return new ReferencedRow(row.key(), labelOf(update));
            }
        }
        return row;
    }

    private List<RowChange> changes() {
        return workspace.changeSet().rowChanges().stream()
                .filter(c -> c.table().equals(table))
                .toList();
    }

    /** What the database will give to a new row is referred to by the row's number. */
    private List<Object> keyOrPlace(RowChange change) {
        if (!(change instanceof RowChange.Insert insert)
                || workspace.changeSet().isOnItsWay(insert)) {
            return key(change);
        }
        return keyColumns.stream()
                .map(column -> Objects.requireNonNullElseGet(
                        insert.values().get(column), () -> new NewRowKey(table, insert.id(), column)))
                .toList();
    }

    private List<Object> before(RowChange change) {
        return keyColumns.stream().map(change::before).filter(Objects::nonNull).toList();
    }

    private List<Object> key(RowChange change) {
        return keyColumns.stream().map(change::after).filter(Objects::nonNull).toList();
    }

    /** What a row will be called; empty where it has no name. */
    String labelOf(RowChange change) {
        return labelColumns.stream()
                .map(change::after)
                .filter(Objects::nonNull)
                .map(CellValues::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static boolean fits(ReferencedRow row, String typed) {
        String label = row.label().toLowerCase(Locale.ROOT);
        for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            boolean inKey = row.key().stream()
                    .anyMatch(value ->
                            CellValues.text(value).toLowerCase(Locale.ROOT).startsWith(word));
            if (!label.contains(word) && !inKey) {
                return false;
            }
        }
        return true;
    }
}
