package org.schemawright.desktop.diagram;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/** What the diagram shows, which part of it is seen, and which table is looked at. */
public final class DiagramModel {

    /** The legend along the bottom, the overview in the corner. */
    private static final Viewport.Floats FLOATS = new Viewport.Floats(44, 228, 148);

    private final Supplier<DiagramSource> source;
    private final List<? extends Observable> triggers;
    private final InvalidationListener onTrigger = trigger -> refresh();
    private final Background background;
    private final ReadOnlyObjectWrapper<Diagram> diagram = new ReadOnlyObjectWrapper<>(Diagram.EMPTY);
    private final ReadOnlyObjectWrapper<Viewport> viewport = new ReadOnlyObjectWrapper<>(Viewport.START);
    private final ObjectProperty<DiagramDetail> detail = new SimpleObjectProperty<>(DiagramDetail.KEYS_AND_NAMES);
    private final ReadOnlyObjectWrapper<@Nullable ObjectName> hovered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ObjectName> focused = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper timing = new ReadOnlyStringWrapper("");
    private @Nullable RunningTask layout;
    private @Nullable DiagramSource shown;
    private double viewWidth;
    private double viewHeight;
    private boolean fitted = true;
    private boolean drawn;

    /** The diagram of a workspace, with what is pending in it. */
    public static DiagramModel of(Workspace workspace, Background background) {
        Supplier<DiagramSource> source = () -> new DiagramSource(
                workspace.schemaProperty().get(),
                workspace.draftProperty().get(),
                workspace.changeSet().schemaChanges());
        return new DiagramModel(source, List.of(workspace.schemaProperty(), workspace.draftProperty()), background);
    }

    /** The diagram of two schemas: the second one, with what it adds to the first, changes and removes coloured. */
    public static DiagramModel between(DatabaseSchema before, DatabaseSchema after, Background background) {
        DiagramSource source = new DiagramSource(before, after, List.of());
        return new DiagramModel(() -> source, List.of(), background);
    }

    /**
     * A diagram of nothing, until {@link #start()}.
     *
     * @param source asked for the schema, its draft and the pending changes at each refresh
     * @param triggers what calls for a refresh
     * @param background where the layout runs
     */
    DiagramModel(Supplier<DiagramSource> source, List<? extends Observable> triggers, Background background) {
        this.source = source;
        this.triggers = triggers;
        this.background = background;
        detail.addListener((property, before, now) -> {
            shown = null;
            refresh();
        });
    }

    // Properties

