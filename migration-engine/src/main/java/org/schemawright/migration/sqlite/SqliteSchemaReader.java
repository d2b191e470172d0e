package org.schemawright.migration.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.schemawright.migration.reflect.SchemaReader;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * Reads the main database of a connection. Tables that SQLite, Liquibase or a virtual table keep for themselves are left
 * out, and so are temporary objects and attached databases.
 */
final class SqliteSchemaReader implements SchemaReader {

    @Override
    public DatabaseSchema read(Connection connection) throws SQLException {
        try {
            return new SqliteReading(connection, SqliteCatalog.read(connection)).schema();
        } catch (SQLException failure) {
            if (!SqliteFailure.isDamage(failure)) {
                throw failure;
            }
            return new SqliteSalvage(connection).read(failure);
        }
    }
}
