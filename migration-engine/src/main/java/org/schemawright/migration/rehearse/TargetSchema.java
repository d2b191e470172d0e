package org.schemawright.migration.rehearse;

import java.util.List;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * What to compare a database with.
 *
 * @param schema as the engine gives it back
 * @param notes what was passed over on the way, in sentences
 */
public record TargetSchema(DatabaseSchema schema, List<String> notes) {
    public TargetSchema {
        notes = List.copyOf(notes);
    }
}
