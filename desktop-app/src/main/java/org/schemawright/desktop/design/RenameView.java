package org.schemawright.desktop.design;

import javafx.scene.control.TextField;
import org.schemawright.desktop.widget.Tone;

/** Writes another name for a table or a column. */
final class RenameView {

    private final EditorCard card;

    RenameView(RenameModel model, EditorCard.Closing closing) {
        TextField name = new TextField();
        name.textProperty().bindBidirectional(model.nameProperty());
        name.getStyleClass().add("mono");
        name.setId("design-name");
        Field field = new Field("New name", name);
        String title = model.isColumn()
                ? "Rename column " + model.oldName() + " of " + model.table()
                : "Rename table " + model.oldName();
        card = new EditorCard(new EditorCard.Words(title, "Rename", Tone.ACCENT), field, model, closing);
        card.setPrefWidth(440);
        card.note("Keys, indexes and views follow.");
        name.textProperty().addListener((property, before, now) -> field.show(model.nameProblem(), true));
        name.selectAll();
    }

    EditorCard card() {
        return card;
    }
}
