package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.DdlWriter;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.plan.ValueFit;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;
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
        return writeBack(change, before, after, KeptData.NONE);
    }

    @Override
    public List<Statement> writeBack(Change change, DatabaseSchema before, DatabaseSchema after, KeptData back) {
        StatementList out = new StatementList();
        KeptColumns kept = new KeptColumns(back, before, after, ref -> stays(ref, after));
        ColumnStatements columns = new ColumnStatements(out, new Numbering(out, before, after), kept);
        switch (change) {
            case Change.CreateTable create -> {
                Creation creation = new Creation(before, after, kept, out);
                creation.table(tableOf(after, create.table()), create.triggers());
                creation.partitions(create.table());
            }
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
            case Change.AlterColumn alter -> new ColumnChange(alter, before, after).write(out);
            case Change.AddConstraint(ObjectName table, Constraint constraint) ->
                out.addConstraint(constraint, tableOf(after, table));
            case Change.DropConstraint(ObjectName table, Constraint constraint) ->
                dropConstraint(constraint, tableOf(before, table), tableOf(after, table), columns, out);
            case Change.CreateIndex(ObjectName table, var index) -> out.createIndex(index, table);
            case Change.DropIndex(ObjectName table, var index) -> out.dropIndex(index, table);
            case Change.RestoreTable restore ->
                new TableRestore(out, before, after, kept)
                        .restore(
                                tableOf(before, restore.table()),
                                restore.definition(),
                                before.triggersOf(restore.table()),
                                restore.triggers());
        }
        bringBack(change, before, after, out);
        kept.count(out);
        if (out.all().isEmpty()) {
            out.add("SELECT 1", "Nothing to do: " + change.table() + " already is as it should be");
        }
        return out.all();
    }

    @Override
    public DatabaseSchema settle(Change change, DatabaseSchema before, DatabaseSchema after) {
        return PostgresqlSettledSchema.of(change, before, after);
    }

    @Override
    public boolean rewritesTable(Change change, DatabaseSchema before, DatabaseSchema after) {
        return Rewrites.of(change);
    }

    @Override
    public ValueFit valueFit(Change change, DatabaseSchema before) {
        return change instanceof Change.AlterColumn alter
                ? PostgresqlValueFit.of(alter.before(), alter.after())
                : ValueFit.UNKNOWN;
    }

    /**
     * What went with a table or column and stands on other tables, or on none: their foreign keys, and its own triggers.
     */
    private static void bringBack(Change change, DatabaseSchema before, DatabaseSchema after, StatementList out) {
        boolean bringsBack = change instanceof Change.CreateTable
                || change instanceof Change.AddColumn
                || change instanceof Change.RestoreTable;
        if (!bringsBack) {
            return;
        }
        for (Table table : after.tables()) {
            before.table(table.name())
                    .filter(_ -> !table.name().equals(change.table()))
                    .ifPresent(old -> keysTo(change.table(), table, after).stream()
                            .filter(key -> !old.constraints().contains(key))
                            .forEach(key -> out.addConstraint(key, table)));
        }
        bringBackOthers(change, before, after, out);
        if (change instanceof Change.AddColumn) {
            List<Trigger> there = before.triggersOf(change.table());
            after.triggersOf(change.table()).stream()
                    .filter(t -> there.stream().noneMatch(o -> o.name().equals(t.name())))
                    .forEach(out::createTrigger);
        }
    }

    private static boolean stays(ObjectRef ref, DatabaseSchema after) {
        return after.triggers().stream().anyMatch(trigger -> trigger.ref().equals(ref))
                || after.others().stream().anyMatch(other -> other.ref().equals(ref));
    }

    /** Tables that come, with the rows that are kept of them. */
    private record Creation(DatabaseSchema before, DatabaseSchema after, KeptColumns kept, StatementList out) {

        /** The table as people see it: with its constraints, comments, indexes and triggers. */
        void table(Table table, List<Trigger> triggers) {
            new WholeTable(new TableCreation(after::table, Set.of()), out)
                    .create(table, new Numbering(out, before, after), kept);
            triggers.forEach(out::createTrigger);
        }

        /** Where a partitioned table comes back, so do the partitions that went with it. */
        void partitions(ObjectName parent) {
            for (Table partition : Partitions.of(parent, after)) {
                if (before.table(partition.name()).isEmpty()) {
                    table(partition, after.triggersOf(partition.name()));
                    partitions(partition.name());
                }
            }
        }
    }

    /** Rules, policies and statistics that went with a table or column. */
    private static void bringBackOthers(Change change, DatabaseSchema before, DatabaseSchema after, StatementList out) {
        ObjectName owner = change instanceof Change.RestoreTable restore
                ? restore.definition().name()
                : change.table();
        for (Table table : after.tables()) {
            if (!table.name().equals(owner) && !Partitions.isPartOf(table, owner, after)) {
                continue;
            }
            ObjectName nameBefore = table.name().equals(owner) ? change.table() : table.name();
            List<OtherObject> coming = after.others().stream()
                    .filter(other -> table.name().equals(other.table()))
                    .filter(other -> before.others().stream()
                            .noneMatch(o -> nameBefore.equals(o.table())
                                    && o.kind() == other.kind()
                                    && o.name().equals(other.name())))
                    .toList();
            coming.forEach(other -> out.add(
                    other.definition(), "Create " + other.kind().word() + " " + other.name() + " on " + table.name()));
            if (coming.stream().anyMatch(other -> other.kind() == ObjectKind.RULE)) {
                WholeTable.ruleStates(table.name(), table.options(), out);
            }
        }
    }

    private static void dropTable(ObjectName name, DatabaseSchema before, StatementList out) {
        Table table = tableOf(before, name);
        for (Table other : before.tables()) {
            if (!other.name().equals(name)) {
                keysTo(name, other, before).forEach(key -> out.dropConstraint(key, other));
            }
        }
        String kind = table.kind() == TableKind.FOREIGN ? "FOREIGN TABLE " : "TABLE ";
        out.add("DROP " + kind + SqlName.quote(name), "Drop table " + name + " with its rows");
    }

    /** The table's own keys: those that a partition has from its parent come and go with the parent's. */
    private static List<ForeignKey> keysTo(ObjectName target, Table table, DatabaseSchema schema) {
        return table.foreignKeys().stream()
                .filter(key -> key.target().equals(target) && !Partitions.inherits(table, key, schema))
                .toList();
    }

    private static void addColumn(
            Change.AddColumn add, DatabaseSchema after, ColumnStatements columns, StatementList out) {
        columns.addBack(add.table(), add.column(), null);
        columns.fill(tableOf(after, add.table()));
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
            keysTo(table, other, before).stream()
                    .filter(key -> key.targetColumns().contains(column)
                            && !other.name().equals(table))
                    .forEach(key -> out.dropConstraint(key, other));
        }
        out.alter(
                table,
                "DROP COLUMN " + SqlName.quote(column),
                "Drop column " + column + " of " + table + " with its values");
    }

    /** Without its primary key a column is still NOT NULL, unless it is told that it was not before. */
    private static void dropConstraint(
            Constraint constraint, Table from, Table to, ColumnStatements columns, StatementList out) {
        out.dropConstraint(constraint, from);
        for (Column column : from.columns()) {
            to.column(column.name()).ifPresent(wanted -> columns.alter(from.name(), column, wanted));
        }
    }

    static Table tableOf(DatabaseSchema schema, ObjectName name) {
        return schema.table(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("No table " + Objects.toString(name) + " in the schema"));
    }
}
