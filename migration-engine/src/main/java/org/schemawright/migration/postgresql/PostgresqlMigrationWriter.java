package org.schemawright.migration.postgresql;

import java.util.List;
import org.schemawright.migration.plan.Fill;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.plan.MigrationWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;

/** Leads from one PostgreSQL schema to another. */
final class PostgresqlMigrationWriter implements MigrationWriter {

    @Override
    public List<Statement> write(DatabaseSchema from, DatabaseSchema to, List<Fill> fills) {
        StatementList out = new StatementList();
        fills.forEach(fill -> ColumnFill.write(fill, from, out));
        out.addAll(new PostgresqlMigration(from, to, null).statements());
        return out.all();
    }

    @Override
    public List<Statement> writeBack(DatabaseSchema from, DatabaseSchema to, KeptData kept) {
        return new PostgresqlMigration(from, to, kept).statements();
    }
}
