package org.schemawright.migration.rehearse;

import java.util.List;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * A database against what its revisions say.
 *
 * @param revisions the applied ones that no other applied one builds on; none at base
 * @param expected the schema that the applied revisions make of an empty database
 * @param actual the schema that the database has
 * @param differences what has to be done to {@code expected} to get {@code actual}; empty where nothing has drifted
 * @param notes what makes the comparison less than certain, in sentences
 */
public record DriftReport(
        List<String> revisions,
        DatabaseSchema expected,
        DatabaseSchema actual,
        List<Difference> differences,
        List<String> notes) {
    public DriftReport {
        revisions = List.copyOf(revisions);
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }
}
