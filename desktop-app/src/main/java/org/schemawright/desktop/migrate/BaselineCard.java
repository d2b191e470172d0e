package org.schemawright.desktop.migrate;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;

/** Takes an existing database over: says what is there, asks for a message, makes the first revision of it. */
final class BaselineCard extends VBox {

    /** @param found sentences about what is there */
    BaselineCard(List<String> found, Consumer<String> make, Runnable cancel) {
        getStyleClass().addAll("dialog-body", "baseline-card");
        setId("baseline-card");
        setPrefWidth(520);
        setSpacing(14);
        VBox lines = new VBox(8);
        found.forEach(words -> lines.getChildren()
                .add(new HBox(8, Icons.of(Feather.DATABASE, 14, "muted"), Texts.wrapped(new Label(words)))));
        TextField message = new TextField("Baseline");
        message.setId("baseline-message");
        Label caption = Texts.hint("Message");
        caption.setLabelFor(message);
        Button submit = Buttons.primary(
                "Make baseline", null, () -> make.accept(message.getText().strip()));
        submit.setId("baseline-submit");
        submit.setDefaultButton(true);
        submit.disableProperty().bind(message.textProperty().map(String::isBlank));
        HBox buttons = new HBox(Buttons.plain("Cancel", null, cancel), submit);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren()
                .addAll(
                        Texts.sectionTitle("Make baseline"),
                        lines,
                        new VBox(4, caption, message),
                        Texts.wrapped(
                                Texts.hint("The present schema becomes the first revision, a file in the migrations"
                                        + " folder, and is recorded as applied. Nothing is run; no table is changed. It has no"
                                        + " way back: base is the empty database of others.")),
                        buttons);
    }
}
