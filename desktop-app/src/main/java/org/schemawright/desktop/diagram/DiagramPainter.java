package org.schemawright.desktop.diagram;

import java.util.HashSet;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectName;

/** Draws the part of a diagram that is in view, and nothing of the rest. */
final class DiagramPainter {

    /** Below this scale cards show their names only. */
    static final double NAMES_ONLY = 0.4;

    private static final double FADED = 0.32;
    private static final double DOTS = 28;

    private final Canvas canvas;
    private final DiagramColors colors;
    private final DiagramFonts fonts;
    private final CardPainter cards;
    private final LinkPainter links;

    DiagramPainter(Canvas canvas, DiagramColors colors, DiagramFonts fonts) {
        this.canvas = canvas;
        this.colors = colors;
        this.fonts = fonts;
        GraphicsContext gc = canvas.getGraphicsContext2D();
        this.cards = new CardPainter(gc, colors, fonts);
        this.links = new LinkPainter(gc, colors, fonts);
    }

    /**
     * Draws it.
     *
     * @param lifted the table that is looked at; null for none
     * @param ring the table that the keyboard is at; null for none
     */
    void paint(Diagram diagram, Viewport view, @Nullable Card lifted, @Nullable Card ring) {
        GraphicsContext gc = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        gc.setTransform(1, 0, 0, 1, 0, 0);
        gc.setGlobalAlpha(1);
        gc.setFill(colors.canvas);
        gc.fillRect(0, 0, width, height);
        dots(gc, view);
        gc.setTransform(view.scale(), 0, 0, view.scale(), view.offsetX(), view.offsetY());

        Set<Link> near = lifted == null ? Set.of() : diagram.linksOf(lifted.table());
        Set<ObjectName> related = lifted == null ? Set.of() : diagram.related(lifted.table());
        gc.setGlobalAlpha(lifted == null ? 1 : FADED);
        for (Link link : diagram.links()) {
            if (!near.contains(link) && inView(link, view)) {
                links.paint(link, false, view.scale());
            }
        }
        for (Card card : diagram.cards()) {
            if (!related.contains(card.table()) && inView(card, view)) {
                paint(card, false, Set.of(), view.scale());
            }
        }
        gc.setGlobalAlpha(1);
        if (lifted != null) {
            near.stream().filter(link -> inView(link, view)).forEach(link -> links.paint(link, true, view.scale()));
            for (Card card : diagram.cards()) {
                if (related.contains(card.table()) && inView(card, view)) {
                    paint(card, card.table().equals(lifted.table()), lit(card, near), view.scale());
                }
            }
            if (view.scale() >= NAMES_ONLY) {
                near.stream().filter(link -> inView(link, view)).forEach(links::label);
            }
        }
        if (ring != null) {
            ring(gc, ring);
        }
        if (lifted != null) {
            gc.setTransform(1, 0, 0, 1, 0, 0);
            tooltip(gc, diagram, view, lifted);
        }
    }

    private void paint(Card card, boolean lifted, Set<String> lit, double scale) {
        if (scale < NAMES_ONLY) {
            cards.paintName(card, lifted, scale);
        } else {
            cards.paint(card, lifted, lit);
        }
    }

    private static Set<String> lit(Card card, Set<Link> near) {
        Set<String> lit = new HashSet<>();
        for (Link link : near) {
            if (link.from().equals(card.table())) {
                lit.addAll(link.columns());
            }
            if (link.to().equals(card.table())) {
                lit.addAll(link.targetColumns());
            }
        }
        return lit;
    }

    private void dots(GraphicsContext gc, Viewport view) {
        double step = DOTS * view.scale();
        if (step < 10) {
            return;
        }
        gc.setFill(colors.dot);
        double left = view.offsetX() - Math.floor(view.offsetX() / step) * step;
        double top = view.offsetY() - Math.floor(view.offsetY() / step) * step;
        for (double x = left; x < canvas.getWidth(); x += step) {
            for (double y = top; y < canvas.getHeight(); y += step) {
                gc.fillRect(Math.rint(x), Math.rint(y), 1.5, 1.5);
            }
        }
    }

    private void ring(GraphicsContext gc, Card card) {
        gc.setStroke(colors.accent);
        gc.setLineWidth(2);
        double round = card.shape() == Card.Shape.JOIN ? card.height() + 6 : 17;
        gc.strokeRoundRect(card.x() - 3, card.y() - 3, card.width() + 6, card.height() + 6, round, round);
    }

    /** A line of words above the table that is looked at, always of the same size. */
    private void tooltip(GraphicsContext gc, Diagram diagram, Viewport view, Card card) {
        String strong = view.scale() < NAMES_ONLY || card.shape() == Card.Shape.JOIN ? card.title() + "  " : "";
        String words = diagram.describe(card);
        double strongWidth = width(strong, true);
        double width = strongWidth + width(words, false) + 20;
        double x = Math.clamp(view.toScreenX(card.x()), 8, Math.max(8, canvas.getWidth() - width - 8));
        double above = view.toScreenY(card.y()) - 34;
        double y = above < 8 ? view.toScreenY(card.y() + card.height()) + 10 : above;
        double left = Math.rint(x);
        double top = Math.rint(y);
        gc.setFill(colors.shadow.deriveColor(0, 1, 1, 0.3));
        gc.fillRoundRect(left - 1, top + 1, width + 2, 26, 10, 10);
        gc.setFill(colors.card);
        gc.fillRoundRect(left, top, width, 24, 8, 8);
        gc.setStroke(colors.edge);
        gc.setLineWidth(1);
        gc.strokeRoundRect(left + 0.5, top + 0.5, width - 1, 23, 8, 8);
        gc.setTextBaseline(VPos.CENTER);
        gc.setFill(colors.text);
        gc.setFont(fonts.strongWords);
        gc.fillText(strong, left + 10, top + 12);
        gc.setFill(colors.muted);
        gc.setFont(fonts.words);
        gc.fillText(words, left + 10 + strongWidth, top + 12);
    }

    private double width(String words, boolean strong) {
        Text text = new Text(words);
        text.setFont(strong ? fonts.strongWords : fonts.words);
        return text.getLayoutBounds().getWidth();
    }

    private boolean inView(Card card, Viewport view) {
        double margin = 40;
        return view.toScreenX(card.x() + card.width()) > -margin
                && view.toScreenY(card.y() + card.height()) > -margin
                && view.toScreenX(card.x()) < canvas.getWidth() + margin
                && view.toScreenY(card.y()) < canvas.getHeight() + margin;
    }

    private boolean inView(Link link, Viewport view) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Link.Point point : link.points()) {
            left = Math.min(left, point.x());
            top = Math.min(top, point.y());
            right = Math.max(right, point.x());
            bottom = Math.max(bottom, point.y());
        }
        return link.points().size() > 1
                && view.toScreenX(right) > 0
                && view.toScreenY(bottom) > 0
                && view.toScreenX(left) < canvas.getWidth()
                && view.toScreenY(top) < canvas.getHeight();
    }
}
