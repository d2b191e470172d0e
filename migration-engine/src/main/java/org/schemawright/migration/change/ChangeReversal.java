package org.schemawright.migration.change;

import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * The change that takes a change back. Where one simple change cannot, or where the engine keeps the text of its tables
 * and only the old text brings everything back, it is {@link Change.RestoreTable}.
 */
public final class ChangeReversal {

    private final DatabaseSchema before;

    private ChangeReversal(DatabaseSchema before) {
        this.before = before;
    }

    /**
     * What leads back.
     *
     * @param before the schema that the change is made on
     * @throws ImpossibleChange when the change does not fit that schema
     */
    public static Change of(Change change, DatabaseSchema before) {
        return new ChangeReversal(before).reverse(change);
    }

    private Change reverse(Change change) {
        return switch (change) {
            case Change.CreateTable create -> new Change.DropTable(create.table());
            case Change.DropTable drop -> new Change.CreateTable(table(drop.table()), before.triggersOf(drop.table()));
            case Change.RenameTable rename ->
                new Change.RenameTable(
                        rename.table().withName(rename.newName()),
                        rename.table().name());
            case Change.AddColumn add ->
                new Change.DropColumn(add.table(), add.column().name());
            case Change.DropColumn drop -> added(drop);
            case Change.RenameColumn rename ->
                new Change.RenameColumn(rename.table(), rename.newName(), rename.column());
            case Change.AlterColumn alter ->
                keepsText(alter)
                        ? restore(alter.table())
                        : new Change.AlterColumn(alter.table(), alter.after(), alter.before());
            case Change.AddConstraint add ->
                keepsText(add) ? restore(add.table()) : new Change.DropConstraint(add.table(), add.constraint());
            case Change.DropConstraint drop ->
                keepsText(drop) ? restore(drop.table()) : new Change.AddConstraint(drop.table(), drop.constraint());
            case Change.CreateIndex create -> new Change.DropIndex(create.table(), create.index());
            case Change.DropIndex drop -> new Change.CreateIndex(drop.table(), drop.index());
            case Change.RestoreTable restore ->
                new Change.RestoreTable(
                        restore.definition().name(), table(restore.table()), before.triggersOf(restore.table()));
        };
    }

    /** A last column without keys and indexes can simply be added again. */
    private Change added(Change.DropColumn drop) {
        Table table = table(drop.table());
        Column column = table.column(drop.column())
                .orElseThrow(() -> new ImpossibleChange(
                        "The table " + table.name() + " has no column named " + drop.column() + "."));
        Table without = WithoutColumn.of(table, drop.column());
        boolean plain = table.columns().getLast().equals(column)
                && without.constraints().equals(table.constraints())
                && without.indexes().equals(table.indexes())
                && (column.nullable() || column.filledByDatabase());
        return plain && table.definition() == null
                ? new Change.AddColumn(drop.table(), column, null, null)
                : restore(drop.table());
    }

    private boolean keepsText(Change change) {
        return table(change.table()).definition() != null;
    }

    private Change restore(ObjectName name) {
        return new Change.RestoreTable(name, table(name), before.triggersOf(name));
    }

    private Table table(ObjectName name) {
        return before.table(name)
                .orElseThrow(() -> new ImpossibleChange("There is no table named " + name + " any more."));
    }
}
