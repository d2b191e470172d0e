package org.schemawright.migration.dialect;

import java.util.List;
import java.util.Optional;
import org.schemawright.migration.plan.ChangeWriter;
import org.schemawright.migration.plan.KeptWriter;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.MigrationWriter;
import org.schemawright.migration.plan.SchemaWriter;
import org.schemawright.migration.plan.StatementEffect;
import org.schemawright.migration.reflect.SchemaReader;
import org.schemawright.migration.schema.ColumnType;

/** What a database engine must offer. Stateless: one object serves every connection. */
public interface Dialect {

    /** Liquibase's short name of the engine: {@code sqlite} or {@code postgresql}. */
    String id();

    /** The engine's name for people: SQLite, PostgreSQL. */
    String displayName();

    SchemaReader schemaReader();

    /** Writes changes. */
    ChangeWriter changeWriter();

    /** Writes what is there. */
    SchemaWriter schemaWriter();

    /** Writes what leads from one schema to another. */
    MigrationWriter migrationWriter();

    /** Writes what keeps rows and values that a plan takes away. */
    KeptWriter keptWriter();

    /** The type that a person wrote, understood as far as we can; the raw text is kept. */
    ColumnType parseType(String raw);

    /** Types worth offering for a new column, the most usual first, as the engine writes them. */
    List<String> usualTypes();

    /** The same plan by gentler statements, where there are any. */
    default MigrationPlan safer(MigrationPlan plan) {
        return plan;
    }

    /** What a statement keeps others from; empty where the engine locks the whole database anyway, or nobody knows. */
    default Optional<StatementEffect> effect(String sql) {
        return Optional.empty();
    }
}
