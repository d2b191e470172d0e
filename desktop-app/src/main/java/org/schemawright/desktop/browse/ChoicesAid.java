package org.schemawright.desktop.browse;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.Texts;

/** A list of what can be chosen for a cell, narrowed while one types; arrows move in it, Enter takes. */
final class ChoicesAid extends VBox implements CellAid {

    static final double ROW_HEIGHT = 28;

    private static final int MOST_SHOWN = 8;
    private static final double WIDTH = 320;
    private static final Duration STILL_TYPING = Duration.millis(140);
    private static final double NEAR_THE_END = 0.8;

    private final CellChoices choices;
    private final Field field;
    private final ListView<CellChoice> list = new ListView<>();
    private final Label note = Texts.hint("");
    private final PauseTransition wait = new PauseTransition(STILL_TYPING);
    private final ListChangeListener<CellChoice> onChoices = change -> show();
    private @Nullable ScrollBar followed;
    private String text = "";
    private String original = "";
    private boolean moved;

    /**
     * A list under a cell.
     *
     * @param what what is chosen, for screen readers
     */
    ChoicesAid(CellChoices choices, String what, Field field) {
        this.choices = choices;
        this.field = field;
        getStyleClass().add("cell-aid");
        setId("cell-choices");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setAccessibleText(what);
        list.setItems(choices.choices);
        list.setCellFactory(l -> new ChoiceCell(this::chosen));
        list.setPrefWidth(WIDTH);
        note.textProperty().bind(choices.note);
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        note.getStyleClass().add("cell-aid-note");
        note.setWrapText(true);
        note.setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(list, note);
        wait.setOnFinished(event -> choices.search(text));
        choices.choices.addListener(onChoices);
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void begin(String whole) {
        original = whole;
        text = "";
        choices.search("");
        show();
    }

    @Override
    public void typed(String now) {
        text = now;
        moved = false;
        wait.playFromStart();
    }

    @Override
    public boolean uses(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(MOST_SHOWN);
            case PAGE_UP -> move(-MOST_SHOWN);
            default -> false;
        };
    }

    @Override
    public boolean take(String typed) {
        CellChoice chosen = list.getSelectionModel().getSelectedItem();
        if (moved && chosen != null) {
            choices.take(chosen);
            return true;
        }
        if (typed.equals(original)) {
            return false;
        }
        CellChoice meant = choices.meant(typed);
        if (meant != null) {
            choices.take(meant);
            return true;
        }
        return choices.takeTyped(typed);
    }

    @Override
    public void end() {
        wait.stop();
        choices.close();
        choices.choices.removeListener(onChoices);
    }

    private void chosen(CellChoice choice) {
        list.getSelectionModel().select(choice);
        moved = true;
        field.chosen();
    }

    private boolean move(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int now = list.getSelectionModel().getSelectedIndex();
            int next = now < 0 && by < 0 ? size - 1 : Math.clamp(now + (long) by, 0, size - 1);
            moved = true;
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - MOST_SHOWN / 2));
            setAccessibleText(list.getItems().get(next).spoken());
        }
        return true;
    }

    /** What is meant without a choice is lit, so that Enter takes nothing unseen. */
    private void show() {
        int rows = Math.clamp(list.getItems().size(), 0, MOST_SHOWN);
        list.setPrefHeight(rows * ROW_HEIGHT + 2);
        list.setMinHeight(rows * ROW_HEIGHT + 2);
        Nodes.show(list, rows > 0);
        if (!moved) {
            CellChoice meant = text.isBlank() ? null : choices.meant(text);
            if (meant == null) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(meant);
            }
        }
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (followed == null) {
            for (Node node : list.lookupAll(".scroll-bar")) {
                if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                    followed = bar;
                    bar.valueProperty().addListener((p, before, now) -> {
                        if (now.doubleValue() > NEAR_THE_END * bar.getMax()) {
                            choices.more();
                        }
                    });
                }
            }
        }
    }
}
