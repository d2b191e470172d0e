package org.schemawright.desktop.diagram;

import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.migration.schema.ObjectName;

/** The whole diagram, small, with a frame around the part in view; a click or a drag goes there. */
final class DiagramMinimap extends Region {

    private static final double WIDTH = 204;
    private static final double HEIGHT = 124;
    private static final double MARGIN = 8;

    private final DiagramModel model;
    private final Theme theme;
    private final DiagramCanvas view;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final InvalidationListener repaint = property -> requestLayout();

    DiagramMinimap(DiagramModel model, Theme theme, DiagramCanvas view) {
        this.model = model;
        this.theme = theme;
        this.view = view;
        getStyleClass().addAll("diagram-float", "diagram-minimap");
        getChildren().add(canvas);
        setAccessibleText("Overview of the diagram");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPrefSize(WIDTH, HEIGHT);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
    }

    void attach() {
        theme.darkProperty().addListener(repaint);
        model.diagramProperty().addListener(repaint);
        model.viewportProperty().addListener(repaint);
        model.hoveredProperty().addListener(repaint);
        model.focusedProperty().addListener(repaint);
        view.layoutBoundsProperty().addListener(repaint);
        requestLayout();
    }

    void detach() {
        theme.darkProperty().removeListener(repaint);
        model.diagramProperty().removeListener(repaint);
        model.viewportProperty().removeListener(repaint);
        model.hoveredProperty().removeListener(repaint);
        model.focusedProperty().removeListener(repaint);
        view.layoutBoundsProperty().removeListener(repaint);
    }

    @Override
    protected void layoutChildren() {
        Diagram diagram = model.diagramProperty().get();
        DiagramColors colors = new DiagramColors(theme);
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, WIDTH, HEIGHT);
        if (diagram.cards().isEmpty()) {
            return;
        }
        double scale = scale(diagram);
        double left = (WIDTH - diagram.width() * scale) / 2;
        double top = (HEIGHT - diagram.height() * scale) / 2;
        Card lifted = model.lifted().orElse(null);
        Set<ObjectName> related = lifted == null ? Set.of() : diagram.related(lifted.table());
        for (Card card : diagram.cards()) {
            gc.setFill(color(colors, card, card.equals(lifted), related.contains(card.table())));
            gc.fillRect(
                    left + card.x() * scale,
                    top + card.y() * scale,
                    Math.max(1.5, card.width() * scale),
                    Math.max(1.5, card.height() * scale));
        }
        frame(gc, colors, scale, left, top);
    }

    private void frame(GraphicsContext gc, DiagramColors colors, double scale, double left, double top) {
        Viewport seen = model.viewportProperty().get();
        double fromX = Math.max(2, left + seen.toDiagramX(0) * scale);
        double fromY = Math.max(2, top + seen.toDiagramY(0) * scale);
        double toX = Math.min(WIDTH - 2, left + seen.toDiagramX(view.getWidth()) * scale);
        double toY = Math.min(HEIGHT - 2, top + seen.toDiagramY(view.getHeight()) * scale);
        gc.setStroke(colors.accent);
        gc.setLineWidth(1.5);
        gc.strokeRoundRect(fromX, fromY, Math.max(4, toX - fromX), Math.max(4, toY - fromY), 4, 4);
    }

    private static Color color(DiagramColors colors, Card card, boolean lifted, boolean related) {
        if (lifted) {
            return colors.keyEmphasis;
        }
        if (card.state().pending()) {
            return colors.pending(card.state()).edge;
        }
        return related ? colors.keyMuted : colors.minimapCard;
    }

    private static double scale(Diagram diagram) {
        return Math.min((WIDTH - 2 * MARGIN) / diagram.width(), (HEIGHT - 2 * MARGIN) / diagram.height());
    }

    private void go(MouseEvent event) {
        Diagram diagram = model.diagramProperty().get();
        if (!diagram.cards().isEmpty()) {
            double scale = scale(diagram);
            model.centre(
                    (event.getX() - (WIDTH - diagram.width() * scale) / 2) / scale,
                    (event.getY() - (HEIGHT - diagram.height() * scale) / 2) / scale);
        }
        event.consume();
    }
}
