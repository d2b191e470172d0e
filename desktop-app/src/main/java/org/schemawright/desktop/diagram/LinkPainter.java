package org.schemawright.desktop.diagram;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws lines with rounded corners and crow's feet, in the units of the diagram. */
final class LinkPainter {

    private static final double CORNER = 6;
    private static final double FOOT_LENGTH = 10;
    private static final double FOOT_WIDTH = 5;
    private static final double CIRCLE = 3.5;

    private final GraphicsContext gc;
    private final DiagramColors colors;
    private final DiagramFonts fonts;

    LinkPainter(GraphicsContext gc, DiagramColors colors, DiagramFonts fonts) {
        this.gc = gc;
        this.colors = colors;
        this.fonts = fonts;
    }

    /**
     * Draws a line.
     *
     * @param lifted whether it belongs to the table that is looked at
     * @param scale of the view; far away the ends are left out and the line keeps a pixel
     */
    void paint(Link link, boolean lifted, double scale) {
        Color color = color(link, lifted);
        gc.setStroke(color);
        gc.setLineWidth(Math.max(lifted ? 1.75 : 1.25, 1 / scale));
        gc.setLineDashes(dashes(link));
        trace(link.points());
        gc.stroke();
        gc.setLineDashes();
        if (scale >= DiagramPainter.NAMES_ONLY) {
            List<Link.Point> points = link.points();
            end(points.getFirst(), points.get(1), link.fromEnd());
            end(points.getLast(), points.get(points.size() - 2), link.toEnd());
        }
    }

    private static double[] dashes(Link link) {
        if (link.state() == DraftState.REMOVED) {
            return new double[] {5, 4};
        }
        return link.guess() ? new double[] {2, 4} : new double[0];
    }

    /** Writes the key's columns beside the longest part of the line. */
    void label(Link link) {
        List<Link.Point> points = link.points();
        Link.Point a = points.getFirst();
        Link.Point b = points.get(1);
        for (int i = 1; i < points.size(); i++) {
            if (length(points.get(i - 1), points.get(i)) > length(a, b)) {
                a = points.get(i - 1);
                b = points.get(i);
            }
        }
        double x = (a.x() + b.x()) / 2;
        double y = (a.y() + b.y()) / 2 - (a.y() == b.y() ? 10 : 0);
        String words = link.words();
        double width = words.length() * 6 + 6;
        gc.setFill(colors.canvas);
        gc.fillRoundRect(x - width / 2, y - 7, width, 14, 6, 6);
        gc.setFill(color(link, true));
        gc.setFont(fonts.type);
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(words, x, y);
        gc.setTextAlign(TextAlignment.LEFT);
    }

    private Color color(Link link, boolean lifted) {
        if (link.state().pending()) {
            return colors.pending(link.state()).edge;
        }
        return lifted ? colors.keyEmphasis : colors.line;
    }

    private void trace(List<Link.Point> points) {
        gc.beginPath();
        gc.moveTo(points.getFirst().x() + 0.5, points.getFirst().y() + 0.5);
        for (int i = 1; i < points.size() - 1; i++) {
            Link.Point before = points.get(i - 1);
            Link.Point at = points.get(i);
            Link.Point after = points.get(i + 1);
            double radius = Math.min(CORNER, Math.min(length(before, at), length(at, after)) / 2);
            gc.arcTo(at.x() + 0.5, at.y() + 0.5, after.x() + 0.5, after.y() + 0.5, radius);
        }
        gc.lineTo(points.getLast().x() + 0.5, points.getLast().y() + 0.5);
    }

    /** Draws what stands at a line's end: on the card at {@code tip}, the line coming from {@code before}. */
    private void end(Link.Point tip, Link.Point before, Link.End end) {
        double length = Math.max(length(tip, before), 1e-6);
        double ux = (before.x() - tip.x()) / length;
        double uy = (before.y() - tip.y()) / length;
        double x = tip.x() + 0.5;
        double y = tip.y() + 0.5;
        switch (end) {
            case NONE -> {}
            case ONE -> {
                bar(x, y, ux, uy, 6);
                bar(x, y, ux, uy, 10);
            }
            case ZERO_OR_ONE -> {
                bar(x, y, ux, uy, 5);
                circle(x, y, ux, uy, 10);
            }
            case ZERO_OR_MANY -> {
                double footX = x + ux * FOOT_LENGTH;
                double footY = y + uy * FOOT_LENGTH;
                gc.strokeLine(footX, footY, x - uy * FOOT_WIDTH, y + ux * FOOT_WIDTH);
                gc.strokeLine(footX, footY, x + uy * FOOT_WIDTH, y - ux * FOOT_WIDTH);
                circle(x, y, ux, uy, FOOT_LENGTH + CIRCLE);
            }
        }
    }

    private void bar(double x, double y, double ux, double uy, double at) {
        double centerX = x + ux * at;
        double centerY = y + uy * at;
        gc.strokeLine(
                centerX - uy * FOOT_WIDTH,
                centerY + ux * FOOT_WIDTH,
                centerX + uy * FOOT_WIDTH,
                centerY - ux * FOOT_WIDTH);
    }

    private void circle(double x, double y, double ux, double uy, double at) {
        double left = x + ux * at - CIRCLE;
        double top = y + uy * at - CIRCLE;
        gc.setFill(colors.canvas);
        gc.fillOval(left, top, 2 * CIRCLE, 2 * CIRCLE);
        gc.strokeOval(left, top, 2 * CIRCLE, 2 * CIRCLE);
    }

    private static double length(Link.Point a, Link.Point b) {
        return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
    }
}
