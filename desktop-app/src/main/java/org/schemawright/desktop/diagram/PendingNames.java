package org.schemawright.desktop.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.ObjectName;

/** What tables and columns of the draft are called in the database, where pending changes rename them. */
final class PendingNames {

    private record ColumnName(ObjectName table, String column) {}

    private final Map<ObjectName, ObjectName> tables = new HashMap<>();
    private final Map<ColumnName, String> columns = new HashMap<>();

    PendingNames(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.RenameTable rename) {
                ObjectName newName = rename.table().withName(rename.newName());
                tables.put(newName, table(rename.table()));
                tables.remove(rename.table());
            } else if (change instanceof Change.RenameColumn rename) {
                ObjectName origin = table(rename.table());
                columns.put(new ColumnName(origin, rename.newName()), column(rename.table(), rename.column()));
            }
        }
    }

    /** The table's name in the database; the same where it is not renamed. */
    ObjectName table(ObjectName draftName) {
        return tables.getOrDefault(draftName, draftName);
    }

    /** The column's name in the database; the same where it is not renamed. */
    String column(ObjectName draftTable, String draftColumn) {
        return columns.getOrDefault(new ColumnName(table(draftTable), draftColumn), draftColumn);
    }
}
