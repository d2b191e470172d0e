package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.DdlWriter;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.plan.ValueFit;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * Writes SQLite's statements: its own ALTER TABLE where it has one that is exact, the {@link SqliteTableRebuild rebuild}
 * where not.
 */
final class SqliteDdlWriter implements DdlWriter {

    @Override
    public DatabaseSchema settle(Change change, DatabaseSchema before, DatabaseSchema after) {
        SqliteRefusals.check(change, before, after);
        return SqliteSettledSchema.of(change, before, after);
    }

    @Override
    public boolean rewritesTable(Change change, DatabaseSchema before, DatabaseSchema after) {
        return switch (change) {
            case Change.AddColumn add -> !SqliteAlter.canAdd(add);
            case Change.DropColumn drop -> true;
            case Change.AlterColumn alter -> true;
            case Change.AddConstraint add -> true;
            case Change.DropConstraint drop -> true;
            case Change.RestoreTable restore -> true;
            case Change.CreateTable create -> false;
            case Change.DropTable drop -> false;
            case Change.RenameTable rename -> false;
            case Change.RenameColumn rename -> false;
            case Change.CreateIndex create -> false;
            case Change.DropIndex drop -> false;
        };
    }

    @Override
    public ValueFit valueFit(Change change, DatabaseSchema before) {
        return change instanceof Change.AlterColumn alter
                ? before.table(alter.table())
                        .map(table -> SqliteValueFit.of(alter.before(), alter.after(), table))
                        .orElse(ValueFit.UNKNOWN)
                : ValueFit.UNKNOWN;
    }

    @Override
    public List<Statement> write(Change change, DatabaseSchema before, DatabaseSchema after) {
        return writeBack(change, before, after, KeptData.NONE);
    }

    @Override
    public List<Statement> writeBack(Change change, DatabaseSchema before, DatabaseSchema after, KeptData kept) {
        return switch (change) {
            case Change.CreateTable create -> create(create, SqliteSettledSchema.of(change, before, after), kept);
            case Change.DropTable drop ->
                List.of(new Statement(
                        "DROP TABLE " + SqlName.quote(drop.table()),
                        "The table " + drop.table() + " goes, with its rows, indexes and triggers."));
            case Change.RenameTable rename -> SqliteAlter.renameTable(rename, before, after);
            case Change.RenameColumn rename -> SqliteAlter.renameColumn(rename, before, after);
            case Change.AddColumn add ->
                SqliteAlter.canAdd(add) ? SqliteAlter.addColumn(add) : rebuild(add.table(), change, before, after);
            case Change.DropColumn drop ->
                SqliteAlter.canDrop(drop, before)
                        ? SqliteAlter.dropColumn(drop, before, after)
                        : rebuild(drop.table(), change, before, after);
            case Change.AlterColumn alter -> rebuild(alter.table(), change, before, after);
            case Change.AddConstraint add -> rebuild(add.table(), change, before, after);
            case Change.DropConstraint drop -> rebuild(drop.table(), change, before, after);
            case Change.CreateIndex create ->
                List.of(new Statement(
                        SqliteTableSql.index(table(before, create.table()), create.index()),
                        "The index " + create.index().name() + " on " + create.table() + "."));
            case Change.DropIndex drop ->
                List.of(new Statement(
                        "DROP INDEX " + SqlName.quote(drop.index().name()),
                        "The index " + drop.index().name() + " goes."));
            case Change.RestoreTable restore -> restore(restore, before, kept);
        };
    }

    private static List<Statement> create(Change.CreateTable create, DatabaseSchema settled, KeptData kept) {
        Table table = table(settled, create.table());
        List<Statement> statements = new ArrayList<>();
        String definition = table.definition();
        statements.add(new Statement(
                definition == null ? SqliteTableSql.create(table) : definition, "The table " + table.name() + "."));
        kept.of(table.name()).ifPresent(rows -> statements.addAll(new SqliteKeptRows(rows).putBack()));
        table.indexes()
                .forEach(i -> statements.add(new Statement(
                        SqliteTableSql.index(table, i), "The index " + i.name() + " on " + table.name() + ".")));
        create.triggers().forEach(t -> statements.add(new Statement(t.definition(), "The trigger " + t.name() + ".")));
        return statements;
    }

    private static List<Statement> rebuild(
            ObjectName name, Change change, DatabaseSchema before, DatabaseSchema after) {
        DatabaseSchema settled = SqliteSettledSchema.of(change, before, after);
        return new SqliteTableRebuild(
                        before,
                        table(before, name),
                        table(settled, name),
                        after.triggersOf(name),
                        SqliteTableRebuild.Filling.DEFAULTS)
                .statements();
    }

    private static List<Statement> restore(Change.RestoreTable restore, DatabaseSchema before, KeptData kept) {
        ObjectName name = restore.definition().name();
        List<Statement> statements = new ArrayList<>();
        Table from = table(before, restore.table());
        if (!restore.table().equals(name)) {
            Change.RenameTable rename = new Change.RenameTable(restore.table(), name.name());
            statements.addAll(SqliteAlter.renameTable(rename, before, ChangedSchema.after(before, rename)));
            from = from.withName(name);
        }
        SqliteTableRebuild.Filling filling = SqliteTableRebuild.Filling.back(name, kept);
        statements.addAll(
                new SqliteTableRebuild(before, from, restore.definition(), restore.triggers(), filling).statements());
        return statements;
    }

    private static Table table(DatabaseSchema schema, ObjectName name) {
        return schema.table(name).orElseThrow();
    }
}
