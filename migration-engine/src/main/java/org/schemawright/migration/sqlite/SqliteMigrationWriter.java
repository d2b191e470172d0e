package org.schemawright.migration.sqlite;

import java.util.List;
import org.schemawright.migration.plan.Fill;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.plan.MigrationWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;

/** Leads from one SQLite schema to another. */
final class SqliteMigrationWriter implements MigrationWriter {

    @Override
    public List<Statement> write(DatabaseSchema from, DatabaseSchema to, List<Fill> fills) {
        return new SqliteMigration(from, to, null).statements(fills);
    }

    @Override
    public List<Statement> writeBack(DatabaseSchema from, DatabaseSchema to, KeptData kept) {
        return new SqliteMigration(from, to, kept).statements(List.of());
    }
}
