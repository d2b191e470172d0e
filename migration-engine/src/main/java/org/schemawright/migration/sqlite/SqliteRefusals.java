package org.schemawright.migration.sqlite;

import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** Changes that fit the schema but that SQLite, or the safety of rows, does not allow: said before anything runs. */
final class SqliteRefusals {

    private SqliteRefusals() {}

    /** @throws ImpossibleChange when a run of the change would stop, or leave keys that nothing can be checked by */
    static void check(Change change, DatabaseSchema before, DatabaseSchema after) {
        switch (change) {
            case Change.CreateTable _, Change.DropTable _, Change.RenameTable _, Change.ReplaceObject _ -> {}
            case Change.AddColumn _,
                    Change.DropColumn _,
                    Change.RenameColumn _,
                    Change.AlterColumn _,
                    Change.OrderColumns _,
                    Change.AddConstraint _,
                    Change.DropConstraint _,
                    Change.CreateIndex _,
                    Change.DropIndex _ -> refuseVirtual(change.table(), before);
        }
        refuseUncheckedKeys(change.table(), before, after);
    }

    /** A rebuild would make an ordinary table of it, without the index that it is there for. */
    private static void refuseVirtual(ObjectName name, DatabaseSchema before) {
        if (before.table(name).orElseThrow().kind() == TableKind.VIRTUAL) {
            throw new ImpossibleChange("SQLite cannot change the virtual table " + name
                    + ". Drop it, and create it again with other columns.");
        }
    }

    /** A foreign key needs a unique key to refer to; without one SQLite refuses every later change of its rows. */
    private static void refuseUncheckedKeys(ObjectName changed, DatabaseSchema before, DatabaseSchema after) {
        for (Table table : after.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                boolean lost = key.target().equals(changed)
                        && SqliteForeignKeyCheck.isSound(key, before)
                        && !SqliteForeignKeyCheck.isSound(key, after);
                if (lost) {
                    throw new ImpossibleChange("The table " + table.name() + " refers to " + changed + " by "
                            + String.join(", ", key.targetColumns()) + ". Drop its column "
                            + String.join(", ", key.columns()) + " first.");
                }
            }
        }
    }
}
