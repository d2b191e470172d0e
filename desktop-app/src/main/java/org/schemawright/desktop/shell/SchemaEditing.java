package org.schemawright.desktop.shell;

import java.util.function.Consumer;
import org.schemawright.desktop.design.SchemaEditors;
import org.schemawright.desktop.widget.Clipboards;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;

/** Changes of the schema, each in its small editor above the window; the result is a pending change. */
final class SchemaEditing implements SchemaActions {

    private final Workspace workspace;
    private final SchemaEditors editors;
    private Consumer<ObjectName> open = name -> {};

    SchemaEditing(Workspace workspace, Overlay overlay) {
        this.workspace = workspace;
        this.editors = new SchemaEditors(workspace, overlay, change -> {});
    }

    /** Says who opens tables. */
    void openWith(Consumer<ObjectName> opener) {
        open = opener;
    }

    @Override
    public boolean canChangeSchema() {
        return workspace.database().readOnlyReason().isEmpty();
    }

    @Override
    public void open(ObjectName tableOrView) {
        open.accept(tableOrView);
    }

    @Override
    public void newTable() {
        if (canChangeSchema()) {
            editors.newTable();
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
    public void dropTable(ObjectName table) {
        editors.dropTable(table);
    }

    @Override
    public void dropColumn(ObjectName table, String column) {
        editors.dropColumn(table, column);
    }

    @Override
    public void copyName(String name) {
        Clipboards.copy(name);
    }
}
