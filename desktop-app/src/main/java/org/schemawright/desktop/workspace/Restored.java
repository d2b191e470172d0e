package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeJournal;
import org.schemawright.desktop.changeset.Leftover;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * What a program left pending, as far as the database still has what it is about.
 *
 * @param again what is pending again
 * @param aside a copy of all that was left; null where nothing of it was lost
 */
public record Restored(Leftover again, @Nullable Path aside) {

    /** What of a journal fits a schema. Blocking. */
    static Restored from(ChangeJournal journal, DatabaseSchema schema) throws IOException {
        Leftover left = journal.leftover();
        List<RowChange> rows = left.rows().stream()
                .filter(change -> schema.table(change.table()).isPresent())
                .toList();
        List<Change> schemaChanges = isPossible(left.schemaChanges(), schema) ? left.schemaChanges() : List.of();
        Leftover again = new Leftover(rows, schemaChanges, left.sent() && !rows.isEmpty(), left.whole());
        return new Restored(again, again.equals(left) && left.whole() ? null : journal.keepAside());
    }

    private static boolean isPossible(List<Change> changes, DatabaseSchema schema) {
        try {
            ChangedSchema.after(schema, changes);
            return true;
        } catch (ImpossibleChange meanwhile) {
            return false;
        }
    }

    /** Whether there is nothing to tell. */
    public boolean isEmpty() {
        return again.isEmpty() && aside == null;
    }
}
