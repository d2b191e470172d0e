package org.schemawright.desktop.diagram;

import java.util.List;
import org.schemawright.migration.schema.ObjectName;

/**
 * A table on the diagram, with the top left corner at {@code x} and {@code y}; one unit is a pixel at 100 %.
 *
 * @param table the table
 * @param shape how it is drawn
 * @param lines its columns as far as they are shown
 * @param folded how many columns are not shown
 * @param state whether the table itself is pending
 * @param area the number of its area; 0 for none
 * @param rowEstimate the engine's estimate; -1 where it has none
 */
record Card(
        ObjectName table,
        Shape shape,
        List<CardLine> lines,
        int folded,
        DraftState state,
        int area,
        long rowEstimate,
        double x,
        double y) {

    static final double HEADER = 28;
    static final double LINE = 20;
    static final double FOOT = 4;
    static final double MIN_WIDTH = 168;
    static final double MAX_WIDTH = 320;
    private static final double PILL_HEIGHT = 22;
    private static final double TITLE_CHARACTER = 7.2;
    /** JetBrains Mono at 11 px: 0.6 of the size. */
    static final double MONO_CHARACTER = 6.6;

    Card {
        lines = List.copyOf(lines);
    }

    /** How a table is drawn. */
    enum Shape {
        TABLE,
        /** A pure join table: a small pill on the line that it stands for. */
        JOIN
    }

    Card at(double newX, double newY) {
        return new Card(table, shape, lines, folded, state, area, rowEstimate, newX, newY);
    }

    Card inArea(int newArea) {
        return new Card(table, shape, lines, folded, state, newArea, rowEstimate, x, y);
    }

    String title() {
        return table.toString();
    }

    /** Wide enough for its texts by the width of their characters, so that no font is needed to lay it out. */
    double width() {
        double title = title().length() * TITLE_CHARACTER;
        if (shape == Shape.JOIN) {
            return Math.ceil(title + 36);
        }
        double widest = title + 44;
        for (CardLine line : lines) {
            widest = Math.max(widest, (line.name().length() + line.type().length()) * MONO_CHARACTER + 52);
        }
        return Math.ceil(Math.clamp(widest, MIN_WIDTH, MAX_WIDTH));
    }

    double height() {
        if (shape == Shape.JOIN) {
            return PILL_HEIGHT;
        }
        int rows = lines.size() + (folded > 0 ? 1 : 0);
        return HEADER + rows * LINE + (rows > 0 ? FOOT : 0);
    }

    /** The height at which a line to a column meets the card, from the card's top; the header's where it is folded. */
    double anchor(String column) {
        if (shape == Shape.JOIN) {
            return PILL_HEIGHT / 2;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).name().equals(column)) {
                return HEADER + i * LINE + LINE / 2;
            }
        }
        return HEADER / 2;
    }

    boolean contains(double pointX, double pointY) {
        return pointX >= x && pointX <= x + width() && pointY >= y && pointY <= y + height();
    }

    double centerX() {
        return x + width() / 2;
    }

    double centerY() {
        return y + height() / 2;
    }
}
