package org.schemawright.desktop.changeset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;

/**
 * What has become of what was pending since it was written down last.
 *
 * @param rows by position, what is pending there by now; null where nothing is any more
 * @param schemaChanges all that are pending by now; null where they are the same as before
 * @param sent whether row changes are being applied; null where that is as before
 */
record PendingDelta(
        Map<Long, @Nullable RowChange> rows,
        @Nullable List<Change> schemaChanges,
        @Nullable Boolean sent) {

    /** Told of each. */
    interface Listener {
        void changed(PendingDelta delta);
    }

    boolean isEmpty() {
        return rows.isEmpty() && schemaChanges == null && sent == null;
    }

    /** This and then the later one. */
    PendingDelta then(PendingDelta later) {
        Map<Long, @Nullable RowChange> both = new LinkedHashMap<>(rows);
        both.putAll(later.rows);
        return new PendingDelta(
                both,
                later.schemaChanges == null ? schemaChanges : later.schemaChanges,
                later.sent == null ? sent : later.sent);
    }
}