    ReadOnlyObjectProperty<Diagram> diagramProperty() {
        return diagram.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    /** How many columns the cards show. */
    ObjectProperty<DiagramDetail> detailProperty() {
        return detail;
    }

    /** The table under the pointer; null for none. */
    ReadOnlyObjectProperty<@Nullable ObjectName> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /** The table that the keyboard is at; null for none. */
    ReadOnlyObjectProperty<@Nullable ObjectName> focusedProperty() {
        return focused.getReadOnlyProperty();
    }

    /** Why there is no new layout; null when there is. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many tables and relationships there are. */
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** How long the layout took. */
    ReadOnlyStringProperty timingProperty() {
        return timing.getReadOnlyProperty();
    }

    /** Whether a layout came back at least once, so that an empty diagram means an empty schema. */
    boolean isDrawn() {
        return drawn;
    }

    /** The table that is lifted above the others: the one under the pointer, else the one at the keyboard. */
    Optional<Card> lifted() {
        ObjectName table = hovered.get() == null ? focused.get() : hovered.get();
        return table == null ? Optional.empty() : diagram.get().card(table);
    }

    // Commands

    /** Draws the schema, and from now on each change of it. */
    void start() {
        triggers.forEach(trigger -> trigger.addListener(onTrigger));
        refresh();
    }

    /** No longer follows the schema. */
    void stop() {
        triggers.forEach(trigger -> trigger.removeListener(onTrigger));
    }

    /** Draws the schema and its draft anew, on another thread; what is shown stays until that is done. */
    void refresh() {
        DiagramSource wanted = source.get();
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        if (layout != null) {
            layout.cancel();
        }
        DiagramDetail lines = detail.get();
        RunningTask begun = background.run(
                "Laying out the diagram",
                progress -> {
                    long start = System.nanoTime();
                    Diagram placed = DiagramLayout.place(DiagramContent.of(wanted, lines), progress::cancelled);
                    return new Placed(placed, Duration.ofNanos(System.nanoTime() - start));
                },
                this::show,
                this::failed);
        layout = begun;
        begun.onCancelled(() -> {
            if (layout == begun) {
                // By the person, not for a newer one: the next look at the diagram tries again.
                shown = null;
            }
        });
    }

    private void failed(Problem what) {
        shown = null;
        problem.set(what);
    }

    /** Nobody wants the layout any more that is on its way. */
    void close() {
        if (layout != null) {
            layout.cancel();
        }
    }

    /** Tells how large the view is, in pixels; until something else was looked at, all of the diagram stays in it. */
    void resize(double width, double height) {
        viewWidth = width;
        viewHeight = height;
        if (fitted) {
            fit();
        }
    }

    /** Shows all of it, at most at 100 %. */
    void fit() {
        viewport.set(Viewport.fitting(diagram.get(), viewWidth, viewHeight, FLOATS));
        fitted = true;
    }

    /** Zooms around the middle of the view. */
    void zoom(double factor) {
        zoomAt(factor, viewWidth / 2, viewHeight / 2);
    }

    void zoomAt(double factor, double x, double y) {
        fitted = false;
        viewport.set(viewport.get().zoomed(factor, x, y));
    }

    void zoomTo(double scale) {
        zoom(scale / viewport.get().scale());
    }

    void pan(double x, double y) {
        fitted = false;
        viewport.set(viewport.get().moved(x, y));
    }

    /** Puts a point of the diagram in the middle of the view. */
    void centre(double x, double y) {
        fitted = false;
        viewport.set(viewport.get().centred(x, y, viewWidth, viewHeight));
    }

    /** Takes the place of the pointer in the view; answers with the card there. */
    Optional<Card> point(double x, double y) {
        Viewport seen = viewport.get();
        Optional<Card> card = diagram.get().cardAt(seen.toDiagramX(x), seen.toDiagramY(y));
        hovered.set(card.map(Card::table).orElse(null));
        return card;
    }

    /** The pointer left the view. */
    void pointNowhere() {
        hovered.set(null);
    }

    /** Goes to the next or the previous table in reading order; false when there is none. */
    boolean focusNext(boolean forward) {
        List<Card> order = diagram.get().readingOrder();
        int at = order.stream().map(Card::table).toList().indexOf(focused.get());
        int next = at < 0 ? (forward ? 0 : order.size() - 1) : at + (forward ? 1 : -1);
        if (next < 0 || next >= order.size()) {
            focused.set(null);
            return false;
        }
        reveal(order.get(next).table());
        return true;
    }

    /** Lifts a table and brings it into the view; null lifts none. */
    void reveal(@Nullable ObjectName table) {
        focused.set(table);
        Card card = table == null ? null : diagram.get().card(table).orElse(null);
        if (card == null) {
            return;
        }
        Viewport seen = viewport.get();
        boolean inside = seen.toScreenX(card.x()) >= 0
                && seen.toScreenY(card.y()) >= 0
                && seen.toScreenX(card.x() + card.width()) <= viewWidth
                && seen.toScreenY(card.y() + card.height()) <= viewHeight;
        if (!inside) {
            centre(card.centerX(), card.centerY());
        }
    }

    /** Lifts the first table whose name has the text in it, those that begin with it first; false when none has. */
    boolean find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            focused.set(null);
            return true;
        }
        List<Card> cards = diagram.get().cards();
        Optional<Card> found =
                cards.stream().filter(c -> name(c).startsWith(wanted)).findFirst();
        if (found.isEmpty()) {
            found = cards.stream().filter(c -> name(c).contains(wanted)).findFirst();
        }
        focused.set(null);
        found.ifPresent(card -> reveal(card.table()));
        return found.isPresent();
    }

    private static String name(Card card) {
        return card.title().toLowerCase(Locale.ROOT);
    }

    private void show(Placed placed) {
        Diagram next = placed.diagram();
        layout = null;
        problem.set(null);
        if (focused.get() != null && next.card(focused.get()).isEmpty()) {
            focused.set(null);
        }
        hovered.set(null);
        drawn = true;
        diagram.set(next);
        status.set(NumberWords.count(next.cards().size(), "table") + ", "
                + NumberWords.count(next.relationships(), "relationship")
                + (next.guesses() == 0 ? "" : ", " + NumberWords.count(next.guesses(), "guess", "guesses")));
        timing.set("Laid out in " + Moments.took(placed.time()));
        if (fitted) {
            fit();
        }
    }

    private record Placed(Diagram diagram, Duration time) {}
}
