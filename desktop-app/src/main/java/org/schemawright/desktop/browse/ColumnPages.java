package org.schemawright.desktop.browse;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Shortcut;

/** Which of very many columns are shown, with a way to the next and back; not there where all of them fit a table. */
final class ColumnPages extends HBox {

    static final Shortcut NEXT = Shortcut.of(
            "Next columns of very many", new KeyCodeCombination(KeyCode.PAGE_DOWN, KeyCombination.ALT_DOWN));
    static final Shortcut PREVIOUS = Shortcut.of(
            "Previous columns of very many", new KeyCodeCombination(KeyCode.PAGE_UP, KeyCombination.ALT_DOWN));

    private final GridColumns columns;
    private final Label words = new Label();
    private final Button previous;
    private final Button next;

    ColumnPages(GridColumns columns) {
        super(2);
        this.columns = columns;
        this.previous = button(Feather.CHEVRON_LEFT, PREVIOUS, false);
        this.next = button(Feather.CHEVRON_RIGHT, NEXT, true);
        setId("column-pages");
        setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("muted");
        words.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(previous, words, next);
    }

    private Button button(Feather icon, Shortcut shortcut, boolean forward) {
        Button button = Buttons.flat("", icon, () -> turn(forward));
        button.getStyleClass().add("tool-button");
        button.setTooltip(new Tooltip(shortcut.tip()));
        button.setAccessibleText(shortcut.words());
        return button;
    }

    /** Turns where there is something to turn. */
    void turn(boolean forward) {
        if (isVisible()) {
            columns.turn(forward);
            render();
        }
    }

    /** Shows what the table has now. */
    void render() {
        boolean many = columns.areVeryMany();
        setVisible(many);
        setManaged(many);
        if (many) {
            int all = columns.all().size();
            int first = columns.firstTurnedTo();
            int last = columns.lastTurnedTo();
            words.setText(NumberWords.grouped(first + 1L) + "–" + NumberWords.grouped(last) + " of "
                    + NumberWords.count(all, "column"));
            previous.setDisable(first <= columns.frozen());
            next.setDisable(last >= all);
        }
    }
}
