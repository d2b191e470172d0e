package org.schemawright.migration.sqlite;

import java.util.List;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.plan.MigrationWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;

/** Leads from one SQLite schema to another. */
final class SqliteMigrationWriter implements MigrationWriter {

    @Override
    public List<Statement> write(DatabaseSchema from, DatabaseSchema to) {
        return new SqliteMigration(from, to, null).statements();
    }

    @Override
    public List<Statement> writeBack(DatabaseSchema from, DatabaseSchema to, KeptData kept) {
        return new SqliteMigration(from, to, kept).statements();
    }
}
