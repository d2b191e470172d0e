package org.schemawright.desktop.shell;

import javafx.beans.InvalidationListener;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.workspace.Workspace;

/** The window's middle while no page is open: the next step, which differs with what the database has. */
final class NothingOpen extends StackPane {

    private final Workspace workspace;
    private final Actions actions;
    private final InvalidationListener changed = observable -> render();

    /** Where this place leads. */
    interface Actions {

        void newTable();

        void review();

        void showDiagram();
    }

    NothingOpen(Workspace workspace, Actions actions) {
        this.workspace = workspace;
        this.actions = actions;
        setId("nothing-open");
        render();
    }

    void attach() {
        workspace.schemaProperty().addListener(changed);
        workspace.changeSet().versionProperty().addListener(changed);
        render();
    }

    void detach() {
        workspace.schemaProperty().removeListener(changed);
        workspace.changeSet().versionProperty().removeListener(changed);
    }

    private void render() {
        getChildren().setAll(state());
    }

    private EmptyState state() {
        if (!workspace.schemaProperty().get().tables().isEmpty()) {
            return new EmptyState(
                    Icons.of(Feather.LAYERS, 28),
                    "Pick a table on the left",
                    "Enter or a double click opens it. The diagram shows how tables relate.",
                    Buttons.primary("Show the diagram", Feather.SHARE_2, actions::showDiagram));
        }
        if (!workspace.changeSet().schemaChanges().isEmpty()) {
            return new EmptyState(
                    Icons.of(Feather.LAYERS, 28),
                    "New tables wait for your review",
                    "Nothing is in the database yet. Review writes them as a migration, and runs it.",
                    Buttons.plain("New table\u2026", Feather.PLUS, actions::newTable),
                    Buttons.primary("Review", Feather.EDIT_3, actions::review));
        }
        return new EmptyState(
                Icons.of(Feather.LAYERS, 28),
                "This database has no tables yet",
                "Design the first one: it is written as a migration, with its way back.",
                Buttons.primary("New table\u2026", Feather.PLUS, actions::newTable));
    }
}
