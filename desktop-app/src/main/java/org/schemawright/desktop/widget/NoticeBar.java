package org.schemawright.desktop.widget;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;

/** A sentence that must be seen: what happened, what to do, and the details for those who want them. */
public final class NoticeBar extends VBox {

    private final HBox actions = new HBox(16);
    private final HBox links = new HBox(16, actions);
    private final HBox top;

    /** A notice with a title and a second sentence, which may be empty. */
    public NoticeBar(Tone tone, String title, String text) {
        getStyleClass().addAll("notice", tone.styleClass());
        Label heading = Texts.strong(title);
        heading.setWrapText(true);
        VBox words = new VBox(2, heading);
        if (!text.isEmpty()) {
            Label body = Texts.plain(text);
            body.setWrapText(true);
            words.getChildren().add(body);
        }
        actions.managedProperty().bind(Bindings.isNotEmpty(actions.getChildren()));
        links.managedProperty()
                .bind(actions.managedProperty()
                        .or(Bindings.size(links.getChildren()).greaterThan(1)));
        links.setStyle("-fx-padding: 4px 0 0 0;");
        words.getChildren().add(links);
        HBox.setHgrow(words, Priority.ALWAYS);
        top = new HBox(10, Icons.of(icon(tone), 16, textClass(tone)), words);
        top.setAlignment(text.isEmpty() ? Pos.CENTER_LEFT : Pos.TOP_LEFT);
        words.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(top);
    }

    /** A problem, with its details folded away. */
    public static NoticeBar of(Problem problem) {
        return new NoticeBar(Tone.DANGER, problem.title(), problem.advice()).details(problem.details());
    }

    /** Adds technical text, folded away; nothing where it is blank. */
    public NoticeBar details(String details) {
        if (!details.isBlank()) {
            links.getChildren().add(new FoldedDetails(details, this).link());
        }
        return this;
    }

    /** Adds a way on. */
    public NoticeBar action(String words, Runnable action) {
        actions.getChildren().add(Buttons.link(words, action));
        return this;
    }

    /** Adds the cross that puts it away. */
    public NoticeBar closable(Runnable onClose) {
        top.getChildren().add(Buttons.icon(Feather.X, "Put away", onClose));
        return this;
    }

    private static Feather icon(Tone tone) {
        return switch (tone) {
            case NEUTRAL, ACCENT, KEY -> Feather.INFO;
            case SUCCESS -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case DANGER -> Feather.ALERT_CIRCLE;
        };
    }

    private static String textClass(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> "muted";
            case KEY -> "key";
            case ACCENT, SUCCESS, WARNING, DANGER -> tone.styleClass() + "-text";
        };
    }
}
