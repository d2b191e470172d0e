package org.schemawright.desktop.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.SqlText;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.schema.ObjectRef;

/** The panel about one object: what it is, its SQL, and what refers to it. */
public final class ObjectPanelView {

    private final ObjectModel model;
    private final StackPane root = new StackPane();
    private final VBox content = new VBox();
    private final Label title = new Label();
    private final Label kind = Texts.hint("");
    private final Label comment = Texts.plain("");
    private final Label problem = Texts.plain("");
    private final GridPane facts = new GridPane();
    private final SqlText sql = new SqlText(false);
    private final VBox definition;
    private final ReferenceList references;
    private final EmptyState nothing = new EmptyState(
            Icons.of(Feather.CODE, 28), "No object selected", "Select a line of the tree to see its definition.");
    private final boolean withSql;
    private final ObjectActions actions;
    private final Button edit;
    private final InvalidationListener changed = observable -> render();

    /**
     * A panel.
     *
     * @param withSql whether it shows the definition; not beside a page that shows it already
     */
    public ObjectPanelView(ObjectModel model, ObjectActions actions, boolean withSql) {
        this.model = model;
        this.withSql = withSql;
        this.actions = actions;
        edit = Buttons.icon(Feather.EDIT_2, "Edit SQL", () -> {
            ObjectDetails details = model.detailsProperty().get();
            ObjectRef object = details == null ? null : details.ref();
            if (object != null) {
                actions.editSql(object);
            }
        });
        edit.setId("object-edit");
        references = new ReferenceList(actions::goTo);
        title.getStyleClass().add("object-title");
        title.setMinWidth(0);
        title.setWrapText(true);
        kind.setWrapText(true);
        comment.setWrapText(true);
        problem.setWrapText(true);
        problem.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, 16, "warning-text"));
        problem.getStyleClass().add("object-problem");
        facts.getStyleClass().add("object-facts");
        sql.setWrapText(true);
        sql.setId("object-sql");
        VBox.setVgrow(sql, Priority.ALWAYS);
        definition = new VBox(definitionHead(actions), sql);
        definition.getStyleClass().add("object-definition");
        VBox.setVgrow(definition, Priority.ALWAYS);
        content.getStyleClass().add("object-panel-content");
        content.getChildren().addAll(new VBox(3, title, kind), comment, problem, facts, definition, references);
        root.getStyleClass().add("object-panel");
        root.setId("object-panel");
        root.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("inspect.css"))
                        .toExternalForm());
        root.getChildren().addAll(content, nothing);
        render();
    }

    private HBox definitionHead(ObjectActions actions) {
        Label heading = Texts.strong("Definition");
        heading.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(
                4,
                heading,
                space,
                edit,
                sql.copyButton(),
                Buttons.icon(Feather.MAXIMIZE_2, "Show definition in a tab", () -> {
                    ObjectDetails details = model.detailsProperty().get();
                    ObjectRef object = details == null ? null : details.ref();
                    if (object != null) {
                        actions.showDefinition(object);
                    }
                }));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    public Node node() {
        return root;
    }

    /** Follows the object; call when it comes on the screen. */
    public void shown() {
        model.detailsProperty().addListener(changed);
        model.attach();
        render();
    }

    /** Call when it leaves the screen. */
    public void hidden() {
        model.detach();
        model.detailsProperty().removeListener(changed);
    }

    /** Gives the keyboard to what refers to the object; false where nothing does. */
    public boolean focusReferences() {
        return references.focusList();
    }

    private void render() {
        ObjectDetails details = model.detailsProperty().get();
        content.setVisible(details != null);
        nothing.setVisible(details == null);
        if (details == null) {
            return;
        }
        ObjectRef object = details.ref();
        title.setText(details.title());
        title.setGraphic(
                object == null ? Icons.of(Feather.ALERT_TRIANGLE, 16, "warning-text") : ObjectIcons.of(object.kind()));
        kind.setText(details.kind());
        set(comment, details.comment());
        set(problem, details.problem());
        showFacts(details);
        edit.setVisible(object != null && actions.canEditSql(object));
        edit.setManaged(edit.isVisible());
        boolean hasSql = withSql && !details.sql().isEmpty();
        Nodes.show(definition, hasSql);
        if (hasSql && !sql.getText().equals(details.sql())) {
            sql.setText(details.sql());
        }
        Nodes.show(references, object != null);
        references.show(object, details.references());
    }

    private static void set(Label label, @Nullable String text) {
        label.setText(text == null ? "" : text);
        Nodes.show(label, text != null);
    }

    private void showFacts(ObjectDetails details) {
        List<String> lines = new ArrayList<>(details.grants());
        facts.getChildren().clear();
        String owner = details.owner();
        if (owner != null) {
            addFact("Owner", owner);
        }
        if (!lines.isEmpty()) {
            addFact("Grants", String.join("\n", lines));
        }
        facts.setVisible(!facts.getChildren().isEmpty());
        facts.setManaged(facts.isVisible());
    }

    private void addFact(String name, String value) {
        Label what = Texts.hint(name);
        what.setMinWidth(72);
        GridPane.setValignment(what, VPos.TOP);
        Label text = Texts.plain(value);
        text.setWrapText(true);
        facts.addRow(facts.getRowCount(), what, text);
    }
}
