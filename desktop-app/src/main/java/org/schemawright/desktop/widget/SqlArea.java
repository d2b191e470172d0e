package org.schemawright.desktop.widget;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.TraversalDirection;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * SQL to be written, coloured while it is typed. Enter keeps the beginning of the line, Tab moves four places in, or the selected lines, and
 * Shift Tab goes on to what stands before.
 */
public final class SqlArea extends StackPane {

    private static final String INDENT = "    ";
    private static final String WRONG = "sql-wrong";
    /** Words that mean nothing to the colours and cannot be names either. */
    private static final Set<String> RESERVED = Set.of(
            ("analyse array asymmetric authorization binary both collation current_role current_user fetch freeze grant ilike"
                            + " lateral leading localtime localtimestamp overlaps placing session_user similar some symmetric"
                            + " tablesample trailing user variadic verbose window")
                    .split(" "));

    private final StyleClassedTextArea area = new StyleClassedTextArea(false);
    private int wrongAt = -1;

    /** @param spoken what a screen reader calls it */
    public SqlArea(String spoken) {
        getStyleClass().addAll("sql-text", "sql-editor");
        area.getStyleClass().add("sql-area");
        area.setAccessibleText(spoken);
        area.setParagraphGraphicFactory(SqlText::lineNumber);
        area.textProperty().addListener((property, before, now) -> {
            wrongAt = -1;
            colour();
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        // The key that moves in is no character to be typed.
        area.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("\t")) {
                event.consume();
            }
        });
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    /** Whether a name would be taken for a word of SQL, so that it stands in quotes. */
    public static boolean isWordOfSql(String name) {
        return !SqlTokens.of(name).isEmpty() || RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    public ObservableValue<String> textProperty() {
        return area.textProperty();
    }

    public String getText() {
        return area.getText();
    }

    /** Replaces all; what was typed before is forgotten. */
    public void setText(String sql) {
        area.replaceText(sql);
        area.getUndoManager().forgetHistory();
        goTo(0);
    }

    /** Names the text itself for those who look for it. */
    public void setTextId(String id) {
        area.setId(id);
    }

    /** Gives the keyboard to the text. */
    public void focusText() {
        area.requestFocus();
    }

    /** Underlines the word at an offset as wrong, until something is typed; none at a negative one. */
    public void mark(int at) {
        if (at != wrongAt) {
            wrongAt = at;
            colour();
        }
    }

    /** Puts the cursor at an offset, and shows it. */
    public void goTo(int at) {
        area.moveTo(Math.clamp(at, 0, area.getLength()));
        area.requestFollowCaret();
    }

    /** The line of an offset, from 1. */
    public int lineOf(int at) {
        return (int) getText()
                        .substring(0, Math.clamp(at, 0, area.getLength()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.TAB) {
            if (event.isShiftDown()) {
                area.requestFocusTraversal(TraversalDirection.PREVIOUS);
            } else {
                indent();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
            String line = area.getParagraph(area.getCurrentParagraph()).getText();
            String before = line.substring(0, Math.min(line.length(), area.getCaretColumn()));
            area.replaceSelection("\n"
                    + before.substring(
                            0, before.length() - before.stripLeading().length()));
            area.requestFollowCaret();
            event.consume();
        }
    }

    /** Moves the selected lines in, as one step; of a selection within a line it takes the place. */
    private void indent() {
        IndexRange selected = area.getSelection();
        if (!area.getSelectedText().contains("\n")) {
            area.replaceSelection(INDENT);
            return;
        }
        int from = getText().lastIndexOf('\n', selected.getStart() - 1) + 1;
        String lines = getText().substring(from, selected.getEnd());
        // Not the line that the selection only touches, and none that is empty.
        String moved = lines.replaceAll("(?m)^(?=.)", INDENT);
        area.replaceText(from, selected.getEnd(), moved);
        area.selectRange(from, from + moved.length());
    }

    private void colour() {
        String sql = getText();
        if (sql.isEmpty()) {
            return;
        }
        StyleSpans<Collection<String>> spans = SqlText.spans(sql);
        area.setStyleSpans(0, wrongAt < 0 ? spans : spans.overlay(wrong(sql), SqlArea::both));
        int wrongLine = wrongAt < 0 ? -1 : lineOf(wrongAt) - 1;
        for (int i = 0; i < area.getParagraphs().size(); i++) {
            boolean wrong = i == wrongLine;
            List<String> style = wrong ? List.of("line-wrong") : List.of();
            if (!area.getParagraph(i).getParagraphStyle().equals(style)) {
                area.setParagraphStyle(i, style);
            }
        }
    }

    /** The word that begins there; at the end of the text or of a line the one before. */
    private StyleSpans<Collection<String>> wrong(String sql) {
        int from = Math.min(wrongAt, sql.length());
        int to = from;
        while (to < sql.length() && Character.isUnicodeIdentifierPart(sql.charAt(to))) {
            to++;
        }
        if (to == from && to < sql.length() && !Character.isWhitespace(sql.charAt(to))) {
            to++;
        }
        while (to == from && from > 0) {
            from--;
            to = Character.isWhitespace(sql.charAt(from)) ? from : to;
        }
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        builder.add(Collections.emptyList(), from);
        builder.add(List.of(WRONG), to - from);
        builder.add(Collections.emptyList(), sql.length() - to);
        return builder.create();
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toList());
    }
}
