package org.schemawright.desktop.design;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.SqlArea;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;

/** Writes the SQL of a view, trigger or routine; below it stands what the engine says, while it is typed. */
final class TextView {

    private static final Duration STILL_TYPING = Duration.millis(350);
    private static final Shortcut SUBMIT =
            Shortcut.of("Add it", new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN));

    private final TextModel model;
    private final SqlArea area;
    private final EditorCard card;
    private final PauseTransition wait = new PauseTransition(STILL_TYPING);
    private final Label said = new Label();
    private final Hyperlink place = Buttons.link("", this::goToPlace);

    /** @param lead what stands above the text; null for nothing */
    TextView(TextModel model, EditorCard.Closing closing, @Nullable Node lead) {
        this.model = model;
        area = new SqlArea(model.draft().title());
        area.setTextId("text-sql");
        area.setText(model.textProperty().get());
        area.getStyleClass().add("text-editor");
        area.setPrefSize(760, 340);
        said.setWrapText(true);
        said.setMinWidth(0);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.setId("text-said");
        HBox.setHgrow(said, Priority.ALWAYS);
        place.setMinWidth(Region.USE_PREF_SIZE);
        place.setId("text-place");
        HBox line = new HBox(8, place, said);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("text-said");
        VBox body = new VBox(8);
        if (lead != null) {
            body.getChildren().add(lead);
        }
        body.getChildren().addAll(area, line);
        card = new EditorCard(
                new EditorCard.Words(model.draft().title(), model.draft().verb(), Tone.ACCENT), body, model, closing);
        card.note(SUBMIT.keyWords() + " does it too; Esc leaves");
        wait.setOnFinished(event -> model.askEngine());
        area.textProperty().addListener((property, before, now) -> {
            model.textProperty().set(now);
            wait.playFromStart();
        });
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SUBMIT.matches(event)) {
                event.consume();
                if (model.ready().get()) {
                    closing.submit().run();
                }
            }
        });
        model.versionProperty().addListener(property -> show());
        show();
        model.askEngine();
    }

    EditorCard card() {
        return card;
    }

    /** Gives the keyboard to the text. */
    void focus() {
        area.focusText();
    }

    /** Asks no more. */
    void close() {
        wait.stop();
        model.close();
    }

    private void goToPlace() {
        area.goTo(model.problemAt());
        area.focusText();
    }

    private void show() {
        String problem = model.problem();
        boolean wrong = !problem.isEmpty();
        boolean placed = model.problemAt() >= 0;
        area.mark(wrong ? model.problemAt() : -1);
        place.setText(placed ? "Line " + area.lineOf(model.problemAt()) : "");
        place.setVisible(wrong && placed);
        place.setManaged(wrong && placed);
        said.setText(model.isAsking() ? "Asking the database …" : wrong ? problem : model.understood());
        said.getStyleClass().removeAll("danger-text", "muted");
        said.getStyleClass().add(wrong ? "danger-text" : "muted");
        said.setGraphic(
                model.isAsking()
                        ? Icons.of(Feather.LOADER, 14, "muted")
                        : wrong
                                ? Icons.of(Feather.ALERT_CIRCLE, 14, "danger-text")
                                : Icons.of(Feather.CHECK, 14, "success-text"));
    }

    /** A line above the text with something else to do. */
    static Node lead(String words, String verb, Runnable action) {
        Label label = Texts.hint(words);
        Button button = Buttons.flat(verb, null, action);
        button.setId("text-lead");
        HBox line = new HBox(8, label, button);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
