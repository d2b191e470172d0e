package org.schemawright.desktop.migrate;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;

/** Asks for the message of the revision that the pending schema changes become. */
final class GenerateCard extends VBox {

    private static final int MOST_LINES = 8;

    GenerateCard(List<String> changes, Consumer<String> generate, Runnable cancel) {
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
        submit.disableProperty().bind(message.textProperty().map(String::isBlank));
        HBox buttons = new HBox(Buttons.plain("Cancel", null, cancel), submit);
        buttons.getStyleClass().add("dialog-buttons");
        Label after = Texts.hint("The file is written, nothing is run: Upgrade comes next.");
        after.setWrapText(true);
        getChildren()
                .addAll(Texts.sectionTitle("Generate revision"), new VBox(4, caption, message), list, after, buttons);
        setSpacing(14);
        message.selectAll();
    }

    private static String suggestion(List<String> changes) {
        return changes.size() == 1 ? changes.getFirst() : "";
    }

    private static Node line(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        return new HBox(8, Icons.of(Feather.GIT_COMMIT, 14, "muted"), label);
    }
}
