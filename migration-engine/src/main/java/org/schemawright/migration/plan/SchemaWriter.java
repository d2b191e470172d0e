package org.schemawright.migration.plan;

import java.util.List;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectRef;

/** Writes what a schema is, in the SQL of one engine. */
public interface SchemaWriter {

    /**
     * The statements that build the schema in an empty database, each after what it needs; cycles are opened by adding
     * the last link afterwards. Owners and grants are left out: roles belong to the server.
     */
    List<Statement> create(DatabaseSchema schema);

    /** The same statements, cut where rows can be put in. */
    SchemaParts createAroundRows(DatabaseSchema schema);

    /**
     * The statements that make one object with all that belongs to it: a table with its indexes and triggers. For a
     * column, its table's.
     *
     * @return in order; empty where the schema has no such object
     */
    List<Statement> definition(ObjectRef object, DatabaseSchema schema);
}
