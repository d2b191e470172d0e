package org.schemawright.desktop.design;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.schema.ObjectName;

/** Chooses the two tables that a mapping table links. */
final class LinkTablesView {

    private final LinkTablesModel model;
    private final EditorCard card;
    private final Field nameField;

    LinkTablesView(LinkTablesModel model, EditorCard.Closing closing) {
        this.model = model;
        TextField name = new TextField();
        name.textProperty().bindBidirectional(model.nameProperty());
        name.getStyleClass().add("mono");
        name.setId("design-name");
        nameField = new Field("Name of the mapping table", name);
        CheckBox cascades = new CheckBox("When a row is deleted, its links go too (ON DELETE CASCADE)");
        cascades.setId("link-cascades");
        cascades.selectedProperty().bindBidirectional(model.cascadesProperty());
        VBox body = new VBox(
                12,
                Texts.muted("Many to many: each row of one can be linked with many rows of the other."),
                new HBox(
                        12,
                        side("Table", "link-one", model.oneProperty()),
                        side("and table", "link-other", model.otherProperty())),
                nameField,
                cascades);
        card = new EditorCard(
                new EditorCard.Words("Link two tables", "Add mapping table", Tone.ACCENT), body, model, closing);
        card.setPrefWidth(600);
        model.versionProperty().addListener((property, before, now) -> check());
        check();
    }

    EditorCard card() {
        return card;
    }

    private Field side(String words, String id, ObjectProperty<@Nullable ObjectName> chosen) {
        ComboBox<@Nullable ObjectName> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(model.targets());
        box.valueProperty().bindBidirectional(chosen);
        box.setVisibleRowCount(14);
        box.setPromptText("choose a table");
        box.setMaxWidth(Double.MAX_VALUE);
        Field field = new Field(words, box);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setPrefWidth(248);
        return field;
    }

    private void check() {
        nameField.show(model.nameProblem(), true);
        card.note(model.advice());
    }
}
