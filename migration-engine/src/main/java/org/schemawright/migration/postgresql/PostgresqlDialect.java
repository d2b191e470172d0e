package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Optional;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.plan.ChangeWriter;
import org.schemawright.migration.plan.KeptWriter;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.MigrationWriter;
import org.schemawright.migration.plan.SchemaWriter;
import org.schemawright.migration.plan.StatementEffect;
import org.schemawright.migration.reflect.SchemaReader;
import org.schemawright.migration.schema.ColumnType;

/** PostgreSQL 12 and later. */
public final class PostgresqlDialect implements Dialect {

    @Override
    public String id() {
        return "postgresql";
    }

    @Override
    public String displayName() {
        return "PostgreSQL";
    }

    @Override
    public SchemaReader schemaReader() {
        return new PostgresqlSchemaReader();
    }

    @Override
    public ChangeWriter changeWriter() {
        return new PostgresqlChangeWriter();
    }

    @Override
    public SchemaWriter schemaWriter() {
        return new PostgresqlSchemaWriter();
    }

    @Override
    public MigrationWriter migrationWriter() {
        return new PostgresqlMigrationWriter();
    }

    @Override
    public KeptWriter keptWriter() {
        return new PostgresqlKeptWriter();
    }

    /** Spelled as the catalogs do, so that {@code varchar(20)} is kept as {@code character varying(20)}. */
    @Override
    public ColumnType parseType(String raw) {
        return PostgresqlTypes.parse(raw);
    }

    @Override
    public List<String> usualTypes() {
        return PostgresqlTypes.usual();
    }

    @Override
    public MigrationPlan safer(MigrationPlan plan) {
        return SaferStatements.of(plan);
    }

    @Override
    public Optional<StatementEffect> effect(String sql) {
        return PostgresqlEffect.of(sql);
    }
}
