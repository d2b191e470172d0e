package org.schemawright.migration.postgresql;

import java.util.List;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.SchemaWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/** Writes a schema as pg_dump would: tables first, their foreign keys when all are there, then views. */
final class PostgresqlSchemaWriter implements SchemaWriter {

    @Override
    public List<Statement> create(DatabaseSchema schema) {
        StatementList out = new StatementList();
        for (Table table : schema.tables()) {
            Table bare = table.withConstraints(table.constraints().stream()
                    .filter(c -> !(c instanceof ForeignKey))
                    .toList());
            PostgresqlDdlWriter.createTable(
                    bare, schema.triggersOf(table.name()), new Numbering(out, schema, schema), out);
        }
        schema.tables().forEach(table -> table.foreignKeys().forEach(key -> out.addConstraint(key, table)));
        schema.views().forEach(view -> view(view, out));
        return out.all();
    }

    @Override
    public List<Statement> definition(ObjectRef object, DatabaseSchema schema) {
        StatementList out = new StatementList();
        schema.table(object.name())
                .ifPresent(table -> PostgresqlDdlWriter.createTable(
                        table, schema.triggersOf(table.name()), new Numbering(out, schema, schema), out));
        schema.view(object.name()).ifPresent(view -> view(view, out));
        return out.all();
    }

    private static void view(View view, StatementList out) {
        out.add(
                "CREATE " + (view.materialized() ? "MATERIALIZED " : "") + "VIEW " + SqlName.quote(view.name())
                        + " AS\n" + view.definition(),
                "Create view " + view.name());
    }
}
