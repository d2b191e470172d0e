package org.schemawright.desktop.design;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;

/** Writes a check. */
final class CheckView {

    private static final Duration STILL_TYPING = Duration.millis(250);

    private final CheckModel model;
    private final EditorCard card;
    private final Field expressionField;
    private final Field nameField;
    private boolean typed;

    CheckView(CheckModel model, EditorCard.Closing closing) {
        this.model = model;
        TextArea expression = new TextArea();
        expression.setId("check-expression");
        expression.getStyleClass().add("mono");
        expression.setPrefRowCount(3);
        expression.setWrapText(true);
        expression.setPromptText(
                model.columns().isEmpty() ? "" : model.columns().getLast() + " > 0");
        expression.textProperty().bindBidirectional(model.expressionProperty());
        TextField name = new TextField();
        name.setId("check-name");
        name.getStyleClass().add("mono");
        name.textProperty().bindBidirectional(model.nameProperty());
        expressionField = new Field("Every row keeps", expression);
        nameField = new Field("Name", name);
        Label columns = Texts.hint("Columns: " + String.join(", ", model.columns()));
        columns.setWrapText(true);
        columns.setMaxHeight(54);
        card = new EditorCard(
                new EditorCard.Words(
                        (model.isNew() ? "New check of " : "Check of ") + model.table(),
                        model.isNew() ? "Add check" : "Change check",
                        Tone.ACCENT),
                new VBox(12, new VBox(4, expressionField, columns), nameField),
                model,
                closing);
        card.setPrefWidth(560);
        PauseTransition wait = new PauseTransition(STILL_TYPING);
        wait.setOnFinished(event -> model.askEngine());
        expression.textProperty().addListener(property -> {
            typed = true;
            wait.playFromStart();
        });
        model.versionProperty().addListener(property -> check());
        check();
    }

    EditorCard card() {
        return card;
    }

    private void check() {
        expressionField.show(model.expressionProblem(), typed);
        nameField.show(model.nameProblem(), true);
        card.note(model.isAsking() && typed ? "Asking the database …" : "");
    }
}
