package org.schemawright.desktop.changeset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.ObjectName;

/** What tables and columns of the draft are called in the database, where pending changes rename them. */
public final class PendingNames {

    private final Map<ObjectName, ObjectName> tables = new HashMap<>();
    /** By the table's name in the database: its columns' names there, by their names in the draft. */
    private final Map<ObjectName, Map<String, String>> columns = new HashMap<>();

    /** The names after pending changes, in their order. */
    public PendingNames(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.RenameTable rename) {
                ObjectName stored = table(rename.table());
                tables.remove(rename.table());
                tables.put(rename.table().withName(rename.newName()), stored);
            } else if (change instanceof Change.RenameColumn rename) {
                Map<String, String> renamed = columns.computeIfAbsent(table(rename.table()), name -> new HashMap<>());
                String stored = renamed.getOrDefault(rename.column(), rename.column());
                renamed.remove(rename.column());
                renamed.put(rename.newName(), stored);
            }
        }
    }

    /** The table's name in the database; the same where it is not renamed. */
    public ObjectName table(ObjectName draftName) {
        return tables.getOrDefault(draftName, draftName);
    }

    /** The column's name in the database; the same where it is not renamed. */
    public String column(ObjectName draftTable, String draftColumn) {
        return columns.getOrDefault(table(draftTable), Map.of()).getOrDefault(draftColumn, draftColumn);
    }

    /** The names in the database of the tables that are renamed. */
    public Set<ObjectName> renamedTables() {
        return new HashSet<>(tables.values());
    }

    /** The names in the database of a table's columns that are renamed. */
    public Set<String> renamedColumns(ObjectName draftTable) {
        return new HashSet<>(columns.getOrDefault(table(draftTable), Map.of()).values());
    }
}
