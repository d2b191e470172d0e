package org.schemawright.desktop.orm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;

/** How applying pending row changes ended: all of them, or none. */
public sealed interface ApplyOutcome {

    /**
     * All are committed.
     *
     * @param statements the statements that were sent, with their values
     */
    record Applied(List<String> statements) implements ApplyOutcome {}

    /** One row stopped it, and nothing was changed. */
    sealed interface Stopped extends ApplyOutcome {

        /** The row; null when the database did not tell at which one it stopped. */
        @Nullable
        RowChange change();
    }

    /**
     * One was refused, and nothing was changed.
     *
     * @param change the row; null when the database did not tell at which one it stopped
     * @param column the column it is about; null where the rule is about no single one
     * @param reason one sentence in plain words: "Email must have a value."
     * @param details the database's own words
     */
    record Refused(@Nullable RowChange change, @Nullable String column, String reason, String details)
            implements Stopped {}

    /**
     * Someone else changed or deleted the row since it was read, and nothing was changed.
     *
     * @param change the row
     */
    record Conflict(RowChange change) implements Stopped {}
}
