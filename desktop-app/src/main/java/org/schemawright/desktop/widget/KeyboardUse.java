package org.schemawright.desktop.widget;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TabPane;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What a window does for those who work with the keyboard: it shows where they are, and opens context menus. */
public final class KeyboardUse {

    /** Opens the context menu of what has the keyboard. */
    public static final Shortcut MENU = Shortcut.of(
            "Open the context menu",
            new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN),
            new KeyCodeCombination(KeyCode.CONTEXT_MENU));

    private static final PseudoClass KEYS = PseudoClass.getPseudoClass("keys");

    private KeyboardUse() {}

    /**
     * Begins. From the first key on the root is in the state {@code :keys}, until the mouse is pressed: JavaFX shows the
     * focus only where Tab led, and not where it was put, for example when an editor closes.
     */
    public static void follow(Parent root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!event.getCode().isModifierKey()) {
                root.pseudoClassStateChanged(KEYS, true);
            }
        });
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> root.pseudoClassStateChanged(KEYS, false));
        // Windows sends the request by itself; elsewhere JavaFX knows it from the mouse alone.
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
                if (MENU.matches(event) && owner != null) {
                    openMenu(owner);
                    event.consume();
                }
            });
        }
    }

    private static void openMenu(Node owner) {
        Node at = place(owner);
        Bounds scene = at.localToScene(at.getLayoutBounds());
        Bounds screen = at.localToScreen(at.getLayoutBounds());
        if (scene == null || screen == null) {
            return;
        }
        double x = Math.min(40, scene.getWidth() / 2);
        double y = Math.min(24, scene.getHeight() - 2);
        Event.fireEvent(
                at,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        scene.getMinX() + x,
                        scene.getMinY() + y,
                        screen.getMinX() + x,
                        screen.getMinY() + y,
                        true,
                        null));
    }

    /** The cell or tab that one works with, else the control itself. */
    private static Node place(Node owner) {
        Node tab = owner instanceof TabPane ? owner.lookup(".tab:selected") : null;
        return tab != null ? tab : focusedCell(owner) instanceof Node cell ? cell : owner;
    }

    private static @Nullable Node focusedCell(Node owner) {
        return owner.lookupAll(".indexed-cell").stream()
                .filter(node ->
                        node instanceof IndexedCell<?> cell && cell.isFocused() && cell.isVisible() && !cell.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
