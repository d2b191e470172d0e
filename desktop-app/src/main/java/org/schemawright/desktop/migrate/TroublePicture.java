package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.CubicCurve;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.Trouble.Mark;
import org.schemawright.desktop.workspace.Trouble.Stop;

/** Where in the history a trouble is: revisions on a line, the older ones left, several heads as a fork. */
final class TroublePicture extends Pane {

    private static final double ROW = 46;
    private static final double PADDING = 12;
    private static final double DOT = 22;
    private static final double LABEL = 18;

    private final List<List<Place>> columns = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    /** A stop and what is drawn of it. */
    private record Place(Stop stop, StackPane dot, Label label) {}

    private record Link(Place from, Place to, CubicCurve line) {}

    /** @param stops the older ones first; heads last */
    TroublePicture(List<Stop> stops) {
        getStyleClass().add("trouble-picture");
        setMinWidth(0);
        for (Stop stop : stops) {
            Place place = new Place(stop, dot(stop.mark()), label(stop));
            boolean besideLast = stop.mark() == Mark.HEAD
                    && !columns.isEmpty()
                    && columns.getLast().getFirst().stop().mark() == Mark.HEAD;
            if (!besideLast) {
                columns.add(new ArrayList<>());
            }
            columns.getLast().add(place);
        }
        for (int i = 1; i < columns.size(); i++) {
            for (Place to : columns.get(i)) {
                links.add(new Link(
                        columns.get(i - 1).getFirst(), to, line(to.stop().mark())));
            }
        }
        links.forEach(link -> getChildren().add(link.line()));
        columns.forEach(column -> column.forEach(place -> getChildren().addAll(place.dot(), place.label())));
        double rows = columns.stream().mapToInt(List::size).max().orElse(0);
        double height = rows * ROW + 2 * PADDING;
        setMinHeight(height);
        setPrefHeight(height);
    }

    private static StackPane dot(Mark mark) {
        StackPane dot = new StackPane();
        dot.setAlignment(Pos.CENTER);
        dot.getStyleClass().addAll("trouble-dot", style(mark));
        Node icon = icon(mark);
        if (icon != null) {
            dot.getChildren().add(icon);
        }
        return dot;
    }

    private static String style(Mark mark) {
        return switch (mark) {
            case REVISION -> "revision";
            case WAITING, HEAD -> "waiting";
            case BROKEN -> "broken";
            case CHANGED -> "changed";
            case LOST -> "lost";
            case UNCLEAR -> "unclear";
            case LOCKED -> "locked";
        };
    }

    private static @Nullable Node icon(Mark mark) {
        return switch (mark) {
            case REVISION, WAITING, HEAD -> null;
            case BROKEN -> Icons.of(Feather.X, 14, "on-emphasis");
            case CHANGED -> Icons.of(Feather.EDIT_2, 12, "on-emphasis");
            case LOST -> Icons.of(Feather.FILE_MINUS, 12, "danger-text");
            case UNCLEAR -> Icons.of(Feather.HELP_CIRCLE, 14, "warning-text");
            case LOCKED -> Icons.of(Feather.LOCK, 12, "on-emphasis");
        };
    }

    private static Label label(Stop stop) {
        Label label = Texts.hint(stop.label());
        label.setAlignment(Pos.CENTER);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        return label;
    }

    private static CubicCurve line(Mark to) {
        CubicCurve line = new CubicCurve();
        line.getStyleClass().addAll("trouble-line", style(to));
        return line;
    }

    @Override
    protected void layoutChildren() {
        double width = (getWidth() - 2 * PADDING) / columns.size();
        for (int i = 0; i < columns.size(); i++) {
            List<Place> column = columns.get(i);
            double x = PADDING + (i + 0.5) * width;
            double top = (getHeight() - column.size() * ROW) / 2;
            for (int row = 0; row < column.size(); row++) {
                Place place = column.get(row);
                double y = top + row * ROW + 2;
                place.dot().resizeRelocate(Math.round(x - DOT / 2), Math.round(y), DOT, DOT);
                double room = Math.min(width - 8, place.label().prefWidth(-1));
                place.label().resizeRelocate(Math.round(x - room / 2), Math.round(y + DOT + 3), Math.ceil(room), LABEL);
            }
        }
        for (Link link : links) {
            double fromX = link.from().dot().getLayoutX() + DOT;
            double fromY = link.from().dot().getLayoutY() + DOT / 2;
            double toX = link.to().dot().getLayoutX();
            double toY = link.to().dot().getLayoutY() + DOT / 2;
            CubicCurve line = link.line();
            line.setStartX(fromX);
            line.setStartY(fromY);
            line.setControlX1((fromX + toX) / 2);
            line.setControlY1(fromY);
            line.setControlX2((fromX + toX) / 2);
            line.setControlY2(toY);
            line.setEndX(toX);
            line.setEndY(toY);
        }
    }
}
