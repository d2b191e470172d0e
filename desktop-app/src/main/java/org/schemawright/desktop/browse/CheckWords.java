package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Objects;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.orm.CheckReport;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;

/**
 * What a check found, in words.
 *
 * @param good whether nothing would be refused
 * @param details the database's own words, a line for each; may be empty
 */
record CheckWords(boolean good, String title, String text, String details) {

    /** The words for a check on a workspace. */
    static CheckWords of(Workspace workspace, CheckReport report) {
        int all = report.changes().size();
        int wrong = Math.toIntExact(report.stopped().stream()
                .map(ApplyOutcome.Stopped::change)
                .filter(Objects::nonNull)
                .distinct()
                .count());
        List<ApplyOutcome.Refused> aboutNoRow = report.stopped().stream()
                .filter(stop -> stop.change() == null)
                .filter(ApplyOutcome.Refused.class::isInstance)
                .map(ApplyOutcome.Refused.class::cast)
                .toList();
        boolean good = report.stopped().isEmpty() && report.unjudged() == 0;
        String title = good
                ? (all == 1 ? "The change" : "All " + NumberWords.count(all, "row change")) + " would be taken."
                : wrong == 0 && !aboutNoRow.isEmpty()
                        ? aboutNoRow.getFirst().reason()
                        : NumberWords.grouped(wrong) + " of " + NumberWords.count(all, "row change")
                                + " would stop Apply.";
        String waiting = report.unjudged() == 0
                ? ""
                : " " + NumberWords.count(report.unjudged(), "more change")
                        + (report.unjudged() == 1 ? " needs one of them" : " need some of them")
                        + " and could not be judged.";
        String numbers = drawsNumbers(workspace, report.changes())
                ? " Numbers that sequences gave to new rows are used up, as with every try."
                : "";
        String text =
                (good ? "Everything was sent and taken back: nothing was written." : "Nothing was written." + waiting)
                        + numbers;
        String details = String.join(
                "\n",
                report.stopped().stream()
                        .filter(ApplyOutcome.Refused.class::isInstance)
                        .map(ApplyOutcome.Refused.class::cast)
                        .map(ApplyOutcome.Refused::details)
                        .filter(own -> !own.isBlank())
                        .toList());
        return new CheckWords(good, title, text, details);
    }

    /** Whether PostgreSQL gave numbers to new rows, which no rollback gives back. */
    private static boolean drawsNumbers(Workspace workspace, List<RowChange> changes) {
        if (!workspace.database().dialect().id().equals("postgresql")) {
            return false;
        }
        DatabaseSchema schema = workspace.schemaProperty().get();
        return changes.stream()
                .filter(RowChange.Insert.class::isInstance)
                .map(RowChange.Insert.class::cast)
                .anyMatch(insert -> schema.table(insert.table()).stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(
                                column -> isNumbered(column) && !insert.values().containsKey(column.name())));
    }

    private static boolean isNumbered(Column column) {
        DefaultValue given = column.defaultValue();
        return column.identity() != null || given != null && given.sql().contains("nextval(");
    }
}
