package org.schemawright.desktop.inspect;

import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.SqlText;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectRef;

/** The page with the SQL of one object; the panel beside it tells the rest. */
public final class DefinitionView implements Page {

    private final ObjectRef object;
    private final ObjectModel model;
    private final ObjectPanelView panel;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final VBox root = new VBox();
    private final HBox bar = new HBox(8);
    private final Label kind = Texts.muted("");
    private final SqlText sql = new SqlText(true);
    private final Button edit;
    private final ObjectActions actions;
    private final EmptyState gone = new EmptyState(
            Icons.of(Feather.CODE, 28), "It is no longer there", "Somebody has dropped or renamed it. Close this tab.");
    private final InvalidationListener changed = observable -> render();

    public DefinitionView(Workspace workspace, ObjectRef object, ObjectActions actions) {
        this.object = object;
        this.actions = actions;
        this.model = new ObjectModel(workspace);
        this.panel = new ObjectPanelView(model, actions, false);
        title.set(ObjectWords.name(object) + " definition");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        kind.setMinWidth(0);
        edit = Buttons.flat("Edit SQL\u2026", Feather.EDIT_2, () -> actions.editSql(object));
        edit.setId("definition-edit");
        bar.getChildren().addAll(kind, space, edit, sql.copyButton());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("definition-bar");
        sql.setId("definition-sql");
        StackPane middle = new StackPane(sql, gone);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.setId("definition-page");
        root.getStyleClass().add("definition-page");
        root.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("inspect.css"))
                        .toExternalForm());
        root.getChildren().addAll(bar, middle);
    }

    /** Puts something before the rest of the bar: the way to the other pages of a table. */
    public void lead(Node first) {
        bar.getChildren().addFirst(first);
    }

    @Override
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node icon() {
        return Icons.of(Feather.CODE);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Node side() {
        return panel.node();
    }

    @Override
    public void focus() {
        sql.focusText();
    }

    @Override
    public void shown() {
        model.detailsProperty().addListener(changed);
        panel.shown();
        model.show(object);
        render();
    }

    @Override
    public void hidden() {
        panel.hidden();
        model.detailsProperty().removeListener(changed);
    }

    private void render() {
        ObjectDetails details = model.detailsProperty().get();
        gone.setVisible(details == null);
        sql.setVisible(details != null);
        edit.setVisible(details != null && actions.canEditSql(object));
        edit.setManaged(edit.isVisible());
        if (details != null) {
            kind.setText(details.kind());
            if (!sql.getText().equals(details.sql())) {
                sql.setText(details.sql());
            }
        }
    }
}
