package org.schemawright.desktop.shell;

import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;

/** The lines of tables that nothing is pending on, for the next time the tree is made: a change touches one of thousands. */
final class KeptLines {

    private IdentityHashMap<Table, Branch> before = new IdentityHashMap<>();
    private IdentityHashMap<Table, Branch> now = new IdentityHashMap<>();
    private List<Trigger> triggers = List.of();
    private List<OtherObject> others = List.of();

    /** Begins with the lines of a schema; those of the last one are of use where the same things belong to its tables. */
    void begin(DatabaseSchema draft) {
        boolean same = triggers == draft.triggers() && others == draft.others();
        before = same ? now : new IdentityHashMap<>();
        now = new IdentityHashMap<>();
        triggers = draft.triggers();
        others = draft.others();
    }

    /** The line that a table had, where it says the same; null where there is none. */
    @Nullable
    Branch of(TreeEntry.TableLine line) {
        Branch kept = before.get(line.table());
        if (kept == null || !kept.entry().equals(line)) {
            return null;
        }
        now.put(line.table(), kept);
        return kept;
    }

    void keep(Table table, Branch line) {
        now.put(table, line);
    }
}
