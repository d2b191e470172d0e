package org.schemawright.desktop.diagram;

/**
 * Which part of the diagram is seen: a point of it is drawn at {@code point * scale + offset}.
 *
 * @param scale 1 is 100 %
 * @param offsetX pixels
 * @param offsetY pixels
 */
record Viewport(double scale, double offsetX, double offsetY) {

    static final double MIN_SCALE = 0.05;
    static final double MAX_SCALE = 3;
    private static final double MARGIN = 24;
    static final Viewport START = new Viewport(1, 0, 0);

    double toScreenX(double x) {
        return x * scale + offsetX;
    }

    double toScreenY(double y) {
        return y * scale + offsetY;
    }

    double toDiagramX(double screenX) {
        return (screenX - offsetX) / scale;
    }

    double toDiagramY(double screenY) {
        return (screenY - offsetY) / scale;
    }

    /** Zoomed by a factor, with the point of the diagram under a pixel staying there. */
    Viewport zoomed(double factor, double screenX, double screenY) {
        double newScale = Math.clamp(scale * factor, MIN_SCALE, MAX_SCALE);
        return new Viewport(
                newScale, screenX - toDiagramX(screenX) * newScale, screenY - toDiagramY(screenY) * newScale);
    }

    Viewport moved(double pixelsX, double pixelsY) {
        return new Viewport(scale, offsetX + pixelsX, offsetY + pixelsY);
    }

    /** The same scale with a point of the diagram in the middle of the view. */
    Viewport centred(double x, double y, double viewWidth, double viewHeight) {
        return new Viewport(scale, viewWidth / 2 - x * scale, viewHeight / 2 - y * scale);
    }

    /** All of the diagram in the middle of the view, at most at 100 %. */
    static Viewport fitting(Diagram diagram, double viewWidth, double viewHeight) {
        if (diagram.cards().isEmpty() || viewWidth <= 2 * MARGIN || viewHeight <= 2 * MARGIN) {
            return START;
        }
        double scale =
                Math.min((viewWidth - 2 * MARGIN) / diagram.width(), (viewHeight - 2 * MARGIN) / diagram.height());
        double clamped = Math.clamp(scale, MIN_SCALE, 1);
        return new Viewport(clamped, 0, 0)
                .centred(diagram.width() / 2, diagram.height() / 2, viewWidth, viewHeight)
                .onPixels();
    }

    /**
     * The same, but clear of what floats over the bottom of the view: a strip along it, and a corner at the right, which
     * may be used where no card is.
     */
    static Viewport fitting(Diagram diagram, double viewWidth, double viewHeight, Floats floats) {
        Viewport low = fitting(diagram, viewWidth, viewHeight - floats.strip());
        boolean covered = diagram.cards().stream()
                .anyMatch(card -> low.toScreenX(card.x() + card.width()) > viewWidth - floats.cornerWidth()
                        && low.toScreenY(card.y() + card.height()) > viewHeight - floats.cornerHeight());
        if (!covered) {
            return low;
        }
        Viewport left = fitting(diagram, viewWidth - floats.cornerWidth(), viewHeight - floats.strip());
        Viewport above = fitting(diagram, viewWidth, viewHeight - floats.cornerHeight());
        return left.scale() >= above.scale() ? left : above;
    }

    /** How much of the view's bottom is covered, in pixels. */
    record Floats(double strip, double cornerWidth, double cornerHeight) {}

    private Viewport onPixels() {
        return new Viewport(scale, Math.rint(offsetX), Math.rint(offsetY));
    }
}
