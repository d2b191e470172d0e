package org.schemawright.desktop.design;

import java.util.Objects;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;

/** The frame of every editor: title, body, and the buttons below. */
final class EditorCard extends VBox {

    private final Label note = Texts.hint("");
    private final Label title;
    private final Button submit;

    /**
     * A card.
     *
     * @param words its title and what its button says
     * @param body what is edited
     * @param model what the button waits for
     * @param closing what closes the editor and what it then does
     */
    EditorCard(Words words, Node body, EditorModel model, Closing closing) {
        getStyleClass().addAll("dialog-body", "design-card");
        getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("design.css"))
                        .toExternalForm());
        BooleanBinding ready = model.ready();
        Runnable run = () -> {
            if (ready.get()) {
                closing.submit().run();
            }
        };
        submit = words.tone() == Tone.DANGER
                ? Buttons.danger(words.verb(), null, run)
                : Buttons.primary(words.verb(), null, run);
        submit.setId("design-submit");
        submit.setDefaultButton(words.tone() != Tone.DANGER);
        submit.disableProperty().bind(ready.not());
        Button cancel = Buttons.plain("Cancel", null, closing.cancel());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        note.setMinWidth(0);
        HBox buttons = new HBox(note, space, cancel, submit);
        buttons.getStyleClass().add("dialog-buttons");
        title = Texts.sectionTitle(words.title());
        getChildren().addAll(title, body, buttons);
    }

    /** Says what it edits by now. */
    void retitle(String words, String verb) {
        title.setText(words);
        submit.setText(verb);
    }

    /** Words beside the buttons. */
    void note(String words) {
        note.setText(words);
    }

    /** What a card says. */
    record Words(String title, String verb, Tone tone) {}

    /** How a card goes. */
    record Closing(Runnable submit, Runnable cancel) {}
}
