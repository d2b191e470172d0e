package org.schemawright.desktop.design;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.widget.Texts;

/** One kind of rules of the table below its columns: Insert adds one, Enter changes it, Delete drops it. */
final class RuleList extends VBox {

    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new-row");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed-row");
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted-row");
    private static final int LONGEST = 200;

    private final ListView<RuleLine> list = new ListView<>();
    private final Label count = Texts.hint("");
    private final Button add;
    private final Acts acts;

    /**
     * What can be done with the lines.
     *
     * @param add begins a new one
     * @param change changes one
     * @param drop drops one, or takes its drop back
     */
    record Acts(Runnable add, Consumer<RuleLine> change, Consumer<RuleLine> drop) {}

    /**
     * A list.
     *
     * @param heading what is in it: "Foreign keys"
     * @param what one of them: "foreign key"
     * @param id the list's id
     */
    RuleList(String heading, String what, String id, Acts acts) {
        this.acts = acts;
        getStyleClass().add("rule-list");
        add = Buttons.icon(
                Feather.PLUS, "Add a" + ("aeiou".indexOf(what.charAt(0)) < 0 ? " " : "n ") + what, acts.add());
        add.setId(id + "-add");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, Texts.muted(heading), count, space, add);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("rule-head");
        list.setId(id);
        list.setAccessibleText(heading);
        list.setFixedCellSize(28);
        Label none = Texts.hint("none");
        none.getStyleClass().add("rule-none");
        list.setPlaceholder(none);
        list.setCellFactory(view -> new Cell());
        list.setOnKeyPressed(event -> {
            RuleLine line = list.getSelectionModel().getSelectedItem();
            boolean own = line != null && !line.isElsewhere();
            switch (event.getCode()) {
                case INSERT -> acts.add().run();
                case ENTER, F2 -> {
                    if (own && !line.isDropped()) {
                        acts.change().accept(line);
                    }
                }
                case DELETE -> {
                    if (own) {
                        acts.drop().accept(line);
                    }
                }
                default -> {
                    return;
                }
            }
            event.consume();
        });
        // The keyboard is always at some line.
        list.focusedProperty().addListener((property, before, now) -> {
            if (now && list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox.setHgrow(this, Priority.ALWAYS);
        setPrefWidth(100);
        setMinWidth(0);
        getChildren().addAll(head, list);
    }

    void show(List<RuleLine> lines, boolean canChange) {
        // Its cells say whether anything can be changed.
        if (list.getItems().equals(lines) && add.isDisable() == !canChange) {
            return;
        }
        add.setDisable(!canChange);
        RuleLine before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(lines);
        if (before != null) {
            lines.stream()
                    .filter(line -> line.identity().equals(before.identity()))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
        long there = lines.stream()
                .filter(line -> !line.isElsewhere() && !line.isDropped())
                .count();
        count.setText(there == 0 ? "" : NumberWords.grouped(there));
    }

    private static Node icon(RuleLine line) {
        if (line.isElsewhere()) {
            return Icons.of(Feather.CORNER_DOWN_LEFT, 14, "muted");
        }
        if (line.trigger() != null) {
            return Icons.of(Feather.ZAP, 14, "muted");
        }
        KeyMark.Kind kind = line.kind();
        return kind == null ? Icons.of(Feather.CHECK_SQUARE, 14, "muted") : ColumnCell.icon(kind);
    }

    private final class Cell extends ListCell<RuleLine> {

        Cell() {
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                RuleLine line = getItem();
                if (event.getClickCount() == 2 && line != null && !line.isElsewhere() && !line.isDropped()) {
                    acts.change().accept(line);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable RuleLine line, boolean empty) {
            super.updateItem(line, empty);
            DesignLine.State state = line == null || empty ? DesignLine.State.SAME : line.state();
            pseudoClassStateChanged(NEW, state == DesignLine.State.NEW);
            pseudoClassStateChanged(CHANGED, state == DesignLine.State.CHANGED);
            pseudoClassStateChanged(DELETED, state == DesignLine.State.DROPPED);
            setText(null);
            setGraphic(null);
            setTooltip(null);
            setContextMenu(null);
            setAccessibleText(null);
            if (line == null || empty) {
                return;
            }
            Label words = Texts.mono(ShortText.line(line.words(), LONGEST));
            words.setMinWidth(0);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            String said = line.mark().isEmpty() ? line.more() : line.more() + " · " + line.mark();
            Label more = Texts.hint(ShortText.line(said, 40));
            more.setMinWidth(Math.min(90, 6.2 * more.getText().length()));
            HBox both = new HBox(8, icon(line), words, more);
            both.setAlignment(Pos.CENTER_LEFT);
            both.setMinWidth(0);
            setGraphic(both);
            String name = name(line);
            setTooltip(new Tooltip((name.isEmpty() ? "" : name + "\n") + line.words()));
            setAccessibleText(String.join(", ", line.words(), said, name));
            if (!line.isElsewhere()) {
                setContextMenu(menu(line));
            }
        }

        private String name(RuleLine line) {
            String name = line.index() != null
                    ? line.index().name()
                    : line.constraint() == null ? "" : line.constraint().name();
            return name == null ? "" : name;
        }

        private ContextMenu menu(RuleLine line) {
            MenuItem change = new MenuItem("Change\u2026", Icons.of(Feather.EDIT_2));
            change.setDisable(line.isDropped() || add.isDisabled());
            change.setOnAction(event -> acts.change().accept(line));
            MenuItem drop = new MenuItem(
                    line.isDropped() ? "Put back" : "Drop",
                    Icons.of(line.isDropped() ? Feather.CORNER_UP_LEFT : Feather.TRASH_2));
            drop.setDisable(add.isDisabled());
            drop.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
            drop.setOnAction(event -> acts.drop().accept(line));
            return new ContextMenu(change, drop);
        }
    }
}
