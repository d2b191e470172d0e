package org.schemawright.desktop.browse;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.Texts;

/** A condition in the engine's own SQL, and below it why the last filter that was asked for is not shown. */
final class SqlConditionBar extends VBox {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final RowGridModel model;
    private final Runnable back;
    private final HBox line;
    private final TextField field = new TextField();
    private final Label reason = Texts.plain("");
    private boolean open;

    /**
     * The bar, closed.
     *
     * @param back gives the keyboard back to the rows
     */
    SqlConditionBar(RowGridModel model, Runnable back) {
        this.model = model;
        this.back = back;
        getStyleClass().add("sql-condition");
        field.setId("sql-condition");
        field.getStyleClass().add("mono");
        field.setPromptText("Columns by their names, the table as r: " + example());
        field.setAccessibleText("Condition in SQL");
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.textProperty().addListener((p, old, now) -> typed());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button close = Buttons.icon(Feather.X, "Take the condition away", this::clear);
        close.setId("clear-sql-condition");
        Label where = Texts.mono("WHERE");
        where.setMinWidth(USE_PREF_SIZE);
        line = new HBox(8, where, field, Buttons.plain("Show these rows", null, this::apply), close);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("sql-condition-line");
        reason.setId("filter-problem");
        reason.getStyleClass().addAll("danger-text", "sql-condition-reason");
        reason.setWrapText(true);
        getChildren().addAll(line, reason);
        render();
    }

    private String example() {
        return model.filter().isSqlite() ? "length(Name) > 20 AND r.Id < 100" : "length(name) > 20 AND r.id < 100";
    }

    /** Opens it, with the condition that holds, and gives it the keyboard. */
    void edit() {
        if (!open) {
            open = true;
            field.setText(model.filter().shownProperty().get().sql());
        }
        render();
        field.requestFocus();
        field.selectAll();
    }

    void render() {
        Problem problem = model.filter().problemProperty().get();
        String early = open ? model.filter().refusalOf(field.getText()) : "";
        String words =
                !early.isEmpty() ? early : problem == null ? "" : (problem.title() + " " + problem.advice()).strip();
        reason.setText(words);
        Nodes.show(reason, !words.isEmpty());
        Nodes.show(line, open);
        field.pseudoClassStateChanged(BAD, open && !words.isEmpty());
        setVisible(open || !words.isEmpty());
        setManaged(isVisible());
    }

    private void typed() {
        model.filter().forgetProblem();
        render();
    }

    private void apply() {
        if (model.filter().refusalOf(field.getText()).isEmpty()) {
            model.filter().setSql(field.getText());
        }
    }

    private void clear() {
        open = false;
        field.clear();
        model.filter().forgetProblem();
        model.filter().setSql("");
        render();
        back.run();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            apply();
        } else if (event.getCode() == KeyCode.DOWN) {
            back.run();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            open = !model.filter().shownProperty().get().sql().isEmpty();
            field.setText(model.filter().shownProperty().get().sql());
            render();
            back.run();
        } else {
            return;
        }
        event.consume();
    }
}
