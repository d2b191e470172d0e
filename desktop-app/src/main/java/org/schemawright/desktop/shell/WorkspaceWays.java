package org.schemawright.desktop.shell;

import java.util.Optional;
import org.schemawright.desktop.diagram.DiagramActions;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.workspace.ComparedSchemas;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/** Goes to the objects of an open database: their lines in the tree, their pages, what refers to them. */
final class WorkspaceWays implements SchemaWays {

    /** The key of the page on which schemas are compared. */
    static final String COMPARE = "compare";

    private final WorkspaceView view;
    private final Workspace workspace;
    private final Screens screens;

    WorkspaceWays(WorkspaceView view, Workspace workspace, Screens screens) {
        this.view = view;
        this.workspace = workspace;
        this.screens = screens;
    }

    @Override
    public void open(ObjectName tableOrView) {
        view.openDrafted(tableOrView);
    }

    @Override
    public void design(ObjectName table) {
        view.pages().design(table);
    }

    /** Shows the design of the table that the keyboard is at. */
    void designCurrent() {
        currentTable().ifPresent(this::design);
    }

    /** The table that the keyboard is at, by its name in the draft. */
    Optional<ObjectName> currentTable() {
        return current()
                .map(ObjectRef::name)
                .filter(name -> workspace.draftProperty().get().table(name).isPresent());
    }

    @Override
    public void showDefinition(ObjectRef object) {
        view.leaveFullPage();
        view.pages().definition(object);
    }

    @Override
    public boolean canEditSql(ObjectRef object) {
        return view.editing().canEditSql(object);
    }

    @Override
    public void editSql(ObjectRef object) {
        view.editing().editSql(object);
    }

    @Override
    public void goTo(ObjectRef object) {
        view.leaveFullPage();
        view.tree().setVisible(true);
        if (view.tree().reveal(object, true)) {
            view.tree().focusTree();
        }
    }

    @Override
    public void showReferences(ObjectRef object) {
        goTo(object);
        view.side().focusReferences();
    }

    /** Shows the page on which schemas are compared. */
    void showCompare() {
        view.leaveFullPage();
        view.tabs().show(COMPARE, () -> screens.compare(view::showMigrations)).focus();
    }

    /** Shows what changes between two schemas as a diagram. */
    void showDiagramOf(String title, ComparedSchemas schemas) {
        view.leaveFullPage();
        DiagramActions actions = new DiagramActions(view::openDrafted, view.editing()::newTable);
        view.tabs()
                .show("diagram of " + title, () -> screens.diagramOf(title, schemas, actions))
                .focus();
    }

    /**
     * Selects the line of a table or view where it is not filtered out, and leaves the keyboard where it is.
     *
     * @param relation its name in the draft
     */
    void reveal(ObjectName relation) {
        relation(workspace.draftProperty().get(), relation)
                .ifPresent(object -> view.tree().reveal(object, false));
    }

    /**
     * The object that the keyboard is at, by its name in the draft: the line of the tree, or what the page in front shows.
     */
    Optional<ObjectRef> current() {
        TreeEntry line = view.tree().chosenProperty().get();
        Optional<ObjectRef> chosen = Optional.ofNullable(line).map(TreeEntry::ref);
        if (FocusOrder.hasKeyboard(view.tree()) && chosen.isPresent()) {
            return chosen;
        }
        Optional<String> front = view.tabs().currentKey();
        return front.flatMap(view.pages()::drafted)
                .flatMap(name -> relation(workspace.draftProperty().get(), name))
                .or(() -> front.flatMap(view.pages()::named)
                        .flatMap(name -> relation(workspace.schemaProperty().get(), name)))
                .or(() -> chosen);
    }

    private static Optional<ObjectRef> relation(DatabaseSchema schema, ObjectName name) {
        return schema.table(name).map(Table::ref).or(() -> schema.view(name).map(View::ref));
    }
}
