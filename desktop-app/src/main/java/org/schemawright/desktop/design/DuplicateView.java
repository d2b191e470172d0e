package org.schemawright.desktop.design;

import javafx.scene.control.TextField;
import org.schemawright.desktop.widget.Tone;

/** Names a table that is to be built like another one. */
final class DuplicateView {

    private final EditorCard card;

    DuplicateView(DuplicateModel model, EditorCard.Closing closing) {
        TextField name = new TextField();
        name.textProperty().bindBidirectional(model.nameProperty());
        name.getStyleClass().add("mono");
        name.setId("design-name");
        Field field = new Field("Name of the new table", name);
        card = new EditorCard(
                new EditorCard.Words("Duplicate table " + model.table(), "Add table", Tone.ACCENT),
                field,
                model,
                closing);
        card.setPrefWidth(440);
        card.note("Without rows and triggers.");
        name.textProperty().addListener((property, before, now) -> field.show(model.nameProblem(), true));
        name.selectAll();
    }

    EditorCard card() {
        return card;
    }
}
