package org.schemawright.migration.postgresql;

import java.util.List;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.plan.MigrationWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;

/** Leads from one PostgreSQL schema to another. */
final class PostgresqlMigrationWriter implements MigrationWriter {

    @Override
    public List<Statement> write(DatabaseSchema from, DatabaseSchema to, boolean standIns) {
        throw new ImpossibleChange("Whole PostgreSQL schemas are compared, but not yet led from one to the other.");
    }
}
