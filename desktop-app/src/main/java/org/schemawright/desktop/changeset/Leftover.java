package org.schemawright.desktop.changeset;

import java.util.List;
import org.schemawright.migration.change.Change;

/**
 * What was pending when a program ended without applying or discarding it.
 *
 * @param rows pending row changes, in their order
 * @param schemaChanges pending schema changes, in their order
 * @param sent whether the row changes were being applied at that moment, so that they may be in the database already
 * @param whole whether all that was kept could be read
 */
public record Leftover(List<RowChange> rows, List<Change> schemaChanges, boolean sent, boolean whole) {

    public Leftover {
        rows = List.copyOf(rows);
        schemaChanges = List.copyOf(schemaChanges);
    }

    public boolean isEmpty() {
        return rows.isEmpty() && schemaChanges.isEmpty();
    }
}
