package org.schemawright.desktop.browse;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.SqlText;
import org.schemawright.desktop.widget.Texts;

/** The statements that read the rows in sight, below them, to read and to copy; follows them as they change. */
final class RowsSqlPanel extends VBox {

    private static final double HEIGHT = 190;

    private final RowGridModel model;
    private final SqlText text = new SqlText(false);

    /**
     * The panel, hidden.
     *
     * @param close hides it
     */
    RowsSqlPanel(RowGridModel model, Runnable close) {
        this.model = model;
        getStyleClass().add("rows-sql");
        setId("rows-sql");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                8,
                Texts.strong("The SQL of these rows"),
                Texts.hint("Values are written in for reading; they are sent apart."),
                space,
                text.copyButton(),
                Buttons.icon(Feather.X, "Hide the SQL", close));
        bar.getStyleClass().add("sql-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        text.setWrapText(true);
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(bar, text);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setVisible(false);
        setManaged(false);
    }

    void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
        render();
        if (shown) {
            text.focusText();
        }
    }

    String sql() {
        return text.getText();
    }

    void render() {
        String sql = model.sql();
        if (isVisible() && !sql.equals(text.getText())) {
            text.setText(sql);
        }
    }
}
