package org.schemawright.desktop.changeset;

import java.util.List;
import org.schemawright.migration.change.Change;

/** Tells somebody what becomes of all that is pending, each time only what is new. */
final class PendingWatch {

    private final PendingDelta.Listener listener;
    private List<Change> schemaChanges = List.of();
    private boolean sent;

    PendingWatch(PendingRows rows, PendingDelta.Listener listener) {
        this.listener = listener;
        rows.noteTouched();
    }

    /** Compares what is pending now with what was told last. */
    void tell(PendingRows rows, List<Change> schemaChangesNow, boolean sentNow) {
        PendingDelta delta = new PendingDelta(
                rows.takeTouched(),
                schemaChangesNow.equals(schemaChanges) ? null : schemaChangesNow,
                sentNow == sent ? null : sentNow);
        schemaChanges = schemaChangesNow;
        sent = sentNow;
        if (!delta.isEmpty()) {
            listener.changed(delta);
        }
    }
}
