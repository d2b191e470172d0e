package org.schemawright.migration.postgresql;

import java.util.List;
import org.schemawright.migration.plan.SchemaWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectRef;

/** Writes schemas as pg_dump would. */
final class PostgresqlSchemaWriter implements SchemaWriter {

    /**
     * What a script does not bring: owners and grants, user mappings, indexes that were left invalid, the names of NOT NULL
     * constraints that say no more than their columns and of the parts that partitions have of an index; and a table whose
     * parents got columns later counts its columns as its own.
     *
     * <p>Settings of the session first: the texts name what is in the default schema without it, and bodies of functions may
     * speak of what is not there yet. The script is for an empty database, in which {@code public} is.
     */
    @Override
    public List<Statement> create(DatabaseSchema schema) {
        return new SchemaScript(schema).write();
    }

    /** The object with its comments, triggers, rules and policies; it needs what it needs, and the default schema. */
    @Override
    public List<Statement> definition(ObjectRef object, DatabaseSchema schema) {
        return new ObjectScript(schema).write(object);
    }
}
