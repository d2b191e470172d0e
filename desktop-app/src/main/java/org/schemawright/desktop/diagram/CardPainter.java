package org.schemawright.desktop.diagram;

import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.NumberWords;

/** Draws cards, in the units of the diagram. */
final class CardPainter {

    private static final double ROUND = 12;

    private final GraphicsContext gc;
    private final DiagramColors colors;
    private final DiagramFonts fonts;
    private final String keyGlyph = DiagramFonts.glyph(Feather.KEY);
    private final String linkGlyph = DiagramFonts.glyph(Feather.LINK_2);
    private final String plusGlyph = DiagramFonts.glyph(Feather.PLUS);
    private final String minusGlyph = DiagramFonts.glyph(Feather.MINUS);
    private final String changedGlyph = DiagramFonts.glyph(Feather.EDIT_2);

    CardPainter(GraphicsContext gc, DiagramColors colors, DiagramFonts fonts) {
        this.gc = gc;
        this.colors = colors;
        this.fonts = fonts;
    }

    /**
     * Draws a card with its columns.
     *
     * @param lifted whether it is the table that is looked at
     * @param lit the columns through which it is related to that table
     */
    void paint(Card card, boolean lifted, Set<String> lit) {
        gc.setTextBaseline(VPos.CENTER);
        if (card.shape() == Card.Shape.JOIN) {
            pill(card, lifted || !lit.isEmpty());
            return;
        }
        shadow(card);
        body(card);
        header(card);
        for (int i = 0; i < card.lines().size(); i++) {
            CardLine line = card.lines().get(i);
            line(card, line, card.y() + Card.HEADER + i * Card.LINE, lit.contains(line.name()));
        }
        if (card.folded() > 0) {
            gc.setFont(fonts.words);
            gc.setFill(colors.muted);
            double y = card.y() + Card.HEADER + card.lines().size() * Card.LINE + Card.LINE / 2;
            gc.fillText(NumberWords.count(card.folded(), "more column"), card.x() + 27, y);
        }
        edge(card, lifted, ROUND);
    }

    /** Draws a card from far away: a tinted block with the name as large as it fits. */
    void paintName(Card card, boolean lifted, double scale) {
        double round = card.shape() == Card.Shape.JOIN ? card.height() : ROUND;
        gc.setFill(colors.card);
        gc.fillRoundRect(card.x(), card.y(), card.width(), card.height(), round, round);
        gc.setFill(card.state().pending() ? colors.pending(card.state()).tint : colors.area(card.area()));
        gc.fillRoundRect(card.x(), card.y(), card.width(), card.height(), round, round);
        edge(card, lifted, round);
        double size = Math.min(
                13 / scale,
                Math.min(card.height() * 0.7, card.width() / card.title().length() * 1.5));
        if (size * scale >= 5) {
            gc.setFont(Font.font(DiagramFonts.TITLE, size));
            gc.setFill(titleColor(card));
            gc.setTextAlign(TextAlignment.CENTER);
            gc.setTextBaseline(VPos.CENTER);
            gc.fillText(card.title(), card.centerX(), card.centerY());
            gc.setTextAlign(TextAlignment.LEFT);
        }
    }

    private void pill(Card card, boolean lit) {
        gc.setFill(colors.card);
        gc.fillRoundRect(card.x(), card.y(), card.width(), card.height(), card.height(), card.height());
        edge(card, lit, card.height());
        gc.setFont(fonts.smallIcon);
        gc.setFill(colors.key);
        gc.fillText(linkGlyph, card.x() + 9, card.centerY());
        gc.setFont(fonts.strongWords);
        gc.setFill(card.state().pending() ? titleColor(card) : lit ? colors.key : colors.text);
        gc.fillText(DiagramFonts.cut(card.title(), card.width() - 34, 7), card.x() + 26, card.centerY());
    }

    private void shadow(Card card) {
        gc.setFill(colors.shadow.deriveColor(0, 1, 1, 0.35));
        gc.fillRoundRect(card.x() - 0.5, card.y() + 1, card.width() + 1, card.height() + 1.5, ROUND, ROUND);
        gc.setFill(colors.shadow.deriveColor(0, 1, 1, 0.18));
        gc.fillRoundRect(card.x() - 2, card.y() + 1, card.width() + 4, card.height() + 4, ROUND + 3, ROUND + 3);
    }

