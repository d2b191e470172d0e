package org.schemawright.desktop.widget;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Questions that are asked above the window. */
public final class Dialogs {

    private Dialogs() {}

    /**
     * A question before something that is not undone easily.
     *
     * @param title the question, short
     * @param text what will happen
     * @param verb the button that does it
     * @param tone {@link Tone#DANGER} for what destroys
     */
    public record Question(String title, String text, String verb, Tone tone) {}

    /** Asks, and does it when the person says so. */
    public static void confirm(Overlay overlay, Question question, Runnable action) {
        confirm(overlay, question, action, () -> {});
    }

    /** Asks, and does the one or the other; the other one too when the question goes away unanswered. */
    public static void confirm(Overlay overlay, Question question, Runnable action, Runnable otherwise) {
        AtomicBoolean said = new AtomicBoolean();
        Runnable run = () -> {
            said.set(true);
            overlay.close();
            action.run();
        };
        String verb = question.verb();
        Button does =
                question.tone() == Tone.DANGER ? Buttons.danger(verb, null, run) : Buttons.primary(verb, null, run);
        does.setId("confirm");
        Button leave = Buttons.plain("Cancel", null, overlay::close);
        Label words = new Label(question.text());
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        HBox buttons = new HBox(leave, does);
        buttons.getStyleClass().add("dialog-buttons");
        VBox body = new VBox(Texts.sectionTitle(question.title()), words, buttons);
        body.getStyleClass().add("dialog-body");
        body.setPrefWidth(440);
        overlay.show(body, Pos.CENTER, () -> {
            if (!said.get()) {
                otherwise.run();
            }
        });
    }
}
