package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.View;

/** SQLite's own ALTER TABLE, and when it may be used. */
final class SqliteAlter {

    private SqliteAlter() {}

    /**
     * SQLite compiles the whole schema after an ALTER TABLE and refuses it over a view that has long been broken, so
     * such views step aside meanwhile, and follow a rename as the others do.
     */
    private static List<Statement> besideBrokenViews(
            List<Statement> alter, DatabaseSchema before, DatabaseSchema after) {
        List<View> broken =
                before.views().stream().filter(v -> v.problem() != null).toList();
        List<Statement> statements = new ArrayList<>();
        broken.forEach(v -> statements.add(new Statement(
                "DROP VIEW " + SqlName.quote(v.name()),
                "The view " + v.name() + " is broken, and SQLite changes no table meanwhile.")));
        statements.addAll(alter);
        for (View view : broken) {
            String definition = after.view(view.name()).map(View::definition).orElse(view.definition());
            statements.add(new Statement(definition, "The view " + view.name() + " as it was."));
            after.triggersOf(view.name())
                    .forEach(t ->
                            statements.add(new Statement(t.definition(), "The trigger " + t.name() + " as it was.")));
        }
        return statements;
    }

    static List<Statement> renameTable(Change.RenameTable rename, DatabaseSchema before, DatabaseSchema after) {
        String oldName = SqlName.quote(rename.table());
        String newName = SqlName.quote(rename.newName());
        String comment = "The table " + rename.table() + " is called " + rename.newName()
                + " from here on; keys, views and triggers follow.";
        if (!rename.newName().equalsIgnoreCase(rename.table().name())) {
            return besideBrokenViews(
                    List.of(new Statement("ALTER TABLE " + oldName + " RENAME TO " + newName, comment)), before, after);
        }
        String between = SqlName.quote(SqliteTableRebuild.freeName("_renamed_" + rename.newName(), before));
        return besideBrokenViews(
                List.of(
                        new Statement(
                                "ALTER TABLE " + oldName + " RENAME TO " + between,
                                "SQLite takes both names for the same, so another comes in between."),
                        new Statement("ALTER TABLE " + between + " RENAME TO " + newName, comment)),
                before,
                after);
    }

    static List<Statement> renameColumn(Change.RenameColumn rename, DatabaseSchema before, DatabaseSchema after) {
        return besideBrokenViews(
                List.of(new Statement(
                        "ALTER TABLE " + SqlName.quote(rename.table()) + " RENAME COLUMN "
                                + SqlName.quote(rename.column()) + " TO " + SqlName.quote(rename.newName()),
                        "The column " + rename.column() + " of " + rename.table() + " is called " + rename.newName()
                                + " from here on; keys, indexes, views and triggers follow.")),
                before,
                after);
    }

    /** ADD COLUMN takes no column that is a key, is kept computed, or whose default differs from row to row. */
    static boolean canAdd(Change.AddColumn add) {
        Column column = add.column();
        DefaultValue defaultValue = column.defaultValue();
        boolean key = add.key() == null || add.key() instanceof ForeignKey && defaultValue == null;
        boolean computed = column.generated() == null || !column.generated().stored() && column.nullable();
        return key
                && computed
                && column.identity() == null
                && (defaultValue == null || SqliteTableSql.isConstant(defaultValue));
    }

    static List<Statement> addColumn(Change.AddColumn add) {
        String key = add.key() instanceof ForeignKey foreign ? " " + SqliteTableSql.inline(foreign) : "";
        return List.of(new Statement(
                "ALTER TABLE " + SqlName.quote(add.table()) + " ADD COLUMN " + SqliteTableSql.column(add.column())
                        + key,
                "The new column " + add.column().name() + " of " + add.table() + "."));
    }
}
