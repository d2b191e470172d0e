package org.schemawright.migration.plan;

import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;

/** Writes the statements of one engine. */
public interface DdlWriter {

    /**
     * The statements that make one change.
     *
     * @param change the change
     * @param before the schema it is made on
     * @param after the schema it leads to
     * @return in order, never empty
     */
    List<Statement> write(Change change, DatabaseSchema before, DatabaseSchema after);
}
