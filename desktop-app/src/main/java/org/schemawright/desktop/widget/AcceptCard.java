package org.schemawright.desktop.widget;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before something is lost for good: each loss has its name, its facts and a tick of its own. */
public final class AcceptCard extends VBox {

    private static final int MOST_AT_ONCE = 3;

    /**
     * What is lost.
     *
     * @param name short, for the tick
     * @param words a sentence
     * @param facts lines below it; may be empty
     */
    public record Loss(String name, String words, List<String> facts) {
        public Loss {
            facts = List.copyOf(facts);
        }
    }

    /**
     * The question.
     *
     * @param title short
     * @param text what will happen
     * @param verb the button that does it
     */
    public record Question(String title, String text, String verb) {}

    private AcceptCard(Question question, List<Loss> losses, Overlay overlay, Runnable action) {
        getStyleClass().addAll("dialog-body", "accept-card");
        setPrefWidth(600);
        VBox list = new VBox(14);
        List<CheckBox> ticks = losses.stream().map(loss -> row(loss, list)).toList();
        Button go = Buttons.danger(question.verb(), null, () -> {
            overlay.close();
            action.run();
        });
        go.setId("accept-confirm");
        go.setDisable(true);
        ticks.forEach(tick -> tick.selectedProperty()
                .addListener(
                        (property, before, now) -> go.setDisable(!ticks.stream().allMatch(CheckBox::isSelected))));
        HBox buttons = new HBox(Buttons.plain("Cancel", null, overlay::close), go);
        buttons.getStyleClass().add("dialog-buttons");
        list.setStyle("-fx-padding: 8px 0 4px 0;");
        getChildren()
                .addAll(
                        Texts.sectionTitle(question.title()),
                        Texts.wrapped(question.text(), "muted"),
                        losses.size() > MOST_AT_ONCE ? scrolled(list) : list,
                        buttons);
    }

    private static Node scrolled(VBox list) {
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefViewportHeight(380);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    /** Asks, and does it when the person has ticked every loss and says so. */
    public static void ask(Overlay overlay, Question question, List<Loss> losses, Runnable action) {
        overlay.show(new AcceptCard(question, losses, overlay, action), Pos.CENTER, () -> {});
    }

    private static CheckBox row(Loss loss, VBox list) {
        CheckBox tick = new CheckBox(loss.name());
        // An underscore in a name is no key to press.
        tick.setMnemonicParsing(false);
        tick.getStyleClass().addAll("accept-tick", "strong");
        tick.setAccessibleText(loss.name() + ". " + loss.words() + " " + String.join(" ", loss.facts()));
        VBox below = new VBox(2, Texts.wrapped(loss.words(), ""));
        below.setStyle("-fx-padding: 0 0 0 28px;");
        for (String fact : loss.facts()) {
            Label line = new Label(fact);
            line.setMinWidth(0);
            line.getStyleClass().addAll("small-text", fact.startsWith(" ") ? "mono" : "medium");
            below.getChildren().add(line);
        }
        list.getChildren().add(new VBox(4, tick, below));
        return tick;
    }
}
