package org.schemawright.desktop.migrate;

import java.time.Clock;
import java.time.ZoneId;
import javafx.css.PseudoClass;
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
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Badge;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.Tone;

/** A revision in the history: marker of the current one, dot on its lane, message, author and time. */
final class HistoryCell extends ListCell<@Nullable HistoryRow> {

    static final double HEIGHT = 52;
    private static final double MARKER_WIDTH = 92;
    private static final double LANE_WIDTH = 24;
    private static final int MOST_LANES = 6;
    private static final int LANE_COLOURS = 6;
    private static final PseudoClass LEFT_OUT = PseudoClass.getPseudoClass("left-out");

    private final Label marker = new Label("current");
    private final Circle dot = new Circle(6);
    private final Pane lanes = new Pane(dot);
    private final Label message = new Label();
    private final Label hint = new Label();
    private final HBox badges = new HBox(6);
    private final Label author = new Label();
    private final Label when = new Label();
    private final HBox content;
    private final RevisionSearch search;

    /**
     * A line.
     *
     * @param drag takes the marker from one line to another
     * @param search whose finds stand out
     */
    HistoryCell(MarkerDrag drag, RevisionSearch search) {
        this.search = search;
        drag.from(marker);
        hint.getStyleClass().addAll("accent-text", "small-text");
        hint.setMinWidth(USE_PREF_SIZE);
        Nodes.show(hint, false);
        drag.to(this, hint);
        getStyleClass().add("history-cell");
        lanes.setMinHeight(HEIGHT);
        lanes.setMaxHeight(HEIGHT);
        // A history of very many branches keeps room for its words.
        Rectangle seen = new Rectangle(MOST_LANES * LANE_WIDTH, HEIGHT);
        lanes.setClip(seen);
        dot.setCenterY(HEIGHT / 2);
        marker.getStyleClass().add("history-marker");
        StackPane markerBox = new StackPane(marker);
        markerBox.setAlignment(Pos.CENTER_RIGHT);
        markerBox.setMinWidth(MARKER_WIDTH);
        markerBox.setMaxWidth(MARKER_WIDTH);
        badges.setAlignment(Pos.CENTER_LEFT);
        badges.setMinWidth(USE_PREF_SIZE);
        message.setTextOverrun(OverrunStyle.ELLIPSIS);
        HBox text = new HBox(8, message, badges, hint);
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
            pseudoClassStateChanged(LEFT_OUT, false);
            return;
        }
        pseudoClassStateChanged(LEFT_OUT, search.isOn() && !search.finds(row));
        marker.setVisible(row.current());
        draw(row);
        message.setText(row.revision().message());
        style(message, "strong", row.current());
        badges.getChildren().clear();
        if (row.head()) {
            badges.getChildren().add(outlined("head"));
        }
        if (row.base()) {
            badges.getChildren().add(outlined("base"));
        }
        if (row.merge()) {
            badges.getChildren().add(outlined("merge"));
        }
        author.setText(row.revision().author());
        when.setText(Moments.ago(row.revision().created(), Clock.systemDefaultZone()));
        when.setTooltip(new Tooltip(Moments.exact(row.revision().created(), ZoneId.systemDefault())));
        setAccessibleText(words(row));
        setGraphic(content);
    }

    private static double x(int lane) {
        return LANE_WIDTH / 2 + 0.5 + lane * LANE_WIDTH;
    }

    private void draw(HistoryRow row) {
        double width = LANE_WIDTH * Math.min(row.lanes(), MOST_LANES);
        lanes.setMinWidth(width);
        lanes.setMaxWidth(width);
        lanes.getChildren().clear();
        for (HistoryRow.Link link : row.links()) {
            lanes.getChildren().add(line(link));
        }
        dot.setCenterX(x(row.lane()));
        dot.getStyleClass().setAll("history-dot", lane(row.lane()));
        style(dot, "ring", !row.applied());
        lanes.getChildren().add(dot);
    }

    private static Shape line(HistoryRow.Link link) {
        double from = link.upper() ? 0 : HEIGHT / 2;
        double to = from + HEIGHT / 2;
        double middle = from + HEIGHT / 4;
        Shape line = link.from() == link.to()
                ? new Line(x(link.from()), from, x(link.to()), to)
                : new CubicCurve(x(link.from()), from, x(link.from()), middle, x(link.to()), middle, x(link.to()), to);
        // Where a branch leaves or joins another, the line is the branch's.
        line.getStyleClass().addAll("history-line", lane(Math.max(link.from(), link.to())));
        style(line, "waiting", !link.applied());
        return line;
    }

    /** The style of a lane; their colours come again. */
    private static String lane(int lane) {
        return "lane-" + (lane % LANE_COLOURS + 1);
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
                + (row.merge() ? ", merge" : "")
                + ", by " + row.revision().author() + ", "
                + Moments.exact(row.revision().created(), ZoneId.systemDefault());
    }
}
