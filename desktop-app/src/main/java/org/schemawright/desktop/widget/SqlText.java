package org.schemawright.desktop.widget;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.kordamp.ikonli.feather.Feather;

/** SQL to read and to copy, coloured, however long it is. */
public final class SqlText extends StackPane {

    private final StyleClassedTextArea area = area("SQL");

    /** An empty text. */
    public SqlText(boolean lineNumbers) {
        getStyleClass().add("sql-text");
        if (lineNumbers) {
            area.setParagraphGraphicFactory(SqlText::lineNumber);
        }
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    /** A text that is read and not typed in. */
    static StyleClassedTextArea area(String spoken) {
        StyleClassedTextArea area = new StyleClassedTextArea(false);
        area.getStyleClass().add("sql-area");
        area.setEditable(false);
        area.setAccessibleText(spoken);
        // Nothing can be typed here, so Tab goes on.
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
        return area;
    }

    public void setText(String sql) {
        area.replaceText(sql);
        if (!sql.isEmpty()) {
            area.setStyleSpans(0, spans(sql));
        }
        area.moveTo(0);
        area.requestFollowCaret();
    }

    public String getText() {
        return area.getText();
    }

    /** Gives the keyboard to the text. */
    public void focusText() {
        area.requestFocus();
    }

    /** Folds long lines instead of scrolling sideways. */
    public void setWrapText(boolean wrap) {
        area.setWrapText(wrap);
    }

    /** A button that copies all of it. */
    public Button copyButton() {
        return Buttons.flat("Copy", Feather.COPY, () -> Clipboards.copy(getText()));
    }

    /** The colours of a text that is not empty. */
    static StyleSpans<Collection<String>> spans(String sql) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int at = 0;
        for (SqlTokens.Token token : SqlTokens.of(sql)) {
            builder.add(Collections.emptyList(), token.start() - at);
            builder.add(List.of(token.kind().styleClass()), token.end() - token.start());
            at = token.end();
        }
        builder.add(Collections.emptyList(), sql.length() - at);
        return builder.create();
    }

    /** What stands before a line, which is counted from 0. */
    static Node lineNumber(int line) {
        Label label = new Label(Integer.toString(line + 1));
        label.getStyleClass().add("sql-line-number");
        return label;
    }
}
