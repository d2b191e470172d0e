package org.schemawright.desktop.browse;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.widget.Texts;

/** Says under a cell why what was typed or is pending cannot stay there, and offers ways to correct it. */
final class BadValueBubble extends VBox {

    private static final int LONGEST_VALUE = 40;

    private final RowGridModel model;
    private final Runnable onCorrected;
    private final Label sentence = new Label();
    private final HBox fixes = new HBox(14);
    private final HBox ways = new HBox(14);

    BadValueBubble(RowGridModel model, Runnable onCorrected) {
        super(4);
        this.model = model;
        this.onCorrected = onCorrected;
        getStyleClass().add("bad-value-bubble");
        setId("bad-value-bubble");
        sentence.getStyleClass().add("strong");
        sentence.setWrapText(true);
        sentence.setMaxWidth(420);
        Label key = Texts.hint(GridKeys.CORRECT.keyWords());
        fixes.setAlignment(Pos.CENTER_LEFT);
        ways.getChildren().addAll(fixes, key);
        getChildren().addAll(sentence, ways);
        setManaged(false);
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                onCorrected.run();
                event.consume();
            }
        });
    }

    /** Gives the keyboard to the first way to correct it. */
    void takeKeyboard() {
        FocusOrder.focusFirst(fixes);
    }

    /** Shows what is wrong with a cell and how it can be put right. */
    void show(int position, GridColumn column, BadValue bad) {
        sentence.setText(bad.sentence());
        fixes.getChildren().clear();
        GridRow row = model.row(position);
        for (CellEdits.Fix fix : model.edits().fixes(row, column, bad)) {
            fixes.getChildren().add(link(fix.words(), () -> model.edits().apply(model.row(position), column, fix)));
        }
        if (model.edits().canPutBack(row, column)) {
            fixes.getChildren().add(link(putBackWords(row, column, bad), () -> model.edits()
                    .putBack(model.row(position), column)));
        }
        Nodes.show(ways, !fixes.getChildren().isEmpty());
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    private Hyperlink link(String words, Runnable action) {
        return Buttons.link(words, () -> {
            action.run();
            onCorrected.run();
        });
    }

    private String putBackWords(GridRow row, GridColumn column, BadValue bad) {
        // Below what was only typed stands the value of the cell; a pending one gives way to the one before it.
        GridCell cell = bad.typed() ? model.edits().cell(row, column) : row.cellPutBack(column);
        Object value = cell.value();
        if (cell.kind() == GridCell.Kind.GIVEN_BY_DATABASE) {
            return "Leave it to the database";
        }
        if (value == null) {
            return "Put back NULL";
        }
        String text = value.equals("") ? "the empty text" : model.edits().text().shown(column, value);
        return "Put back " + ShortText.of(text, LONGEST_VALUE);
    }
}
