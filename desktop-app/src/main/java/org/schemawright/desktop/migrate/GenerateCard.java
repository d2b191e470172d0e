package org.schemawright.desktop.migrate;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.plan.Hazard;

/** Asks for the message of the revision that schema changes become. */
final class GenerateCard extends VBox {

    private static final int MOST_LINES = 8;

    /**
     * The card.
     *
     * @param hazards what the changes endanger; what is lost for good has to be ticked
     * @param hint where more is said about these; empty for nowhere
     */
    GenerateCard(List<String> changes, List<Hazard> hazards, String hint, Consumer<String> generate, Runnable cancel) {
        getStyleClass().addAll("dialog-body", "generate-card");
        setPrefWidth(520);
        TextField message = new TextField(suggestion(changes));
        message.setId("revision-message");
        message.setAccessibleText("Message");
        Label caption = Texts.hint("Message");
        caption.setLabelFor(message);
        VBox list = new VBox(6);
        changes.stream().limit(MOST_LINES).forEach(words -> list.getChildren().add(line(words)));
        if (changes.size() > MOST_LINES) {
            list.getChildren().add(Texts.muted("and " + (changes.size() - MOST_LINES) + " more"));
        }
        Button submit = Buttons.primary("Generate revision", null, () -> generate.accept(message.getText()));
        submit.setId("generate-submit");
        submit.setDefaultButton(true);
        VBox dangers = new VBox(6);
        BooleanExpression accepted = new SimpleBooleanProperty(true);
        for (Hazard hazard : hazards) {
            if (hazard.kind().destroysData()) {
                CheckBox tick = tick(hazard);
                accepted = accepted.and(tick.selectedProperty());
                dangers.getChildren().add(tick);
            } else {
                dangers.getChildren().add(line(hazard.words(), Icons.of(Feather.INFO, 14, "muted")));
            }
        }
        if (!hazards.isEmpty() && !hint.isEmpty()) {
            dangers.getChildren().add(Texts.hint(hint));
        }
        submit.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> message.getText().isBlank(), message.textProperty())
                        .or(accepted.not()));
        HBox buttons = new HBox(Buttons.plain("Cancel", null, cancel), submit);
        buttons.getStyleClass().add("dialog-buttons");
        Label after = Texts.hint("The file is written, nothing is run: Upgrade comes next.");
        after.setWrapText(true);
        getChildren().addAll(Texts.sectionTitle("Generate revision"), new VBox(4, caption, message), list);
        if (!hazards.isEmpty()) {
            getChildren().add(dangers);
        }
        getChildren().addAll(after, buttons);
        setSpacing(14);
        message.selectAll();
    }

    private static String suggestion(List<String> changes) {
        return changes.size() == 1 ? changes.getFirst() : "";
    }

    private static CheckBox tick(Hazard hazard) {
        CheckBox tick = new CheckBox(hazard.words() + " That is meant.");
        tick.setMnemonicParsing(false);
        tick.setWrapText(true);
        tick.getStyleClass().addAll("accept-tick", "danger-text");
        return tick;
    }

    private static Node line(String words) {
        return line(words, Icons.of(Feather.GIT_COMMIT, 14, "muted"));
    }

    private static Node line(String words, Node icon) {
        Label label = new Label(words);
        label.setWrapText(true);
        return new HBox(8, icon, label);
    }
}
