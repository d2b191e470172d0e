package org.schemawright.desktop.compare;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.RenameGuess;
import org.schemawright.migration.change.Renaming;
import org.schemawright.migration.change.ValueRename;
import org.schemawright.migration.schema.ObjectKind;

/** What may be the same under another name: each a question with its evidence, and the answers that were given. */
final class RenameQuestions extends ScrollPane {

    private static final double HIGHEST = 220;

    private final CompareModel model;
    private final VBox lines = new VBox(8);

    RenameQuestions(CompareModel model) {
        this.model = model;
        setId("rename-questions");
        getStyleClass().add("rename-questions");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMaxHeight(HIGHEST);
        setMinHeight(Region.USE_PREF_SIZE);
        setFocusTraversable(false);
        setAccessibleText("Possible renames");
        lines.getStyleClass().add("rename-lines");
        setContent(lines);
        // As high as what stands in it, of which the words fold.
        prefViewportHeightProperty().bind(lines.heightProperty());
    }

    void show(Found found) {
        lines.getChildren().clear();
        found.renames().forEach(rename -> lines.getChildren().add(answered(words(rename), () -> model.ask(rename))));
        for (RenameGuess guess : found.guesses()) {
            lines.getChildren()
                    .add(
                            model.apartProperty().get().contains(guess)
                                    ? answered(two(guess), () -> model.ask(guess))
                                    : question(guess));
        }
        boolean any = !lines.getChildren().isEmpty();
        setVisible(any);
        setManaged(any);
    }

    private Node question(RenameGuess guess) {
        Label words = Texts.wrapped(Texts.plain(ask(guess)));
        Label evidence = Texts.wrapped(Texts.hint(first(String.join(", ", guess.evidence()))
                + ". Renamed, it keeps its values;" + " otherwise the one is dropped and the other is new."));
        Node renamed = Buttons.plain("It was renamed", null, () -> model.rename(guess));
        renamed.getStyleClass().add("say-renamed");
        Node two = Buttons.plain("They are two", null, () -> model.keepApart(guess));
        two.getStyleClass().add("say-two");
        VBox text = new VBox(4, words, evidence, new HBox(8, renamed, two));
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(8, Icons.of(Feather.HELP_CIRCLE, 14, "accent-text"), text);
        line.getStyleClass().add("rename-question");
        return line;
    }

    private static Node answered(String words, Runnable takeBack) {
        Label label = Texts.wrapped(Texts.plain(words));
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        Node back = Buttons.link("Ask again", takeBack);
        back.getStyleClass().add("ask-again");
        HBox line = new HBox(8, Icons.of(Feather.CHECK, 14, "success-text"), label, back);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String ask(RenameGuess guess) {
        return "Is " + name(guess, true) + " now " + name(guess, false) + "?";
    }

    private static String two(RenameGuess guess) {
        return first(name(guess, true)) + " and " + name(guess, false) + " are two.";
    }

    private static String name(RenameGuess guess, boolean from) {
        var ref = from ? guess.from() : guess.to();
        return !ref.part().isEmpty()
                ? from
                        ? (ref.kind() == ObjectKind.COLUMN ? "column “" : "value “") + ref.part() + "” of " + ref.name()
                        : "“" + ref.part() + "”"
                : from ? "table “" + ref.name() + "”" : "“" + ref.name() + "”";
    }

    private static String words(Renaming rename) {
        return switch (rename) {
            case ValueRename value ->
                "Value “" + value.value() + "” of " + value.type() + " is renamed to “" + value.newValue() + "”.";
            case Change.RenameTable table -> "Table “" + table.table() + "” is renamed to “" + table.newName() + "”.";
            case Change.RenameColumn column ->
                "Column “" + column.column() + "” of " + column.table() + " is renamed to “" + column.newName() + "”.";
        };
    }

    private static String first(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
