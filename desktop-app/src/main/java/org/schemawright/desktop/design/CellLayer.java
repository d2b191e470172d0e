package org.schemawright.desktop.design;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Above the list of columns: the field that a cell is typed in, with the types to choose from and what is wrong below it. */
final class CellLayer extends Pane {

    private static final Duration STILL_TYPING = Duration.millis(250);
    private static final int MOST_SHOWN = 8;
    private static final double ROW = 26;
    private static final double AID_WIDTH = 280;

    private final DesignModel model;
    private final ColumnTable table;
    private final TextField field = new TextField();
    private final ListView<String> choices = new ListView<>();
    private final Label problem = new Label();
    private final VBox aid = new VBox(choices, problem);
    private final PauseTransition wait = new PauseTransition(STILL_TYPING);
    private @Nullable ColumnPart part;
    private @Nullable StringProperty text;

    CellLayer(DesignModel model, ColumnTable table) {
        this.model = model;
        this.table = table;
        setPickOnBounds(false);
        setMouseTransparent(false);
        field.setId("design-cell-editor");
        field.getStyleClass().add("design-cell-editor");
        choices.setId("design-types");
        choices.setFixedCellSize(ROW);
        choices.setFocusTraversable(false);
        choices.setAccessibleText("Types");
        choices.setOnMouseClicked(event -> take(choices.getSelectionModel().getSelectedItem()));
        problem.getStyleClass().addAll("danger-text", "small-text", "cell-problem");
        problem.setWrapText(true);
        problem.setMaxWidth(AID_WIDTH);
        problem.setId("design-cell-problem");
        aid.getStyleClass().add("design-aid");
        aid.setMinWidth(AID_WIDTH);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now && isOpen() && !aid.isHover()) {
                close(true);
            }
        });
        field.textProperty().addListener((property, before, now) -> {
            if (isOpen()) {
                wait.playFromStart();
                narrow(now);
            }
        });
        wait.setOnFinished(event -> askEngine());
        model.form().versionProperty().addListener(property -> showProblem());
        setVisible(false);
        getChildren().addAll(field, aid);
    }

    boolean isOpen() {
        return part != null;
    }

    /** Begins to type over the cell that the keyboard is at; null keeps its text. */
    void open(@Nullable String typed) {
        ColumnPart at = table.part();
        DesignLine line = table.line();
        if (!model.canChange() || line == null || line.column() == null || !at.isTyped()) {
            return;
        }
        ColumnForm form = model.form();
        StringProperty edited =
                switch (at) {
                    case NAME -> form.name;
                    case TYPE -> form.type;
                    default -> line.column().generated() == null ? form.defaultSql : form.expression;
                };
        part = null;
        if (text != null) {
            field.textProperty().unbindBidirectional(text);
        }
        text = edited;
        field.textProperty().bindBidirectional(edited);
        part = at;
        field.setAccessibleText(at.heading() + " of column " + line.name());
        if (typed != null) {
            field.setText(typed);
        }
        setVisible(true);
        showChoices(at == ColumnPart.TYPE ? form.types("") : List.of());
        showProblem();
        field.requestFocus();
        if (typed == null) {
            field.selectAll();
        } else {
            field.end();
        }
        requestLayout();
    }

    /** Makes what is typed pending, or forgets it; what is wrong stays in the panel beside, to be corrected. */
    void close(boolean keep) {
        if (!isOpen()) {
            return;
        }
        wait.stop();
        part = null;
        if (text != null) {
            field.textProperty().unbindBidirectional(text);
            text = null;
        }
        setVisible(false);
        if (keep) {
            model.commit();
        } else {
            model.form().reset();
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> end(event, false, 0, 0);
            case ENTER -> {
                takeChosen();
                end(event, true, event.isShiftDown() ? -1 : 1, 0);
            }
            case TAB -> {
                takeChosen();
                end(event, true, 0, event.isShiftDown() ? -1 : 1);
            }
            case DOWN, UP -> {
                if (choices.isVisible()) {
                    choose(event.getCode() == KeyCode.DOWN ? 1 : -1);
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void end(KeyEvent event, boolean keep, int down, int right) {
        event.consume();
        // What is wrong is corrected first, unless the person gives up.
        if (keep && model.form().isDirty() && !model.form().firstProblem().isEmpty()) {
            showProblem();
            return;
        }
        close(keep);
        table.requestFocus();
        table.move(down, right);
    }

    private void takeChosen() {
        String chosen = choices.getSelectionModel().getSelectedItem();
        if (choices.isVisible() && chosen != null) {
            field.setText(chosen);
        }
    }

    private void take(@Nullable String chosen) {
        if (chosen != null) {
            field.setText(chosen);
            close(true);
            table.requestFocus();
        }
    }

    private void choose(int by) {
        int size = choices.getItems().size();
        int now = choices.getSelectionModel().getSelectedIndex();
        int next = now < 0 && by < 0 ? size - 1 : Math.clamp(now + (long) by, 0, size - 1);
        choices.getSelectionModel().select(next);
        choices.scrollTo(Math.max(0, next - MOST_SHOWN / 2));
    }

    private void narrow(String typed) {
        if (part == ColumnPart.TYPE) {
            showChoices(model.form().types(typed));
        }
    }

    private void showChoices(List<String> types) {
        choices.getItems().setAll(types);
        choices.getSelectionModel().clearSelection();
        int rows = Math.min(types.size(), MOST_SHOWN);
        choices.setPrefHeight(rows * ROW + 2);
        choices.setMinHeight(rows * ROW + 2);
        choices.setVisible(rows > 0);
        choices.setManaged(rows > 0);
        showAid();
    }

    private void askEngine() {
        if (part == ColumnPart.TYPE) {
            model.form().askEngine(ColumnField.TYPE);
        } else if (part == ColumnPart.DEFAULT) {
            model.form().askEngine(text == model.form().expression ? ColumnField.EXPRESSION : ColumnField.DEFAULT);
        }
    }

    private void showProblem() {
        if (!isOpen()) {
            return;
        }
        String sentence = model.form().isDirty() ? model.form().firstProblem() : "";
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
        problem.setManaged(!sentence.isEmpty());
        field.pseudoClassStateChanged(Field.WRONG, !sentence.isEmpty());
        field.setAccessibleHelp(sentence);
        showAid();
    }

    private void showAid() {
        aid.setVisible(choices.isManaged() || problem.isManaged());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        ColumnCell cell = isOpen() ? table.cell() : null;
        if (cell == null || cell.getScene() == null) {
            return;
        }
        Bounds at = sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
        field.resizeRelocate(at.getMinX(), at.getMinY() - 1, Math.max(at.getWidth(), 120), at.getHeight() + 1);
        double height = aid.prefHeight(AID_WIDTH);
        boolean below = at.getMaxY() + height <= getHeight() || at.getMinY() < height;
        aid.resizeRelocate(
                Math.max(0, Math.min(at.getMinX(), getWidth() - AID_WIDTH)),
                below ? at.getMaxY() + 2 : at.getMinY() - height - 2,
                AID_WIDTH,
                height);
    }
}
