package org.schemawright.desktop.design;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;

/** Writes a primary key, unique key or index: its columns line by line, and for an index a condition. */
final class KeyView {

    private static final Duration STILL_TYPING = Duration.millis(250);

    private final KeyModel model;
    private final EditorCard card;
    private final VBox lines = new VBox(6);
    private final Label partsProblem = new Label();
    private final Field conditionField;
    private final Field nameField;
    private final PauseTransition wait = new PauseTransition(STILL_TYPING);
    private boolean typed;

    KeyView(KeyModel model, EditorCard.Closing closing) {
        this.model = model;
        ComboBox<KeyDraft.Kind> kind = new ComboBox<>();
        kind.setId("key-kind");
        kind.getItems().setAll(model.kinds());
        kind.setConverter(new KindWords());
        kind.valueProperty().bindBidirectional(model.kindProperty());
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.setDisable(model.kinds().size() < 2);
        TextField name = field("key-name");
        name.textProperty().bindBidirectional(model.nameProperty());
        TextField condition = field("key-condition");
        condition.setPromptText("all rows");
        condition.textProperty().bindBidirectional(model.conditionProperty());
        nameField = new Field("Name", name);
        HBox.setHgrow(nameField, Priority.ALWAYS);
        conditionField = new Field("Only rows that meet", condition);
        Field kindField = new Field("Kind", kind);
        kindField.setPrefWidth(180);
        partsProblem.getStyleClass().addAll("danger-text", "small-text");
        partsProblem.setWrapText(true);
        Button add = Buttons.flat("Add a column", Feather.PLUS, () -> model.add(""));
        add.setId("key-add");
        VBox body = new VBox(
                12,
                new HBox(12, kindField, nameField),
                new VBox(4, Texts.hint("Columns, in their order"), lines, partsProblem, add),
                conditionField);
        card = new EditorCard(new EditorCard.Words(title(), verb(), Tone.ACCENT), body, model, closing);
        card.setPrefWidth(560);
        wait.setOnFinished(event -> model.askEngine());
        model.parts().addListener((ListChangeListener<KeyPart>)
                change -> fill(change.getList().size()));
        model.kindProperty().addListener(property -> {
            card.retitle(title(), verb());
            fill(0);
        });
        model.versionProperty().addListener(property -> check());
        if (model.parts().isEmpty()) {
            model.add("");
        }
        fill(0);
        check();
    }

    EditorCard card() {
        return card;
    }

    private String title() {
        KeyDraft.Kind kind = model.kindProperty().get();
        return (model.isNew() ? "New " + kind.word() : kind.title()) + " of " + model.table();
    }

    private String verb() {
        return (model.isNew() ? "Add " : "Change ") + model.kindProperty().get().word();
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("mono");
        return field;
    }

    /** A line for each part; the keyboard goes to one that was added. */
    private void fill(int count) {
        boolean added = count > lines.getChildren().size();
        lines.getChildren().clear();
        int number = 0;
        for (KeyPart part : model.parts()) {
            lines.getChildren().add(line(part, ++number));
        }
        if (added && lines.getChildren().getLast() instanceof HBox line) {
            line.getChildren().getFirst().requestFocus();
        }
        check();
    }

    private Node line(KeyPart part, int number) {
        boolean index = model.kindProperty().get().isIndex();
        ComboBox<String> column = new ComboBox<>();
        column.setId("key-column-" + number);
        column.getItems().setAll(model.columns());
        column.setVisibleRowCount(14);
        column.setPrefWidth(280);
        column.setEditable(index);
        column.setAccessibleText(index ? "Column or expression " + number : "Column " + number);
        column.setPromptText(index ? "a column or an expression" : "a column");
        if (index) {
            column.getEditor().getStyleClass().add("mono");
            column.getEditor().textProperty().bindBidirectional(part.text);
            ColumnControls.typedOver(column);
        } else {
            column.setValue(part.text.get().isEmpty() ? null : part.text.get());
            column.setOnAction(event -> part.text.set(column.getValue() == null ? "" : column.getValue()));
        }
        HBox.setHgrow(column, Priority.ALWAYS);
        HBox line = new HBox(6, column);
        line.setAlignment(Pos.CENTER_LEFT);
        if (index) {
            CheckBox descending = new CheckBox("descending");
            descending.setAccessibleText("Descending, column " + number);
            descending.selectedProperty().bindBidirectional(part.descending);
            line.getChildren().add(descending);
        }
        Button up = Buttons.icon(Feather.ARROW_UP, "Move this column up", () -> model.move(part, -1));
        up.setDisable(number == 1);
        Button down = Buttons.icon(Feather.ARROW_DOWN, "Move this column down", () -> model.move(part, 1));
        down.setDisable(number == model.parts().size());
        Button remove = Buttons.icon(Feather.X, "Take this column out", () -> model.remove(part));
        line.getChildren().addAll(up, down, remove);
        return line;
    }

    private void check() {
        boolean index = model.kindProperty().get().isIndex();
        typed |= model.parts().stream().anyMatch(part -> !part.text.get().isBlank());
        String sentence = typed ? model.partsProblem() : "";
        boolean ofCondition = !model.conditionProblem().isEmpty();
        partsProblem.setText(sentence);
        Nodes.show(partsProblem, !sentence.isEmpty() && !ofCondition);
        conditionField.show(model.conditionProblem(), true);
        Nodes.show(conditionField, index);
        nameField.show(model.nameProblem(), true);
        if (model.isAsking()) {
            wait.playFromStart();
        }
        card.note(model.isAsking() ? "Asking the database …" : "");
    }

    /** The kinds in words; nobody types here. */
    private static final class KindWords extends StringConverter<KeyDraft.@Nullable Kind> {

        @Override
        public String toString(KeyDraft.@Nullable Kind kind) {
            return kind == null ? "" : kind.title();
        }

        @Override
        public KeyDraft.@Nullable Kind fromString(String words) {
            return null;
        }
    }
}
