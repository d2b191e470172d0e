package org.schemawright.desktop.testing;

import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.testfx.api.FxRobot;

/** What a robot's pointer cannot do as surely as a hand. */
public final class Pointer {

    private Pointer() {}

    /**
     * Clicks, and clicks again in time for a double click, however slow the machine is.
     *
     * @param node what is clicked; asked again for the second click, since a list may make its cells anew at the first
     */
    public static void doubleClick(FxRobot robot, Supplier<? extends Node> node) {
        robot.clickOn(node.get());
        robot.interact(() -> {
            Node now = node.get();
            List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)
                    .forEach(type -> now.fireEvent(secondClick(type)));
        });
    }

    private static MouseEvent secondClick(EventType<MouseEvent> type) {
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        return new MouseEvent(
                type,
                5,
                5,
                5,
                5,
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
