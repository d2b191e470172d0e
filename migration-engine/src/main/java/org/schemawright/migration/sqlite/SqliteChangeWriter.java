package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.stream.Collectors;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.change.ValueRename;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.ChangeWriter;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.plan.ValueFit;
import org.schemawright.migration.schema.DatabaseSchema;

/** SQLite's own renames, which keys, indexes, views and triggers follow by themselves. */
final class SqliteChangeWriter implements ChangeWriter {

    @Override
    public List<Statement> rename(Change.Rename rename, DatabaseSchema before, DatabaseSchema after) {
        return switch (rename) {
            case Change.RenameTable table -> SqliteAlter.renameTable(table, before, after);
            case Change.RenameColumn column -> SqliteAlter.renameColumn(column, before, after);
        };
    }

    @Override
    public Statement rename(ValueRename rename) {
        throw new ImpossibleChange("SQLite has no enums, so there is no value of " + rename.type() + " to rename.");
    }

    @Override
    public DatabaseSchema settle(Change change, DatabaseSchema before, DatabaseSchema after) {
        SqliteRefusals.check(change, before, after);
        return SqliteSettledSchema.of(change, before, after);
    }

    @Override
    public boolean rewritesTable(Change change, DatabaseSchema before, DatabaseSchema after) {
        return switch (change) {
            case Change.AddColumn add -> !SqliteAlter.canAdd(add);
            case Change.DropColumn _,
                    Change.AlterColumn _,
                    Change.OrderColumns _,
                    Change.AddConstraint _,
                    Change.DropConstraint _ -> true;
            case Change.CreateTable _,
                    Change.DropTable _,
                    Change.RenameTable _,
                    Change.RenameColumn _,
                    Change.CreateIndex _,
                    Change.DropIndex _,
                    Change.ReplaceObject _ -> false;
        };
    }

    @Override
    public String isOneOf(String column, List<String> values) {
        return SqlName.quote(column) + " IN ("
                + values.stream().map(SqlName::literal).collect(Collectors.joining(", ")) + ")";
    }

    @Override
    public ValueFit valueFit(Change change, DatabaseSchema before, DatabaseSchema after) {
        return change instanceof Change.AlterColumn alter ? SqliteValueFit.of(alter, before) : ValueFit.UNKNOWN;
    }
}
