package org.schemawright.migration.postgresql;

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
import org.schemawright.migration.schema.ObjectName;

/** PostgreSQL's own renames, which keys, indexes and views follow by themselves. */
final class PostgresqlChangeWriter implements ChangeWriter {

    @Override
    public List<Statement> rename(Change.Rename rename, DatabaseSchema before, DatabaseSchema after) {
        StatementList out = new StatementList();
        switch (rename) {
            case Change.RenameTable(ObjectName table, String newName) ->
                out.alter(table, "RENAME TO " + SqlName.quote(newName), "Rename table " + table + " to " + newName);
            case Change.RenameColumn(ObjectName table, String column, String newName) ->
                out.alter(
                        table,
                        "RENAME COLUMN " + SqlName.quote(column) + " TO " + SqlName.quote(newName),
                        "Rename column " + column + " of " + table + " to " + newName);
        }
        return out.all();
    }

    @Override
    public Statement rename(ValueRename rename) {
        return new Statement(
                "ALTER TYPE " + SqlName.quote(rename.type()) + " RENAME VALUE " + SqlName.literal(rename.value())
                        + " TO " + SqlName.literal(rename.newValue()),
                "Rename value " + rename.value() + " of " + rename.type() + " to " + rename.newValue() + ".");
    }

    @Override
    public DatabaseSchema settle(Change change, DatabaseSchema before, DatabaseSchema after) {
        if (change instanceof Change.OrderColumns order) {
            throw new ImpossibleChange("PostgreSQL keeps the columns of " + order.table()
                    + " in the order in which they came. Only a table made anew has them in another.");
        }
        return PostgresqlSettledSchema.of(change, before, after);
    }

    @Override
    public boolean rewritesTable(Change change, DatabaseSchema before, DatabaseSchema after) {
        return Rewrites.of(change);
    }

    @Override
    public String isOneOf(String column, List<String> values) {
        return SqlName.quote(column) + "::text IN ("
                + values.stream().map(SqlName::literal).collect(Collectors.joining(", ")) + ")";
    }

    @Override
    public ValueFit valueFit(Change change, DatabaseSchema before, DatabaseSchema after) {
        return change instanceof Change.AlterColumn alter
                ? PostgresqlValueFit.of(alter, before, after)
                : ValueFit.UNKNOWN;
    }
}
