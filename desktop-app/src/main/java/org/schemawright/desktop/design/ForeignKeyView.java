package org.schemawright.desktop.design;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ReferentialAction;

/** Picks a foreign key. */
final class ForeignKeyView {

    private final ForeignKeyModel model;
    private final EditorCard card;
    private final ComboBox<ObjectName> target = new ComboBox<>();
    private final ComboBox<List<String>> key = new ComboBox<>();
    private final GridPane pairs = new GridPane();
    private final Label columnsProblem = new Label();
    private final Field targetField;
    private final Field keyField;
    private final Field nameField;
    private final Field deleteField;
    private final Field updateField;
    private List<ObjectProperty<@Nullable String>> paired = List.of();
    private boolean filling;

    ForeignKeyView(ForeignKeyModel model, EditorCard.Closing closing) {
        this.model = model;
        target.setId("fk-target");
        target.getItems().setAll(model.targets());
        target.valueProperty().bindBidirectional(model.targetProperty());
        target.setVisibleRowCount(14);
        target.setPromptText("choose a table");
        key.setId("fk-key");
        key.setConverter(new Joined());
        key.setOnAction(event -> {
            if (!filling) {
                model.targetKeyProperty().set(key.getValue());
            }
        });
        targetField = wide(new Field("Refers to table", target));
        keyField = wide(new Field("By its key", key));
        TextField name = new TextField();
        name.setId("fk-name");
        name.getStyleClass().add("mono");
        name.textProperty().bindBidirectional(model.nameProperty());
        nameField = new Field("Name", name);
        deleteField = wide(new Field("When the row is deleted", action(model.onDeleteProperty(), true, "fk-delete")));
        updateField = wide(new Field("When its key changes", action(model.onUpdateProperty(), false, "fk-update")));
        pairs.setHgap(12);
        pairs.setVgap(8);
        columnsProblem.getStyleClass().addAll("danger-text", "small-text");
        columnsProblem.setWrapText(true);
        VBox body = new VBox(
                12,
                new HBox(12, targetField, keyField),
                new VBox(4, pairs, columnsProblem),
                new HBox(12, deleteField, updateField),
                nameField);
        card = new EditorCard(
                new EditorCard.Words(
                        (model.isNew() ? "New foreign key of " : "Foreign key of ") + model.table(),
                        model.isNew() ? "Add foreign key" : "Change foreign key",
                        Tone.ACCENT),
                body,
                model,
                closing);
        card.setPrefWidth(560);
        model.targetKeyProperty().addListener(property -> fill());
        model.targetProperty().addListener(property -> fill());
        model.versionProperty().addListener(property -> check());
        fill();
        check();
    }

    EditorCard card() {
        return card;
    }

    private static Field wide(Field field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setPrefWidth(248);
        field.control(ComboBox.class).setMaxWidth(Double.MAX_VALUE);
        return field;
    }

    private static ComboBox<ReferentialAction> action(
            ObjectProperty<ReferentialAction> property, boolean onDelete, String id) {
        ComboBox<ReferentialAction> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(ReferentialAction.values());
        box.setConverter(new Actions(onDelete));
        box.valueProperty().bindBidirectional(property);
        return box;
    }

    /** A line for each column of the key that is referred to. */
    private void fill() {
        filling = true;
        List<String> referred = model.targetKeyProperty().get();
        key.getItems().setAll(model.targetKeys());
        key.setValue(referred);
        pairs.getChildren().clear();
        paired = List.copyOf(model.columns());
        for (int i = 0; referred != null && i < model.columns().size(); i++) {
            ComboBox<@Nullable String> column = new ComboBox<>();
            column.setId("fk-column-" + (i + 1));
            column.getItems().setAll(model.ownColumns());
            column.valueProperty().bindBidirectional(model.columns().get(i));
            column.setVisibleRowCount(14);
            column.setPrefWidth(248);
            column.setPromptText("choose a column");
            Field field = new Field(i == 0 ? "Column" : "and column", column);
            Label to = Texts.mono("→  " + model.targetProperty().get() + "." + referred.get(i));
            to.setMinWidth(0);
            to.getStyleClass().add("fk-to");
            pairs.addRow(i, field, to);
        }
        filling = false;
        check();
    }

    private void check() {
        if (!filling && !paired.equals(model.columns())) {
            fill();
            return;
        }
        targetField.show(model.targetProblem(), model.targetProperty().get() != null);
        keyField.setDisable(model.targetKeys().size() < 2);
        nameField.show(model.nameProblem(), true);
        deleteField.show(model.onDeleteProblem(), true);
        updateField.show(model.onUpdateProblem(), true);
        String sentence = model.columnsProblem();
        columnsProblem.setText(sentence);
        columnsProblem.setVisible(!sentence.isEmpty());
        columnsProblem.setManaged(!sentence.isEmpty());
    }

    /** A key by its columns; nobody types here. */
    private static final class Joined extends StringConverter<List<String>> {

        @Override
        public String toString(@Nullable List<String> columns) {
            return columns == null ? "" : String.join(", ", columns);
        }

        @Override
        public List<String> fromString(String words) {
            return List.of();
        }
    }
}
