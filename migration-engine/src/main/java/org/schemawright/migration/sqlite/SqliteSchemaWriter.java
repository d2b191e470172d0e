package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.schemawright.migration.plan.SchemaParts;
import org.schemawright.migration.plan.SchemaWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/**
 * Gives back the texts that SQLite keeps. It looks at names in keys, views and triggers only when they are used, so that
 * tables may come in any order, and views and triggers after them. Virtual tables come late: their modules may read others.
 */
final class SqliteSchemaWriter implements SchemaWriter {

    @Override
    public List<Statement> create(DatabaseSchema schema) {
        SchemaParts parts = createAroundRows(schema);
        return Stream.concat(parts.beforeRows().stream(), parts.afterRows().stream())
                .toList();
    }

    @Override
    public SchemaParts createAroundRows(DatabaseSchema schema) {
        List<Statement> statements = new ArrayList<>();
        schema.views().forEach(view -> statements.add(view(view)));
        tables(schema, table -> table.kind() == TableKind.VIRTUAL).forEach(statements::add);
        schema.triggers().forEach(trigger -> statements.add(trigger(trigger)));
        return new SchemaParts(
                tables(schema, table -> table.kind() != TableKind.VIRTUAL).toList(), statements);
    }

    @Override
    public List<Statement> definition(ObjectRef object, DatabaseSchema schema) {
        return switch (object.kind()) {
            case TABLE, COLUMN, CONSTRAINT -> relation(object, schema).toList();
            case VIEW -> relation(object, schema).toList();
            case INDEX ->
                schema.tables().stream()
                        .flatMap(table -> table.indexes().stream()
                                .filter(index ->
                                        index.name().equals(object.name().name()))
                                .map(index -> index(table, index)))
                        .toList();
            case TRIGGER ->
                schema.triggersOf(object.name()).stream()
                        .filter(trigger -> trigger.name().equals(object.part()))
                        .map(SqliteSchemaWriter::trigger)
                        .toList();
            default -> List.of();
        };
    }

    private static Stream<Statement> tables(DatabaseSchema schema, Predicate<Table> which) {
        return schema.tables().stream().filter(which).flatMap(SqliteSchemaWriter::table);
    }

    private static Stream<Statement> relation(ObjectRef object, DatabaseSchema schema) {
        Stream<Statement> own = schema.table(object.name())
                .map(SqliteSchemaWriter::table)
                .orElseGet(() -> schema.view(object.name()).stream().map(SqliteSchemaWriter::view));
        return Stream.concat(
                own,
                object.kind() == ObjectKind.CONSTRAINT
                        ? Stream.empty()
                        : schema.triggersOf(object.name()).stream().map(SqliteSchemaWriter::trigger));
    }

    private static Stream<Statement> table(Table table) {
        String text = table.definition();
        Statement own =
                new Statement(text == null ? SqliteTableSql.create(table) : text, "Create table " + table.name());
        return Stream.concat(Stream.of(own), table.indexes().stream().map(index -> index(table, index)));
    }

    private static Statement index(Table table, Index index) {
        return new Statement(SqliteTableSql.index(table, index), "Index " + table.name() + " as " + index.name());
    }

    private static Statement view(View view) {
        return new Statement(view.definition(), "Create view " + view.name());
    }

    private static Statement trigger(Trigger trigger) {
        return new Statement(trigger.definition(), "Create trigger " + trigger.name());
    }
}
