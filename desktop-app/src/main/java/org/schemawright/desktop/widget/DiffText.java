package org.schemawright.desktop.widget;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.LineDiff.Line;

/** Two texts of SQL with the lines coloured that go and come: as one text, or side by side and scrolled together. */
public final class DiffText extends HBox {

    private final StyleClassedTextArea first;
    private final @Nullable StyleClassedTextArea second;

    private List<Line> lines = List.of();

    /** @param sideBySide whether the first text stands at the left and the second at the right */
    public DiffText(boolean sideBySide) {
        getStyleClass().addAll("sql-text", "diff-text");
        first = add(sideBySide ? "Before" : "What differs");
        first.setParagraphGraphicFactory(line -> mark(line, sideBySide));
        if (sideBySide) {
            Region between = new Region();
            between.getStyleClass().add("diff-divider");
            getChildren().add(between);
            second = add("After");
            second.setParagraphGraphicFactory(line -> mark(line, false));
            first.estimatedScrollYProperty().bindBidirectional(second.estimatedScrollYProperty());
        } else {
            second = null;
        }
    }

    private StyleClassedTextArea add(String spoken) {
        StyleClassedTextArea area = SqlText.area(spoken);
        VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);
        scroll.setMinWidth(0);
        // Both halves are as wide, whatever stands in them.
        scroll.setPrefWidth(200);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        return area;
    }

    /** Shows two texts; one that is not there is empty. */
    public void show(String before, String after) {
        List<Line> compared = LineDiff.of(before, after);
        lines = second == null ? compared : LineDiff.aligned(compared);
        String counted = count();
        if (second == null) {
            fill(
                    first,
                    line -> Objects.requireNonNullElse(line.after(), Objects.requireNonNullElse(line.before(), "")));
            first.setAccessibleText(counted);
        } else {
            fill(first, line -> Objects.requireNonNullElse(line.before(), ""));
            fill(second, line -> Objects.requireNonNullElse(line.after(), ""));
            first.setAccessibleText("Before. " + counted);
            second.setAccessibleText("After. " + counted);
        }
    }

    /** What is shown, for those who copy it: lines that go begin with a minus, lines that come with a plus. */
    public String getText() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            if (line.same()) {
                text.append("  ").append(line.after()).append('\n');
            } else {
                text.append(line.before() == null ? "" : "- " + line.before() + "\n");
                text.append(line.after() == null ? "" : "+ " + line.after() + "\n");
            }
        }
        return text.toString();
    }

    /** Gives the keyboard to the text. */
    public void focusText() {
        first.requestFocus();
    }

    private String count() {
        long gone = lines.stream()
                .filter(line -> !line.same() && line.before() != null)
                .count();
        long come = lines.stream()
                .filter(line -> !line.same() && line.after() != null)
                .count();
        return NumberWords.count(come, "line comes", "lines come") + ", "
                + NumberWords.count(gone, "line goes", "lines go");
    }

    private void fill(StyleClassedTextArea area, Function<Line, String> words) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(text.isEmpty() && line == lines.getFirst() ? "" : "\n").append(words.apply(line));
        }
        area.replaceText(text.toString());
        if (!text.isEmpty()) {
            area.setStyleSpans(0, SqlText.spans(text.toString()));
        }
        int differs = -1;
        for (int i = 0; i < lines.size(); i++) {
            String style = style(lines.get(i), area);
            area.setParagraphStyle(i, style.isEmpty() ? List.of() : List.of(style));
            differs = differs < 0 && !lines.get(i).same() ? i : differs;
        }
        area.moveTo(Math.max(differs, 0), 0);
        area.requestFollowCaret();
    }

    private String style(Line line, StyleClassedTextArea area) {
        if (line.same()) {
            return "";
        }
        boolean left = second == null ? line.after() == null : area == first;
        String own = left ? line.before() : line.after();
        return own == null ? "line-none" : left ? "line-removed" : "line-added";
    }

    private Node mark(int at, boolean left) {
        Line line = at < lines.size() ? lines.get(at) : new Line("", "", true);
        boolean gone = second == null ? line.after() == null : left;
        boolean own = (gone ? line.before() : line.after()) != null;
        Label label = new Label(line.same() || !own ? "" : gone ? "\u2212" : "+");
        label.getStyleClass().add("diff-mark");
        return label;
    }
}
