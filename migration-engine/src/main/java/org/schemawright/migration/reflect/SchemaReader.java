package org.schemawright.migration.reflect;

import java.sql.Connection;
import java.sql.SQLException;
import org.schemawright.migration.schema.DatabaseSchema;

/** Reads the schema of an open database out of its catalogs. */
public interface SchemaReader {

    /**
     * Reads everything in a number of statements that does not depend on the size of the schema. Changes nothing.
     *
     * @throws SQLException when the catalog cannot be read at all; a single object that cannot be read says why instead
     */
    DatabaseSchema read(Connection connection) throws SQLException;
}
