package org.schemawright.desktop.workspace;

import java.util.List;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * Two schemas that were read to be compared.
 *
 * @param before that of the left side
 * @param after that of the right side
 * @param notes what could not be read or was passed over, in sentences
 */
public record ComparedSchemas(DatabaseSchema before, DatabaseSchema after, List<String> notes) {
    public ComparedSchemas {
        notes = List.copyOf(notes);
    }
}
