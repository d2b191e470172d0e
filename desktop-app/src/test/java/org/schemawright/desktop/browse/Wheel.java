package org.schemawright.desktop.browse;

import java.util.Objects;
import javafx.event.Event;
import javafx.scene.input.ScrollEvent;

/** The wheel of a mouse over the rows of a grid. */
final class Wheel {

    private Wheel() {}

    /** Turns it; on the JavaFX thread. */
    static void turn(GridTable table, double down) {
        Event.fireEvent(
                Objects.requireNonNull(table.window().flow()),
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        100,
                        100,
                        100,
                        100,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        -down,
                        0,
                        -down,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }
}
