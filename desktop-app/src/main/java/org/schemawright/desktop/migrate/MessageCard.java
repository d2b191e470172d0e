package org.schemawright.desktop.migrate;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Texts;

/** Asks for another message of a revision. */
final class MessageCard extends VBox {

    MessageCard(String present, Consumer<String> change, Runnable cancel) {
        getStyleClass().addAll("dialog-body", "message-card");
        setId("message-card");
        setPrefWidth(480);
        setSpacing(14);
        TextField message = new TextField(present);
        message.setId("new-message");
        Label caption = Texts.hint("Message");
        caption.setLabelFor(message);
        Button submit = Buttons.primary("Change message", null, () -> change.accept(message.getText()));
        submit.setId("message-submit");
        submit.setDefaultButton(true);
        submit.disableProperty()
                .bind(message.textProperty()
                        .map(text -> text.isBlank() || text.strip().equals(present)));
        HBox buttons = new HBox(Buttons.plain("Cancel", null, cancel), submit);
        buttons.getStyleClass().add("dialog-buttons");
        Label hint = Texts.hint("Only the line at the top of its file changes. Where it is applied, it stays so; its"
                + " checksum is the same.");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(Texts.sectionTitle("Edit message"), new VBox(4, caption, message), hint, buttons);
        message.selectAll();
    }
}
