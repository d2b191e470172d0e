package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.DdlWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;

/**
 * Writes PostgreSQL's own ALTERs. Keys, indexes and views follow renames by themselves. Nothing is dropped by CASCADE:
 * what has to go with a table or column is dropped by a statement that a person can read.
 */
final class PostgresqlDdlWriter implements DdlWriter {

    @Override
    public List<Statement> write(Change change, DatabaseSchema before, DatabaseSchema after) {
        StatementList out = new StatementList();
        ColumnStatements columns = new ColumnStatements(out, new Numbering(out, after));
        switch (change) {
            case Change.CreateTable create -> createTable(create, before, after, out);
            case Change.DropTable(ObjectName table) -> dropTable(table, before, out);
            case Change.RenameTable(ObjectName table, String newName) ->
                out.alter(table, "RENAME TO " + SqlName.quote(newName), "Rename table " + table + " to " + newName);
            case Change.AddColumn add -> addColumn(add, after, columns, out);
            case Change.DropColumn(ObjectName table, String column) -> dropColumn(table, column, before, after, out);
            case Change.RenameColumn(ObjectName table, String column, String newName) ->
                out.alter(
                        table,
                        "RENAME COLUMN " + SqlName.quote(column) + " TO " + SqlName.quote(newName),
                        "Rename column " + column + " of " + table + " to " + newName);
            case Change.AlterColumn alter -> alterColumn(alter, before, after, out);
            case Change.AddConstraint(ObjectName table, Constraint constraint) ->
                out.addConstraint(constraint, tableOf(after, table));
            case Change.DropConstraint(ObjectName table, Constraint constraint) ->
                out.dropConstraint(constraint, tableOf(before, table));
            case Change.CreateIndex(ObjectName table, var index) -> out.createIndex(index, tableOf(after, table));
            case Change.DropIndex(ObjectName table, var index) -> out.dropIndex(index, table);
            case Change.RestoreTable restore ->
                new TableRestore(out, after)
                        .restore(
                                tableOf(before, restore.table()),
                                restore.definition(),
                                before.triggersOf(restore.table()),
                                restore.triggers());
        }
        return out.all();
    }

    private static void createTable(
            Change.CreateTable create, DatabaseSchema before, DatabaseSchema after, StatementList out) {
        Table table = create.definition();
        ObjectName name = table.name();
        Numbering numbering = new Numbering(out, after);
        List<String> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            numbering.before(name, column);
            columns.add(TableSql.column(column, numbering.serial(name, column)));
        }
        out.add(TableSql.create(table, columns), "Create table " + name);
        table.columns().forEach(column -> numbering.after(name, column));
        if (table.comment() != null) {
            out.commentOnTable(table);
        }
        table.columns().stream().filter(c -> c.comment() != null).forEach(c -> out.commentOnColumn(name, c));
        table.indexes().forEach(index -> out.createIndex(index, table));
        create.triggers().forEach(out::createTrigger);
        // Where a dropped table comes back, so do the keys of others that referred to it.
        for (Table other : after.tables()) {
            if (!other.name().equals(name) && before.table(other.name()).isPresent()) {
                keysTo(name, other).forEach(key -> out.addConstraint(key, other));
            }
        }
    }

    private static void dropTable(ObjectName name, DatabaseSchema before, StatementList out) {
        Table table = tableOf(before, name);
        for (Table other : before.tables()) {
            if (!other.name().equals(name)) {
                keysTo(name, other).forEach(key -> out.dropConstraint(key, other));
            }
        }
        String kind = table.kind() == TableKind.FOREIGN ? "FOREIGN TABLE " : "TABLE ";
        out.add("DROP " + kind + SqlName.quote(name), "Drop table " + name + " with its rows");
    }

    private static List<ForeignKey> keysTo(ObjectName target, Table table) {
        return table.foreignKeys().stream()
                .filter(key -> key.target().equals(target))
                .toList();
    }

    private static void addColumn(
            Change.AddColumn add, DatabaseSchema after, ColumnStatements columns, StatementList out) {
        columns.add(add.table(), add.column());
        if (add.key() != null) {
            out.addConstraint(add.key(), tableOf(after, add.table()));
        }
    }

    private static void dropColumn(
            ObjectName table, String column, DatabaseSchema before, DatabaseSchema after, StatementList out) {
        List<Trigger> staying = after.triggersOf(table);
        before.triggersOf(table).stream()
                .filter(trigger ->
                        staying.stream().noneMatch(other -> other.name().equals(trigger.name())))
                .forEach(trigger -> out.dropTrigger(trigger, table));
        for (Table other : before.tables()) {
            keysTo(table, other).stream()
                    .filter(key -> key.targetColumns().contains(column)
                            && !other.name().equals(table))
                    .forEach(key -> out.dropConstraint(key, other));
        }
        out.alter(
                table,
                "DROP COLUMN " + SqlName.quote(column),
                "Drop column " + column + " of " + table + " with its values");
    }

    private static void alterColumn(
            Change.AlterColumn alter, DatabaseSchema before, DatabaseSchema after, StatementList out) {
        Table target = tableOf(after, alter.table());
        Table current = tableOf(before, alter.table());
        Column old = current.column(alter.before().name()).orElse(alter.before());
        Table from = current.withColumns(replaced(current.columns(), old));
        Table to = target.withConstraints(current.constraints())
                .withIndexes(current.indexes())
                .withColumns(replaced(current.columns(), alter.after()));
        List<Trigger> triggers = before.triggersOf(alter.table());
        new TableRestore(out, after).restore(from, to, triggers, triggers);
        if (out.all().isEmpty()) {
            out.alter(
                    alter.table(),
                    "ALTER COLUMN " + SqlName.quote(old.name()) + (old.nullable() ? " DROP" : " SET") + " NOT NULL",
                    "Column " + old.name() + " already is as it should be");
        }
    }

    private static List<Column> replaced(List<Column> columns, Column column) {
        return columns.stream()
                .map(c -> c.name().equals(column.name()) ? column : c)
                .toList();
    }

    private static Table tableOf(DatabaseSchema schema, ObjectName name) {
        return schema.table(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("No table " + Objects.toString(name) + " in the schema"));
    }
}
