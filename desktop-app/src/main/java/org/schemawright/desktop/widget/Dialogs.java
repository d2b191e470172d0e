package org.schemawright.desktop.widget;

import java.util.List;
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
        Choice choice = new Choice(question.verb(), question.tone(), action);
        ask(overlay, question.title(), question.text(), List.of(choice), otherwise);
    }

    /**
     * One of several answers.
     *
     * @param verb the button that does it
     * @param tone {@link Tone#DANGER} for what destroys, {@link Tone#ACCENT} for what Enter does
     */
    public record Choice(String verb, Tone tone, Runnable action) {}

    /**
     * Asks, and does what the person chooses.
     *
     * @param choices the likeliest last
     * @param otherwise for Cancel, and when the question goes away unanswered
     */
    public static void ask(Overlay overlay, String title, String text, List<Choice> choices, Runnable otherwise) {
        AtomicBoolean said = new AtomicBoolean();
        HBox buttons = new HBox(Buttons.plain("Cancel", null, overlay::close));
        for (Choice choice : choices) {
            Runnable run = () -> {
                said.set(true);
                overlay.close();
                choice.action().run();
            };
            Button button = choice.tone() == Tone.DANGER
                    ? Buttons.danger(choice.verb(), null, run)
                    : Buttons.primary(choice.verb(), null, run);
            button.setId(
                    choice == choices.getLast()
                            ? "confirm"
                            : "choice-" + buttons.getChildren().size());
            buttons.getChildren().add(button);
        }
        Label words = new Label(text);
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        buttons.getStyleClass().add("dialog-buttons");
        VBox body = new VBox(Texts.sectionTitle(title), words, buttons);
        body.getStyleClass().add("dialog-body");
        body.setPrefWidth(440);
        overlay.show(body, Pos.CENTER, () -> {
            if (!said.get()) {
                otherwise.run();
            }
        });
    }
}
