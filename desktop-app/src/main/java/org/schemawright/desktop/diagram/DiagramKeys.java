package org.schemawright.desktop.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.migration.schema.ObjectName;

/** The keys of the diagram. */
final class DiagramKeys {

    static final Shortcut NEXT = Shortcut.of("Go to the next table", key(KeyCode.TAB));
    static final Shortcut PREVIOUS =
            Shortcut.of("Go to the table before", new KeyCodeCombination(KeyCode.TAB, KeyCombination.SHIFT_DOWN));
    static final Shortcut OPEN = Shortcut.of("Open its rows", key(KeyCode.ENTER), key(KeyCode.SPACE));
    static final Shortcut LEAVE = Shortcut.of("Leave the table", key(KeyCode.ESCAPE));
    static final Shortcut LEFT = Shortcut.of("Look further left", key(KeyCode.LEFT));
    static final Shortcut RIGHT = Shortcut.of("Look further right", key(KeyCode.RIGHT));
    static final Shortcut UP = Shortcut.of("Look further up", key(KeyCode.UP));
    static final Shortcut DOWN = Shortcut.of("Look further down", key(KeyCode.DOWN));
    static final Shortcut IN = Shortcut.of(
            "Zoom in",
            key(KeyCode.PLUS),
            key(KeyCode.ADD),
            key(KeyCode.EQUALS),
            new KeyCodeCombination(KeyCode.PLUS, KeyCombination.SHIFT_DOWN),
            new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHIFT_DOWN));
    static final Shortcut OUT = Shortcut.of("Zoom out", key(KeyCode.MINUS), key(KeyCode.SUBTRACT));
    static final Shortcut FIT =
            Shortcut.of("Show the whole diagram", key(KeyCode.DIGIT0), key(KeyCode.NUMPAD0), key(KeyCode.HOME));
    static final Shortcut FULL_SIZE = Shortcut.of("Go to 100 %", key(KeyCode.DIGIT1), key(KeyCode.NUMPAD1));

    private static final double PAN_STEP = 48;
    private static final double ZOOM_STEP = 1.2;

    /** Each answers whether there was something to do; if not, the key goes on to the window. */
    private final Map<Shortcut, BooleanSupplier> actions = new LinkedHashMap<>();

    DiagramKeys(DiagramModel model, Consumer<ObjectName> openTable) {
        actions.put(NEXT, () -> model.focusNext(true));
        actions.put(PREVIOUS, () -> model.focusNext(false));
        actions.put(OPEN, does(() -> {
            ObjectName at = model.focusedProperty().get();
            if (at != null) {
                openTable.accept(at);
            }
        }));
        actions.put(LEAVE, () -> {
            boolean any = model.focusedProperty().get() != null;
            model.reveal(null);
            return any;
        });
        actions.put(LEFT, does(() -> model.pan(PAN_STEP, 0)));
        actions.put(RIGHT, does(() -> model.pan(-PAN_STEP, 0)));
        actions.put(UP, does(() -> model.pan(0, PAN_STEP)));
        actions.put(DOWN, does(() -> model.pan(0, -PAN_STEP)));
        actions.put(IN, does(() -> model.zoom(ZOOM_STEP)));
        actions.put(OUT, does(() -> model.zoom(1 / ZOOM_STEP)));
        actions.put(FIT, does(model::fit));
        actions.put(FULL_SIZE, does(() -> model.zoomTo(1)));
    }

    /** What the keys of the diagram do. */
    static List<Shortcut> all() {
        return List.of(NEXT, PREVIOUS, OPEN, LEAVE, LEFT, RIGHT, UP, DOWN, IN, OUT, FIT, FULL_SIZE);
    }

    void pressed(KeyEvent event) {
        for (Map.Entry<Shortcut, BooleanSupplier> each : actions.entrySet()) {
            if (each.getKey().matches(event)) {
                if (each.getValue().getAsBoolean()) {
                    event.consume();
                }
                return;
            }
        }
    }

    private static BooleanSupplier does(Runnable action) {
        return () -> {
            action.run();
            return true;
        };
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }
}
