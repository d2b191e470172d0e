package org.schemawright.desktop.shell;

import java.util.function.Consumer;
import org.schemawright.desktop.browse.RowGridModel;
import org.schemawright.desktop.browse.RowGridView;
import org.schemawright.desktop.browse.TableLink;
import org.schemawright.desktop.diagram.DiagramActions;
import org.schemawright.desktop.diagram.DiagramModel;
import org.schemawright.desktop.diagram.DiagramView;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;

/** Makes the pages of an open database from the rooms that have screens. */
final class Screens {

    private final Workspace workspace;
    private final Background background;
    private final Theme theme;

    Screens(Workspace workspace, Background background, Theme theme) {
        this.workspace = workspace;
        this.background = background;
        this.theme = theme;
    }

    /** The rows of a table or view. */
    Page rows(ObjectName name, Consumer<TableLink> open) {
        return new RowGridView(new RowGridModel(workspace, name), open);
    }

    /** The tables and their relationships. */
    Page diagram(Consumer<ObjectName> open, Runnable newTable) {
        return new DiagramView(DiagramModel.of(workspace, background), theme, new DiagramActions(open, newTable));
    }
}
