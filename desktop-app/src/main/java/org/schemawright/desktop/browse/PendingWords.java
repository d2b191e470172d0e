package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.widget.NumberWords;

/**
 * How much is pending, in numbers and words, for the change bar and the review.
 *
 * @param edited existing rows with changed cells
 * @param added new rows
 * @param deleted rows that go
 * @param tables tables with any of them
 * @param schemaChanges changes of the schema
 */
public record PendingWords(int edited, int added, int deleted, int tables, int schemaChanges) {

    /** Counts what is pending now. */
    public static PendingWords of(ChangeSet changes) {
        int edited = 0;
        int added = 0;
        int deleted = 0;
        List<RowChange> rows = changes.rowChanges();
        for (RowChange change : rows) {
            switch (change) {
                case RowChange.Update u -> edited++;
                case RowChange.Insert i -> added++;
                case RowChange.Delete d -> deleted++;
            }
        }
        int tables = (int) rows.stream().map(RowChange::table).distinct().count();
        return new PendingWords(
                edited, added, deleted, tables, changes.schemaChanges().size());
    }

    /** Row changes of all kinds. */
    public int rows() {
        return edited + added + deleted;
    }

    /** All changes of rows and schema. */
    public int all() {
        return rows() + schemaChanges;
    }

    /** {@code 3 edited, 1 new, 1 deleted in 2 tables · 1 schema change}; empty when nothing is pending. */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        if (edited > 0) {
            parts.add(NumberWords.grouped(edited) + " edited");
        }
        if (added > 0) {
            parts.add(NumberWords.grouped(added) + " new");
        }
        if (deleted > 0) {
            parts.add(NumberWords.grouped(deleted) + " deleted");
        }
        String rows = parts.isEmpty() ? "" : String.join(", ", parts) + (tables > 1 ? " in " + tables + " tables" : "");
        String schema = schemaChanges == 0 ? "" : NumberWords.count(schemaChanges, "schema change");
        return rows.isEmpty() || schema.isEmpty() ? rows + schema : rows + " · " + schema;
    }

    /** What the button that opens the review says: {@code Review 5 changes}. */
    public String reviewButton() {
        return "Review " + NumberWords.count(all(), "change");
    }
}