    private void body(Card card) {
        gc.setFill(colors.card);
        gc.fillRoundRect(card.x(), card.y(), card.width(), card.height(), ROUND, ROUND);
        Color tint = card.state().pending() ? colors.pending(card.state()).tint : colors.area(card.area());
        double tinted = card.state() == DraftState.ADDED ? card.height() : Card.HEADER;
        double right = card.x() + card.width();
        gc.setFill(tint);
        gc.beginPath();
        gc.moveTo(card.x(), card.y() + tinted);
        gc.arcTo(card.x(), card.y(), right, card.y(), ROUND / 2);
        gc.arcTo(right, card.y(), right, card.y() + tinted, ROUND / 2);
        if (tinted == card.height()) {
            gc.arcTo(right, card.y() + tinted, card.x(), card.y() + tinted, ROUND / 2);
            gc.arcTo(card.x(), card.y() + tinted, card.x(), card.y(), ROUND / 2);
        } else {
            gc.lineTo(right, card.y() + tinted);
        }
        gc.closePath();
        gc.fill();
    }

    private void header(Card card) {
        gc.setStroke(titleColor(card));
        gc.setLineWidth(1.1);
        double x = card.x() + 9.5;
        double y = card.y() + 8.5;
        gc.strokeRoundRect(x, y, 11, 11, 2, 2);
        gc.strokeLine(x, y + 3.5, x + 11, y + 3.5);
        gc.strokeLine(x, y + 7.25, x + 11, y + 7.25);
        gc.strokeLine(x + 4, y + 3.5, x + 4, y + 11);
        gc.setFont(fonts.title);
        gc.setFill(titleColor(card));
        double titleY = card.y() + Card.HEADER / 2;
        gc.fillText(DiagramFonts.cut(card.title(), card.width() - 36, 7), card.x() + 27, titleY);
        if (card.state() == DraftState.REMOVED) {
            double end = card.x() + 27 + Math.min(card.title().length() * 7, card.width() - 40);
            gc.strokeLine(card.x() + 26, titleY, end, titleY);
        }
    }

    private void line(Card card, CardLine line, double top, boolean lit) {
        boolean pending = line.state().pending();
        if (lit || (pending && card.state() != line.state())) {
            gc.setFill(pending ? colors.pending(line.state()).tint : colors.keySubtle);
            gc.fillRect(card.x() + 1, top, card.width() - 2, Card.LINE);
        }
        double middle = top + Card.LINE / 2;
        icon(card, line, middle);
        boolean plain = line.mark() == CardLine.Mark.NONE;
        gc.setFont(fonts.column);
        gc.setFill(pending ? colors.pending(line.state()).text : plain ? colors.muted : colors.text);
        // A short name leaves its room to the type.
        double nameWidth = line.name().length() * Card.MONO_CHARACTER;
        double typeRoom = Math.max(card.width() / 2 - 20, card.width() - 27 - 18 - nameWidth);
        String type = DiagramFonts.cut(line.type(), typeRoom, 6);
        double typeWidth = type.length() * 6;
        String name = DiagramFonts.cut(line.name(), card.width() - 27 - 18 - typeWidth, Card.MONO_CHARACTER);
        gc.fillText(name, card.x() + 27, middle);
        if (line.state() == DraftState.REMOVED) {
            gc.setStroke(colors.pending(line.state()).text);
            gc.setLineWidth(1);
            gc.strokeLine(card.x() + 26, middle, card.x() + 28 + name.length() * Card.MONO_CHARACTER, middle);
        }
        gc.setFont(fonts.type);
        gc.setFill(pending ? colors.pending(line.state()).text : colors.muted);
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.fillText(type, card.x() + card.width() - 9, middle);
        gc.setTextAlign(TextAlignment.LEFT);
    }

    private void icon(Card card, CardLine line, double middle) {
        String glyph =
                switch (line.mark()) {
                    case PRIMARY -> keyGlyph;
                    case REFERENCE -> linkGlyph;
                    case NONE ->
                        switch (line.state()) {
                            case SAME -> "";
                            case ADDED -> plusGlyph;
                            case CHANGED -> changedGlyph;
                            case REMOVED -> minusGlyph;
                        };
                };
        if (!glyph.isEmpty()) {
            gc.setFont(fonts.smallIcon);
            gc.setFill(line.state().pending() ? colors.pending(line.state()).text : colors.key);
            gc.fillText(glyph, card.x() + 9, middle);
        }
    }

    private void edge(Card card, boolean lifted, double round) {
        boolean pending = card.state().pending();
        gc.setStroke(pending ? colors.pending(card.state()).edge : lifted ? colors.keyEmphasis : colors.edge);
        gc.setLineWidth(lifted ? 2 : pending ? 1.5 : 1);
        gc.setLineDashes(card.state() == DraftState.REMOVED ? new double[] {5, 4} : new double[0]);
        gc.strokeRoundRect(card.x() + 0.5, card.y() + 0.5, card.width() - 1, card.height() - 1, round, round);
        gc.setLineDashes();
    }

    private Color titleColor(Card card) {
        return card.state().pending() ? colors.pending(card.state()).text : colors.text;
    }
}
