package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.widget.Badge;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;

/** A line of the review's list: a table, or a change with what was and what will be. */
final class ReviewCell extends ListCell<ReviewItem> {

    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final int MOST_CELLS = 4;

    private final ReviewModel model;

    ReviewCell(ReviewModel model) {
        this.model = model;
        getStyleClass().add("review-cell");
        // As wide as the list, however long the words: the list never scrolls sideways.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ReviewItem item, boolean empty) {
        super.updateItem(item, empty);
        pseudoClassStateChanged(HEADING, !empty && item instanceof ReviewItem.Heading);
        setAccessibleText(empty || item == null ? null : words(item));
        setGraphic(
                empty || item == null
                        ? null
                        : switch (item) {
                            case ReviewItem.Heading heading -> heading(heading);
                            case ReviewItem.Row row -> row(row);
                            case ReviewItem.Schema schema -> schema(schema);
                        });
    }

    private static String words(ReviewItem item) {
        return switch (item) {
            case ReviewItem.Heading heading -> heading.table() + ", " + heading.note();
            case ReviewItem.Row row ->
                row.sentence()
                        + (row.trouble().isEmpty() ? "" : ": " + row.trouble().words());
            case ReviewItem.Schema schema -> schema.sentence();
        };
    }

    private Node heading(ReviewItem.Heading heading) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(
                8,
                Icons.table(),
                Texts.strong(heading.table().toString()),
                Texts.hint(heading.note()),
                space,
                takeBack("all of " + heading.table(), () -> model.revert(heading)));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node row(ReviewItem.Row row) {
        Node icon =
                switch (row.change()) {
                    case RowChange.Update u -> Icons.of(Feather.EDIT_2, 14, "warning-text");
                    case RowChange.Insert i -> Icons.of(Feather.PLUS, 14, "success-text");
                    case RowChange.Delete d -> Icons.of(Feather.TRASH_2, 14, "danger-text");
                };
        List<Node> lines = new ArrayList<>();
        lines.add(title(row.sentence()));
        boolean named = row.cells().size() > 1 || row.change() instanceof RowChange.Insert;
        Map<String, String> refused = new LinkedHashMap<>(row.trouble().cells());
        for (ChangeWords.Cell cell : row.cells().stream().limit(MOST_CELLS).toList()) {
            HBox line = cellLine(cell, named);
            if (named) {
                line.getChildren().add(takeBack(cell.column(), () -> model.revertCell(row.change(), cell.column())));
            }
            lines.add(line);
            String trouble = refused.remove(cell.column());
            if (trouble != null) {
                lines.add(trouble(trouble));
            }
        }
        if (row.cells().size() > MOST_CELLS) {
            lines.add(Texts.hint("and " + (row.cells().size() - MOST_CELLS) + " more"));
        }
        refused.values().forEach(words -> lines.add(trouble(words)));
        if (!row.trouble().row().isEmpty()) {
            lines.add(trouble(row.trouble().row()));
        }
        HBox line = line(icon, lines, row, null);
        if (!row.trouble().isEmpty()) {
            line.getStyleClass().add("refused");
        }
        return line;
    }

    private static Button takeBack(String what, Runnable action) {
        Button button = Buttons.icon(Icons.of(Feather.CORNER_UP_LEFT, 12, "muted"), "Take back " + what, action);
        button.getStyleClass().addAll("take-back", "small");
        return button;
    }

    private static Label trouble(String words) {
        Label trouble = new Label(words, Icons.of(Feather.ALERT_CIRCLE, 14, "danger-text"));
        trouble.getStyleClass().addAll("trouble", "danger-text", "small-text");
        trouble.setWrapText(true);
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        return trouble;
    }

