package org.schemawright.desktop.design;

import javafx.scene.control.TextField;
import org.schemawright.desktop.widget.Tone;

/** Asks for the value that rows without one get. */
final class FillView {

    private final EditorCard card;

    FillView(FillModel model, EditorCard.Closing closing) {
        TextField value = new TextField();
        value.setId("fill-value");
        value.getStyleClass().add("mono");
        value.setPromptText(model.type());
        value.textProperty().bindBidirectional(model.valueProperty());
        Field field = new Field("Rows without a value get", value);
        card = new EditorCard(new EditorCard.Words(model.title(), "Fill rows", Tone.ACCENT), field, model, closing);
        card.setPrefWidth(440);
        card.note("The revision fills them.");
        value.textProperty().addListener((property, before, now) -> field.show(model.problem(), true));
    }

    EditorCard card() {
        return card;
    }
}
