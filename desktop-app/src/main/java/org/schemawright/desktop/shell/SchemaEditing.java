package org.schemawright.desktop.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.PendingNames;
import org.schemawright.desktop.design.SchemaEditors;
import org.schemawright.desktop.widget.Clipboards;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/** Changes of the schema, each in its small editor above the window; the result is a pending change. */
final class SchemaEditing implements SchemaActions {

    private final Workspace workspace;
    private final SchemaEditors editors;
    private @Nullable SchemaWays ways;

    SchemaEditing(Workspace workspace, Overlay overlay) {
        this.workspace = workspace;
        this.editors = new SchemaEditors(workspace, overlay, change -> {});
    }

    /** Says who opens tables and definitions. */
    void leadBy(SchemaWays opener) {
        ways = opener;
    }

    @Override
    public boolean canChangeSchema() {
        return workspace.database().readOnlyReason().isEmpty();
    }

    @Override
    public void open(ObjectName tableOrView) {
        if (ways != null) {
            ways.open(tableOrView);
        }
    }

    @Override
    public void design(ObjectName table) {
        if (ways != null) {
            ways.design(table);
        }
    }

    /** The small editors above the window. */
    SchemaEditors editors() {
        return editors;
    }

    @Override
    public void showDefinition(ObjectRef object) {
        if (ways != null) {
            ways.showDefinition(object);
        }
    }

    @Override
    public void goTo(ObjectRef object) {
        if (ways != null) {
            ways.goTo(object);
        }
    }

    @Override
    public void showReferences(ObjectRef object) {
        if (ways != null) {
            ways.showReferences(object);
        }
    }

    @Override
    public @Nullable List<String> chosenLabel(Table table) {
        return workspace.labels().chosen(stored(table));
    }

    @Override
    public void chooseLabel(Table table, @Nullable List<String> columns) {
        workspace.chooseLabel(stored(table).name(), columns);
    }

    /** Labels go by the name that a table has in the database. */
    private Table stored(Table table) {
        return table.withName(new PendingNames(workspace.changeSet().schemaChanges()).table(table.name()));
    }

    @Override
    public void newTable() {
        if (canChangeSchema()) {
            editors.newTable();
        }
    }

    @Override
    public void linkTables(@Nullable ObjectName first) {
        if (canChangeSchema()) {
            editors.linkTables(first);
        }
    }

    @Override
    public void addColumn(ObjectName table) {
        editors.addColumn(table);
    }

    @Override
    public void renameTable(ObjectName table) {
        editors.renameTable(table);
    }

    @Override
    public void renameColumn(ObjectName table, String column) {
        editors.renameColumn(table, column);
    }

    @Override
    public void duplicateTable(ObjectName table) {
        editors.duplicateTable(table);
    }

    @Override
    public void dropTable(ObjectName table) {
        editors.dropTable(table);
    }

    @Override
    public void dropColumn(ObjectName table, String column) {
        editors.dropColumn(table, column);
    }

    @Override
    public boolean canEditSql(ObjectRef object) {
        return canChangeSchema() && editors.canEditText(object);
    }

    @Override
    public void editSql(ObjectRef object) {
        if (canChangeSchema()) {
            editors.editText(object);
        }
    }

    @Override
    public void newView(@Nullable ObjectName of) {
        if (canChangeSchema()) {
            editors.newView(of);
        }
    }

    @Override
    public void newTrigger(ObjectName on) {
        if (canChangeSchema()) {
            editors.newTrigger(on);
        }
    }

    @Override
    public boolean hasRoutines() {
        return !workspace.database().dialect().id().equals("sqlite");
    }

    @Override
    public void newFunction() {
        if (canChangeSchema()) {
            editors.newFunction();
        }
    }

    @Override
    public void dropText(ObjectRef object) {
        editors.dropText(object);
    }

    @Override
    public void copyName(String name) {
        Clipboards.copy(name);
    }
}
