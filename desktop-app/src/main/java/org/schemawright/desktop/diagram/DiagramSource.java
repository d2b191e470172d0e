package org.schemawright.desktop.diagram;

import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * What a diagram is drawn from.
 *
 * @param schema the schema of the database
 * @param draft the schema that the pending changes lead to
 * @param changes the pending changes, by which a rename is told from a new name
 */
record DiagramSource(DatabaseSchema schema, DatabaseSchema draft, List<Change> changes) {
    public DiagramSource {
        changes = List.copyOf(changes);
    }
}
