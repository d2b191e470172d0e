package org.schemawright.migration.sqlite;

import java.util.List;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.plan.ChangeWriter;
import org.schemawright.migration.plan.KeptWriter;
import org.schemawright.migration.plan.MigrationWriter;
import org.schemawright.migration.plan.SchemaWriter;
import org.schemawright.migration.reflect.SchemaReader;
import org.schemawright.migration.schema.ColumnType;

/** SQLite 3. */
public final class SqliteDialect implements Dialect {

    @Override
    public String id() {
        return "sqlite";
    }

    @Override
    public String displayName() {
        return "SQLite";
    }

    @Override
    public SchemaReader schemaReader() {
        return new SqliteSchemaReader();
    }

    @Override
    public ChangeWriter changeWriter() {
        return new SqliteChangeWriter();
    }

    @Override
    public SchemaWriter schemaWriter() {
        return new SqliteSchemaWriter();
    }

    @Override
    public MigrationWriter migrationWriter() {
        return new SqliteMigrationWriter();
    }

    @Override
    public ColumnType parseType(String raw) {
        return SqliteTypes.parse(raw);
    }

    @Override
    public List<String> usualTypes() {
        return SqliteTypes.usual();
    }

    @Override
    public KeptWriter keptWriter() {
        return new SqliteKeptWriter();
    }
}
