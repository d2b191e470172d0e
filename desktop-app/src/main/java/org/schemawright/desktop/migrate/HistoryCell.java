package org.schemawright.desktop.migrate;

import java.time.Clock;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Badge;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.Tone;

/** A revision in the history: marker of the current one, dot on its lane, message, author and time. */
final class HistoryCell extends ListCell<@Nullable HistoryRow> {

    static final double HEIGHT = 52;
    private static final double MARKER_WIDTH = 92;
    private static final double LANE_WIDTH = 24;

    private final Label marker = new Label("current");
    private final Line above = new Line();
    private final Line below = new Line();
    private final Circle dot = new Circle(6);
    private final Pane lanes = new Pane(above, below, dot);
    private final Label message = new Label();
    private final HBox badges = new HBox(6);
    private final Label author = new Label();
    private final Label when = new Label();
    private final HBox content;

    HistoryCell() {
        getStyleClass().add("history-cell");
        lanes.setMinSize(LANE_WIDTH, HEIGHT);
        lanes.setMaxSize(LANE_WIDTH, HEIGHT);
        double x = LANE_WIDTH / 2 + 0.5;
        place(above, x, 0, HEIGHT / 2 - 6);
        place(below, x, HEIGHT / 2 + 6, HEIGHT);
        dot.setCenterX(x);
        dot.setCenterY(HEIGHT / 2);
        above.getStyleClass().add("history-line");
        below.getStyleClass().add("history-line");
        dot.getStyleClass().add("history-dot");
        marker.getStyleClass().add("history-marker");
        StackPane markerBox = new StackPane(marker);
        markerBox.setAlignment(Pos.CENTER_RIGHT);
        markerBox.setMinWidth(MARKER_WIDTH);
        markerBox.setMaxWidth(MARKER_WIDTH);
        badges.setAlignment(Pos.CENTER_LEFT);
        badges.setMinWidth(USE_PREF_SIZE);
        message.setTextOverrun(OverrunStyle.ELLIPSIS);
        HBox text = new HBox(8, message, badges);
        text.setAlignment(Pos.CENTER_LEFT);
        text.getStyleClass().add("history-text");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        author.getStyleClass().addAll("muted", "small-text", "history-author");
        when.getStyleClass().addAll("muted", "small-text", "history-when");
        content = new HBox(markerBox, lanes, text, author, when);
        content.getStyleClass().add("history-row");
        content.setAlignment(Pos.CENTER_LEFT);
        content.setMinWidth(0);
        content.setPrefWidth(1);
    }

    @Override
    protected void updateItem(@Nullable HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean last = getIndex() == getListView().getItems().size() - 1;
        marker.setVisible(row.current());
        above.setVisible(!row.head());
        below.setVisible(!row.base() && !last);
        style(above, "waiting", !isNextApplied(row));
        style(below, "waiting", !row.applied());
        style(dot, "ring", !row.applied());
        message.setText(row.revision().message());
        style(message, "strong", row.current());
        badges.getChildren().clear();
        if (row.head()) {
            badges.getChildren().add(outlined("head"));
        }
        if (row.base()) {
            badges.getChildren().add(outlined("base"));
        }
        author.setText(row.revision().author());
        when.setText(Moments.ago(row.revision().created(), Clock.systemDefaultZone()));
        when.setTooltip(new Tooltip(Moments.exact(row.revision().created(), ZoneId.systemDefault())));
        setAccessibleText(words(row));
        setGraphic(content);
    }

    private static void place(Line line, double x, double from, double to) {
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(from);
        line.setEndY(to);
    }

    private boolean isNextApplied(HistoryRow row) {
        int at = getIndex();
        return at > 0
                && row.applied()
                && at <= getListView().getItems().size() - 1
                && isApplied(getListView().getItems().get(at - 1));
    }

    private static boolean isApplied(@Nullable HistoryRow row) {
        return row != null && row.applied();
    }

    private static Badge outlined(String words) {
        Badge badge = new Badge(words, Tone.NEUTRAL);
        badge.getStyleClass().add("outlined");
        return badge;
    }

    private static void style(Node node, String styleClass, boolean on) {
        node.getStyleClass().remove(styleClass);
        if (on) {
            node.getStyleClass().add(styleClass);
        }
    }

    private static String words(HistoryRow row) {
        return row.revision().message() + ", " + (row.applied() ? "applied" : "not applied")
                + (row.current() ? ", current" : "")
                + (row.head() ? ", head" : "")
                + (row.base() ? ", base" : "")
                + ", by " + row.revision().author() + ", "
                + Moments.exact(row.revision().created(), ZoneId.systemDefault());
    }
}
