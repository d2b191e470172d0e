package org.schemawright.desktop.widget;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Questions that are asked above the window. */
public final class Dialogs {

    private Dialogs() {}

    /**
     * Asks before something that is not undone easily.
     *
     * @param title the question, short
     * @param text what will happen
     * @param verb the button that does it
     * @param tone {@link Tone#DANGER} for what destroys
     */
    public static void confirm(Overlay overlay, String title, String text, String verb, Tone tone, Runnable action) {
        Runnable run = () -> {
            overlay.close();
            action.run();
        };
        Button does = tone == Tone.DANGER ? Buttons.danger(verb, null, run) : Buttons.primary(verb, null, run);
        does.setId("confirm");
        Button leave = Buttons.plain("Cancel", null, overlay::close);
        Label words = new Label(text);
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        HBox buttons = new HBox(leave, does);
        buttons.getStyleClass().add("dialog-buttons");
        VBox body = new VBox(Texts.sectionTitle(title), words, buttons);
        body.getStyleClass().add("dialog-body");
        body.setPrefWidth(440);
        overlay.show(body);
    }
}
