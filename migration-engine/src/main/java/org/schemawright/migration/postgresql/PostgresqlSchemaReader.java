package org.schemawright.migration.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import org.schemawright.migration.reflect.SchemaReader;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * Reads all schemas of the user in twelve statements. Texts (types, defaults, definitions) are those that PostgreSQL
 * itself writes, with names qualified but for those of the default schema and of {@code public}: a connection with another
 * search path is taken to that one meanwhile. What the server has not, and what this role may not read, is left out; the
 * latter is said.
 */
final class PostgresqlSchemaReader implements SchemaReader {

    @Override
    public DatabaseSchema read(Connection connection) throws SQLException {
        Catalog catalog = new Catalog(connection);
        try (var _ = catalog.underUsualPath()) {
            return new SchemaReading(catalog).schema();
        }
    }
}
