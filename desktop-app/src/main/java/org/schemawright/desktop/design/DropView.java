package org.schemawright.desktop.design;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;

/** Says what goes with a table or a column before it is dropped. */
final class DropView {

    private final EditorCard card;

    DropView(Dropping model, EditorCard.Closing closing) {
        VBox body = new VBox(6);
        body.getStyleClass().add("design-losses");
        for (String loss : model.losses()) {
            Label words = new Label(loss);
            words.setWrapText(true);
            HBox line = new HBox(8, Icons.of(Feather.ALERT_TRIANGLE, 14, "danger-text"), words);
            line.setAlignment(Pos.TOP_LEFT);
            body.getChildren().add(line);
        }
        VBox told =
                model.losses().isEmpty() ? new VBox(Texts.plain("Nothing else needs it, and no rows are lost.")) : body;
        Label later = Texts.hint("Nothing happens yet: it becomes a pending change, which you can review and undo.");
        later.setWrapText(true);
        card = new EditorCard(
                new EditorCard.Words(model.title(), model.verb(), Tone.DANGER),
                new VBox(12, told, later),
                model,
                closing);
        card.setPrefWidth(480);
    }

    EditorCard card() {
        return card;
    }
}
