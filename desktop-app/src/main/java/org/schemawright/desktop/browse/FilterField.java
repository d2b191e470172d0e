package org.schemawright.desktop.browse;

import atlantafx.base.controls.CustomTextField;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.rows.Operator;
import org.schemawright.desktop.rows.ParsedCondition;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;

/** The field that lies over the filter cell of a column, and says below what is understood of what is typed. */
final class FilterField extends CustomTextField {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final RowGridModel model;
    private final FilterWords words;
    private final After after;
    private final Label meaning = Texts.plain("");
    private @Nullable GridColumn column;

    /** What follows when the field is left. */
    interface After {
        /** The keyboard goes to the filter cell so many columns to the right, or back to the rows for 0. */
        void left(GridColumn column, int right);
    }

    FilterField(RowGridModel model, After after) {
        this.model = model;
        this.words = new FilterWords(model);
        this.after = after;
        getStyleClass().add("filter-field");
        setId("filter-field");
        setVisible(false);
        setManaged(false);
        meaning.getStyleClass().add("filter-meaning");
        meaning.setId("filter-meaning");
        meaning.setManaged(false);
        meaning.visibleProperty().bind(visibleProperty());
        Button ways =
                Buttons.icon(Icons.of(Feather.CHEVRON_DOWN, 14, "muted"), "Ways to compare (Alt Down)", this::showWays);
        ways.setFocusTraversable(false);
        setRight(ways);
        textProperty().addListener((p, old, now) -> explain());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((p, was, is) -> {
            if (!is) {
                close();
            }
        });
    }

    /** Stands below the field. */
    Label meaning() {
        return meaning;
    }

    /** The column that is being filtered; null where none is. */
    @Nullable
    GridColumn column() {
        return column;
    }

    /** Opens for a column. */
    void open(GridColumn of) {
        column = of;
        setAccessibleText("Filter by " + of.name());
        setPromptText(of.name());
        setText(model.filter().typed(of));
        setVisible(true);
        explain();
        requestFocus();
        selectAll();
    }

    /** Takes what was typed, and hides. */
    void close() {
        GridColumn of = column;
        if (of != null) {
            take(of);
            column = null;
            setVisible(false);
        }
    }

    private boolean take(GridColumn of) {
        boolean untouched = getText().equals(model.filter().typed(of));
        return untouched ? !model.filter().isRefused(of) : model.filter().type(of, getText());
    }

    private void explain() {
        GridColumn of = column;
        if (of == null) {
            return;
        }
        boolean bad = false;
        switch (model.filter().parse(of, getText())) {
            case ParsedCondition.None none -> meaning.setText(FilterWords.examples(of));
            case ParsedCondition.Understood understood -> meaning.setText(words.of(understood.condition()));
            case ParsedCondition.Refused refused -> {
                meaning.setText(refused.sentence());
                bad = true;
            }
        }
        pseudoClassStateChanged(BAD, bad);
        meaning.pseudoClassStateChanged(BAD, bad);
        setAccessibleHelp(meaning.getText());
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    private void pressed(KeyEvent event) {
        GridColumn of = column;
        if (of == null) {
            return;
        }
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN && event.isAltDown()) {
            showWays();
        } else if (code == KeyCode.ENTER) {
            if (take(of)) {
                after.left(of, 0);
            }
        } else if (code == KeyCode.TAB && !event.isShortcutDown()) {
            close();
            after.left(of, event.isShiftDown() ? -1 : 1);
        } else if (code == KeyCode.DOWN) {
            close();
            after.left(of, 0);
        } else if (code == KeyCode.ESCAPE) {
            setText(model.filter().active(of));
            model.filter().forgetRefused(of);
            after.left(of, 0);
        } else {
            return;
        }
        event.consume();
    }

    private void showWays() {
        GridColumn of = Objects.requireNonNull(column);
        ContextMenu menu = new ContextMenu();
        for (Operator operator : Operator.values()) {
            if (model.filter().takes(of, operator)) {
                MenuItem item = new MenuItem(of.name() + " " + FilterWords.verb(operator));
                item.setMnemonicParsing(false);
                item.setOnAction(event -> choose(of, operator));
                menu.getItems().add(item);
            }
        }
        menu.show(this, Side.BOTTOM, 0, 0);
    }

    /** Leaves the caret where the value belongs. */
    private void choose(GridColumn of, Operator operator) {
        String bare = FilterWords.bare(getText());
        if (column != of) {
            open(of);
        }
        String typed = FilterWords.typed(operator, bare);
        setText(typed);
        requestFocus();
        boolean before = operator == Operator.CONTAINS || operator == Operator.STARTS_WITH;
        positionCaret(before ? typed.length() - 1 : typed.length());
    }
}
