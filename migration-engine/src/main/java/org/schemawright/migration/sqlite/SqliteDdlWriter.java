package org.schemawright.migration.sqlite;

import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.DdlWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;

/** Writes SQLite's statements. */
final class SqliteDdlWriter implements DdlWriter {

    @Override
    public List<Statement> write(Change change, DatabaseSchema before, DatabaseSchema after) {
        throw new UnsupportedOperationException();
    }
}