    private Node schema(ReviewItem.Schema schema) {
        Node icon =
                switch (schema.change()) {
                    case Change.CreateTable c -> Icons.of(Feather.PLUS, 14, "success-text");
                    case Change.AddColumn c -> Icons.of(Feather.PLUS, 14, "success-text");
                    case Change.AddConstraint c -> Icons.of(Feather.PLUS, 14, "success-text");
                    case Change.CreateIndex c -> Icons.of(Feather.PLUS, 14, "success-text");
                    case Change.DropTable c -> Icons.of(Feather.TRASH_2, 14, "danger-text");
                    case Change.DropColumn c -> Icons.of(Feather.TRASH_2, 14, "danger-text");
                    case Change.DropConstraint c -> Icons.of(Feather.TRASH_2, 14, "danger-text");
                    case Change.DropIndex c -> Icons.of(Feather.TRASH_2, 14, "danger-text");
                    case Change.RenameTable c -> Icons.of(Feather.EDIT_2, 14, "warning-text");
                    case Change.RenameColumn c -> Icons.of(Feather.EDIT_2, 14, "warning-text");
                    case Change.OrderColumns c -> Icons.of(Feather.MOVE, 14, "warning-text");
                    case Change.AlterColumn c -> Icons.of(Feather.EDIT_2, 14, "warning-text");
                    case Change.ReplaceObject c ->
                        c.before() == null
                                ? Icons.of(Feather.PLUS, 14, "success-text")
                                : c.after() == null
                                        ? Icons.of(Feather.TRASH_2, 14, "danger-text")
                                        : Icons.of(Feather.EDIT_2, 14, "warning-text");
                };
        List<Node> lines = new ArrayList<>();
        lines.add(title(schema.sentence()));
        if (!schema.detail().isEmpty()) {
            lines.add(Texts.hint(schema.detail()));
        }
        return line(icon, lines, schema, badge(schema.hazards()));
    }

    /** Red only where something is lost for good, quiet where all that goes is kept. */
    private static @Nullable Badge badge(List<Hazard> hazards) {
        if (hazards.isEmpty()) {
            return null;
        }
        long dangers = hazards.stream().filter(h -> h.kind().isDanger()).count();
        if (dangers == 0) {
            return new Badge("values kept", Tone.NEUTRAL, Icons.of(Feather.INFO, 14));
        }
        boolean lost = hazards.stream().anyMatch(h -> h.kind().destroysData());
        return new Badge(
                NumberWords.count(dangers, "hazard"),
                lost ? Tone.DANGER : Tone.WARNING,
                Icons.of(Feather.ALERT_TRIANGLE, 14));
    }

    private HBox line(Node icon, List<Node> lines, ReviewItem item, @Nullable Node badge) {
        VBox words = new VBox(2);
        words.getChildren().addAll(lines);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button takeBack = Buttons.icon(
                Feather.CORNER_UP_LEFT,
                "Take back (" + ReviewList.TAKE_BACK.keyWords() + ")",
                () -> model.revert(item));
        takeBack.getStyleClass().add("take-back");
        HBox box = new HBox(10, icon, words);
        if (badge != null) {
            box.getChildren().add(badge);
        }
        box.getChildren().add(takeBack);
        box.getStyleClass().add("review-line");
        HBox.setMargin(icon, new Insets(2, 0, 0, 0));
        return box;
    }

    private static Label title(String words) {
        Label title = new Label(words);
        title.getStyleClass().add("medium");
        title.setMinWidth(0);
        return title;
    }

    private static HBox cellLine(ChangeWords.Cell cell, boolean named) {
        HBox line = new HBox(6);
        line.setAlignment(Pos.CENTER_LEFT);
        if (named) {
            Label name = Texts.hint(cell.column());
            name.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(name);
        }
        if (cell.before() != null) {
            Label before = new Label(cell.before());
            before.getStyleClass().addAll("mono", "small-text", "was");
            before.setMinWidth(0);
            line.getChildren().addAll(before, Icons.of(Feather.ARROW_RIGHT, 14, "muted"));
        }
        Label after = new Label(cell.after());
        after.setMaxWidth(Double.MAX_VALUE);
        after.getStyleClass().addAll("mono", "small-text");
        after.setMinWidth(0);
        line.getChildren().add(after);
        return line;
    }
}
