package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.SqlObject;

/**
 * How much is pending, in numbers and words, for the change bar and the review.
 *
 * @param edited existing rows with changed cells
 * @param added new rows
 * @param deleted rows that go
 * @param tables tables with any of them
 * @param schemaChanges changes of the schema
 * @param schemaKinds what these are, each once and counted: {@code 2 new columns, 1 renamed}; empty where there are none
 */
public record PendingWords(int edited, int added, int deleted, int tables, int schemaChanges, String schemaKinds) {

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
        List<Change> schema = changes.schemaChanges();
        return new PendingWords(edited, added, deleted, tables, schema.size(), kinds(schema));
    }

    private static String kinds(List<Change> changes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        changes.forEach(change -> counts.merge(kind(change), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> words(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(String kind, int count) {
        return switch (kind) {
            case "renamed", "changed", "dropped" -> count + " " + kind;
            case "new index" -> NumberWords.count(count, kind, "new indexes");
            default -> NumberWords.count(count, kind);
        };
    }

    private static String kind(Change change) {
        return switch (change) {
            case Change.CreateTable table -> "new table";
            case Change.AddColumn column -> "new column";
            case Change.AddConstraint rule -> "new rule";
            case Change.CreateIndex index -> "new index";
            case Change.Rename rename -> "renamed";
            case Change.AlterColumn column -> "changed";
            case Change.OrderColumns columns -> "changed";
            case Change.DropTable table -> "dropped";
            case Change.DropColumn column -> "dropped";
            case Change.DropConstraint rule -> "dropped";
            case Change.DropIndex index -> "dropped";
            case Change.ReplaceObject text -> kind(text.before(), text.after());
        };
    }

    private static String kind(@Nullable SqlObject before, @Nullable SqlObject after) {
        if (after == null) {
            return "dropped";
        }
        return before == null ? "new " + after.ref().kind().word() : "changed";
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
