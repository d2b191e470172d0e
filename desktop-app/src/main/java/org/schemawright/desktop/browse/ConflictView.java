package org.schemawright.desktop.browse;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.Texts;

/** A row that someone else changed meanwhile: each cell as it was, mine, theirs, and what it will be. */
final class ConflictView {

    static final Shortcut NEXT = Shortcut.of("Show the next conflict", new KeyCodeCombination(KeyCode.F8));
    static final Shortcut PREVIOUS =
            Shortcut.of("Show the previous conflict", new KeyCodeCombination(KeyCode.F8, KeyCombination.SHIFT_DOWN));

    private final ReviewModel review;
    private final Label position = Texts.muted("");
    private final HBox steps;
    private final VBox content = new VBox();
    private final ScrollPane root = new ScrollPane(content);
    private final InvalidationListener onChoice = version -> renderEnd();
    private final Label resultTitle = Texts.strong("");
    private final Label resultText = Texts.hint("");
    private final Button use;
    private final GridPane table = new GridPane();
    private @Nullable ConflictModel conflict;

    ConflictView(ReviewModel review) {
        this.review = review;
        content.getStyleClass().add("conflict");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.setId("conflict");
        use = Buttons.primary("Use this result", Feather.CHECK, () -> end(ConflictModel::settle));
        use.setId("conflict-use");
        Button previous = Buttons.icon(
                Feather.CHEVRON_LEFT, PREVIOUS.tip(), () -> review.conflicts().step(-1));
        previous.setId("conflict-previous");
        Button next = Buttons.icon(
                Feather.CHEVRON_RIGHT, NEXT.tip(), () -> review.conflicts().step(1));
        next.setId("conflict-next");
        position.setId("conflict-position");
        steps = new HBox(4, previous, position, next);
        steps.setAlignment(Pos.CENTER_LEFT);
        steps.setMinWidth(Region.USE_PREF_SIZE);
        resultText.setWrapText(true);
        resultTitle.setWrapText(true);
        table.getStyleClass().add("conflict-table");
        double[] shares = {18, 22, 30, 30};
        for (double share : shares) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            table.getColumnConstraints().add(column);
        }
    }

    Node node() {
        return root;
    }

    /** Shows a conflict; null for none. */
    void show(@Nullable ConflictModel shown) {
        if (conflict == shown) {
            return;
        }
        if (conflict != null) {
            conflict.versionProperty().removeListener(onChoice);
        }
        conflict = shown;
        content.getChildren().clear();
        if (shown == null) {
            return;
        }
        shown.versionProperty().addListener(onChoice);
        boolean cells = !shown.gone() && shown.change() instanceof RowChange.Update;
        content.getChildren().add(top(shown, cells));
        if (!shown.gone()) {
            fill(shown);
            content.getChildren().add(table);
            if (shown.equalColumns() > 0) {
                content.getChildren()
                        .add(Texts.hint(NumberWords.count(shown.equalColumns(), "column")
                                + (shown.equalColumns() == 1 ? " is" : " are") + " equal in all three."));
            }
        }
        content.getChildren().add(bottom(shown));
        renderEnd();
    }

    /** Says which of how many this is, and leads to the others where there are some. */
    void showPosition() {
        int count = review.conflicts().count();
        position.setText(NumberWords.grouped(review.conflicts().position()) + " of " + NumberWords.grouped(count));
        Nodes.show(steps, count > 1);
    }

    /** Gives the keyboard to the first choice that is open, else to the next step. */
    void focus() {
        table.getChildren().stream()
                .filter(node -> node instanceof RadioButton radio
                        && radio.getToggleGroup().getSelectedToggle() == null)
                .findFirst()
                .or(() -> content.lookupAll(".button").stream()
                        .filter(node -> !node.isDisabled())
                        .reduce((first, second) -> second))
                .ifPresent(Node::requestFocus);
    }

    private Node top(ConflictModel shown, boolean cells) {
        Label title = Texts.strong(review.words().subject(shown.change())
                + (shown.gone() ? " was deleted by someone else" : " was changed by someone else"));
        title.setWrapText(true);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox top = new HBox(8, steps, title);
        top.setAlignment(Pos.CENTER_LEFT);
        if (cells) {
            Button mine = Buttons.plain("Take all mine", null, () -> chooseAll(ConflictModel.Choice.MINE));
            mine.setId("conflict-all-mine");
            Button theirs = Buttons.plain("Take all theirs", null, () -> chooseAll(ConflictModel.Choice.THEIRS));
            theirs.setId("conflict-all-theirs");
            top.getChildren().addAll(mine, theirs);
        }
        return top;
    }

    private void fill(ConflictModel shown) {
        table.getChildren().clear();
        String mine = shown.change() instanceof RowChange.Delete ? "Mine: deleted" : "Mine";
        List<String> headings = List.of("Column", "When you read it", mine, "Theirs, in the database now");
        for (int i = 0; i < headings.size(); i++) {
            table.add(Texts.hint(headings.get(i)), i, 0);
        }
        int row = 0;
        for (ConflictModel.Cell cell : shown.cells()) {
            row++;
            table.add(Texts.strong(cell.column()), 0, row);
            table.add(value(cell.base(), false), 1, row);
            boolean choosable = cell.who() == ConflictModel.Who.MINE || cell.who() == ConflictModel.Who.BOTH;
            if (choosable) {
                ToggleGroup group = new ToggleGroup();
                table.add(choice(shown, cell, ConflictModel.Choice.MINE, group), 2, row);
                table.add(choice(shown, cell, ConflictModel.Choice.THEIRS, group), 3, row);
            } else {
                boolean same = cell.who() == ConflictModel.Who.SAME;
                table.add(shown.change() instanceof RowChange.Delete ? new Label() : value(cell.mine(), same), 2, row);
                table.add(value(cell.theirs(), true), 3, row);
            }
        }
    }

    private RadioButton choice(
            ConflictModel shown, ConflictModel.Cell cell, ConflictModel.Choice choice, ToggleGroup group) {
        boolean mine = choice == ConflictModel.Choice.MINE;
        RadioButton button = new RadioButton(ChangeWords.value(mine ? cell.mine() : cell.theirs()));
        button.setToggleGroup(group);
        button.setUserData(choice);
        button.getStyleClass().addAll("mono", "conflict-choice");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(cell.column() + ", " + (mine ? "mine: " : "theirs: ") + button.getText());
        button.setSelected(shown.choice(cell.column()) == choice);
        button.setOnAction(event -> shown.choose(cell.column(), choice));
        return button;
    }

    private void chooseAll(ConflictModel.Choice choice) {
        if (conflict != null) {
            conflict.chooseAll(choice);
            for (Node node : table.getChildren()) {
                if (node instanceof RadioButton button && button.getUserData() == choice) {
                    button.setSelected(true);
                }
            }
        }
    }

    private static Label value(@Nullable Object value, boolean changed) {
        Label label = new Label(ChangeWords.value(value));
        label.getStyleClass().add("mono");
        if (!changed) {
            label.getStyleClass().add("muted");
        }
        return label;
    }

    private Node bottom(ConflictModel shown) {
        VBox words = new VBox(2, resultTitle, resultText);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox bottom = new HBox(12, words);
        bottom.setAlignment(Pos.CENTER_LEFT);
        bottom.getStyleClass().addAll("card", "conflict-end");
        Button drop = Buttons.plain("Drop my change", Feather.CORNER_UP_LEFT, () -> end(ConflictModel::drop));
        drop.setId("conflict-drop");
        if (shown.gone()) {
            Button again = Buttons.plain("Insert it again", Feather.PLUS, () -> end(ConflictModel::insertAgain));
            again.setId("conflict-insert");
            again.setDisable(!shown.canInsertAgain());
            bottom.getChildren().addAll(again, drop);
        } else if (shown.change() instanceof RowChange.Delete) {
            use.setText("Delete it anyway");
            bottom.getChildren().addAll(drop, use);
        } else {
            use.setText("Use this result");
            bottom.getChildren().addAll(drop, use);
        }
        return bottom;
    }

    private void renderEnd() {
        ConflictModel shown = conflict;
        if (shown == null) {
            return;
        }
        List<String> open = shown.open();
        use.setDisable(!shown.settled());
        if (shown.gone()) {
            boolean delete = shown.change() instanceof RowChange.Delete;
            resultTitle.setText(delete ? "There is nothing left to delete" : "Insert it again, or drop your change");
            resultText.setText(
                    delete || shown.canInsertAgain()
                            ? ""
                            : "Its large values were not read whole, so it cannot be inserted again.");
        } else if (shown.change() instanceof RowChange.Delete) {
            resultTitle.setText("Delete it as it is now, or keep it");
            resultText.setText("");
        } else {
            resultTitle.setText(
                    open.isEmpty()
                            ? "Your change is put onto the row as it is now"
                            : "Choose mine or theirs: " + String.join(", ", open));
            resultText.setText("Cells that only they changed stay as they are in the database.");
        }
        resultTitle.setGraphic(open.isEmpty() ? null : Icons.of(Feather.ALERT_CIRCLE, 16, "danger-text"));
        resultText.setVisible(!resultText.getText().isEmpty());
        resultText.setManaged(resultText.isVisible());
        resultText.setMinHeight(Region.USE_PREF_SIZE);
    }

    private interface Ending {
        void of(ConflictModel conflict);
    }

    private void end(Ending ending) {
        ConflictModel shown = conflict;
        if (shown != null) {
            ending.of(shown);
            review.settled(shown);
        }
    }
}
