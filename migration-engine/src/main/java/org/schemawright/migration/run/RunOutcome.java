package org.schemawright.migration.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;

/** How a run ended. What is listed as done is committed in every case. */
public sealed interface RunOutcome {

    /** The revisions that were committed, in the order they ran. */
    List<Revision> done();

    /** All that was asked for is done; the list is empty when there was nothing to do. */
    record Finished(List<Revision> done) implements RunOutcome {}

    /** Stopped by the user between or inside statements; the revision that was open is rolled back. */
    record Cancelled(List<Revision> done) implements RunOutcome {}

    /**
     * A statement failed; its revision is rolled back.
     *
     * @param revision the revision that failed; null when the run failed before one began
     * @param statement the number of the statement from 1; 0 when it failed before one began
     * @param sql the statement; null when none had begun
     * @param reason the database's own words
     * @param cause for the details
     */
    record Failed(
            List<Revision> done,
            @Nullable Revision revision,
            int statement,
            @Nullable String sql,
            String reason,
            Throwable cause)
            implements RunOutcome {

        static final String PARTLY_DONE =
                "\nThe parts of the revision before this one are done and recorded; the next run goes on from here.";

        /** Whether parts of the revision that failed are committed. */
        public boolean isPartlyDone() {
            return reason.endsWith(PARTLY_DONE);
        }

        /** The reason without what it says of the database, for a run in a copy that is thrown away. */
        public String reasonInCopy() {
            return isPartlyDone() ? reason.substring(0, reason.length() - PARTLY_DONE.length()) : reason;
        }
    }
}
