package org.schemawright.desktop.diagram;

import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.migration.schema.ObjectName;

/** The drawn part of the diagram: follows the model, and turns pointer and keys into its commands. */
final class DiagramCanvas extends Region {

    private final DiagramModel model;
    private final Theme theme;
    private final Consumer<ObjectName> openTable;
    private final Canvas canvas = new Canvas();
    private final Region frame = new Region();
    private final DiagramFonts fonts = new DiagramFonts();
    private final InvalidationListener repaint = property -> requestLayout();
    private final InvalidationListener recolour;
    private DiagramPainter painter;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean dragging;

    DiagramCanvas(DiagramModel model, Theme theme, Consumer<ObjectName> openTable) {
        this.model = model;
        this.theme = theme;
        this.openTable = openTable;
        this.painter = new DiagramPainter(canvas, new DiagramColors(theme), fonts);
        this.recolour = property -> {
            painter = new DiagramPainter(canvas, new DiagramColors(theme), fonts);
            requestLayout();
        };
        getStyleClass().add("diagram-canvas");
        frame.getStyleClass().add("diagram-frame");
        frame.setMouseTransparent(true);
        getChildren().addAll(canvas, frame);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Diagram");
        setAccessibleHelp("Tab goes from table to table, Enter opens one, arrow keys move, plus and minus zoom.");
        focusedProperty().addListener(repaint);
        addEventHandler(MouseEvent.ANY, this::pointer);
        setOnScroll(this::wheel);
        setOnZoom(event -> model.zoomAt(event.getZoomFactor(), event.getX(), event.getY()));
        setOnKeyPressed(new DiagramKeys(model, openTable)::pressed);
    }

    /** Follows model and theme from now on. */
    void attach() {
        theme.darkProperty().addListener(recolour);
        model.diagramProperty().addListener(repaint);
        model.viewportProperty().addListener(repaint);
        model.hoveredProperty().addListener(repaint);
        model.focusedProperty().addListener(repaint);
        recolour.invalidated(theme.darkProperty());
    }

    void detach() {
        theme.darkProperty().removeListener(recolour);
        model.diagramProperty().removeListener(repaint);
        model.viewportProperty().removeListener(repaint);
        model.hoveredProperty().removeListener(repaint);
        model.focusedProperty().removeListener(repaint);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            model.resize(getWidth(), getHeight());
        }
        frame.resizeRelocate(0, 0, getWidth(), getHeight());
        paint();
    }

    private void paint() {
        Card lifted = model.lifted().orElse(null);
        ObjectName at = model.focusedProperty().get();
        Diagram diagram = model.diagramProperty().get();
        Card ring = at == null || !isFocused() ? null : diagram.card(at).orElse(null);
        painter.paint(diagram, model.viewportProperty().get(), lifted, ring);
        setAccessibleText(words(diagram, ring));
    }

    private static String words(Diagram diagram, @Nullable Card card) {
        return card == null
                ? "Diagram of " + diagram.cards().size() + " tables"
                : card.title() + ", " + diagram.describe(card);
    }

    private void pointer(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            setCursor(model.point(event.getX(), event.getY()).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED) {
            model.pointNowhere();
        } else if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            requestFocus();
            pressX = event.getX();
            pressY = event.getY();
            lastX = pressX;
            lastY = pressY;
            dragging = false;
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
            drag(event.getX(), event.getY());
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
            release(event);
        }
    }

    private void drag(double x, double y) {
        // A hand that trembles while it clicks is no drag.
        if (!dragging && Math.hypot(x - pressX, y - pressY) < 4) {
            return;
        }
        dragging = true;
        setCursor(Cursor.CLOSED_HAND);
        model.pan(x - lastX, y - lastY);
        lastX = x;
        lastY = y;
    }

    private void release(MouseEvent event) {
        setCursor(Cursor.DEFAULT);
        if (!dragging && event.getButton() == MouseButton.PRIMARY) {
            model.point(event.getX(), event.getY()).ifPresent(card -> openTable.accept(card.table()));
        }
        dragging = false;
    }

    private void wheel(ScrollEvent event) {
        if (event.isInertia() || event.getDeltaY() == 0) {
            return;
        }
        model.zoomAt(Math.pow(1.0018, Math.clamp(event.getDeltaY(), -240, 240)), event.getX(), event.getY());
        event.consume();
    }
}
