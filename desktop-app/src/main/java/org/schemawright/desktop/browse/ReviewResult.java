package org.schemawright.desktop.browse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.orm.CheckReport;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.workspace.MadeRevision;
import org.schemawright.desktop.workspace.UndoApply;
import org.schemawright.migration.run.RunOutcome;

/** How the last Apply, Generate or Upgrade of the review ended. */
public sealed interface ReviewResult {

    /** Nothing was asked for yet. */
    record Nothing() implements ReviewResult {}

    /** It runs now; the words say what. */
    record Running(String words) implements ReviewResult {}

    /** All row changes are in the database. */
    record Applied(int rows) implements ReviewResult {}

    /** All row changes were sent and taken back; all are pending still. */
    record Checked(CheckReport report) implements ReviewResult {}

    /** A row change was refused; all are pending still. */
    record Refused(ApplyOutcome.Refused refusal) implements ReviewResult {}

    /**
     * Someone else changed or deleted rows meanwhile; all are pending still.
     *
     * @param change the row at which it stopped
     * @param rows how many rows there are of the kind
     */
    record Conflict(RowChange change, int rows) implements ReviewResult {}

    /** Conflicts are settled, as the words say. */
    record Settled(String words) implements ReviewResult {}

    /** The last Apply is pending the other way round, or could not be. */
    record Undone(UndoApply.Undone undone) implements ReviewResult {}

    /** A revision was written and waits to be run. */
    record Generated(MadeRevision made) implements ReviewResult {}

    /**
     * Revisions were run.
     *
     * @param made the one that was written for it; null where it was there before
     */
    record Upgraded(
            RunOutcome outcome, Duration took, @Nullable MadeRevision made) implements ReviewResult {}

    /** It could not be done at all. */
    record Failed(Problem problem) implements ReviewResult {}
}
