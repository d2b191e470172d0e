package org.schemawright.desktop.tour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.FxThread;

/**
 * Uses the program as a person would, by what is on the screen: presses buttons, types and clicks. Called from a thread
 * beside the JavaFX thread; every call returns when the program has come to rest again.
 */
final class Hands {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 15;

    private final Scene scene;
    private final Background background;

    Hands(Scene scene, Background background) {
        this.scene = scene;
        this.background = background;
    }

    /** Does something on the JavaFX thread and waits until the program rests. */
    void act(Runnable action) throws InterruptedException {
        onFxThread(() -> {
            action.run();
            return null;
        });
        rest();
    }

    /** Presses the button that the selector finds. */
    void press(String selector) throws InterruptedException {
        Node node = waitFor(selector);
        act(() -> {
            if (node instanceof ButtonBase button) {
                button.fire();
            } else {
                click(node, 1);
            }
        });
    }

    /** Chooses from a menu button, by the item's place; a menu is a window of its own, which a bare scene cannot show. */
    void choose(String selector, int item) throws InterruptedException {
        Node node = waitFor(selector);
        act(() -> {
            if (!(node instanceof MenuButton menu)) {
                throw new IllegalStateException("Not a menu: " + selector);
            }
            menu.getItems().get(item).fire();
        });
    }

    /** Chooses from a list that folds out, by the item's place. */
    void choice(String selector, int item) throws InterruptedException {
        Node node = waitFor(selector);
        act(() -> {
            if (!(node instanceof ComboBox<?> box)) {
                throw new IllegalStateException("Not a list that folds out: " + selector);
            }
            box.getSelectionModel().select(item);
        });
    }

    /** Clicks what the selector finds in its middle, so many times. */
    void click(String selector, int times) throws InterruptedException {
        Node node = waitFor(selector);
        act(() -> click(node, times));
    }

    /** Replaces the text of the field that the selector finds. */
    void type(String selector, String text) throws InterruptedException {
        Node node = waitFor(selector);
        act(() -> {
            node.requestFocus();
            switch (node) {
                case TextInputControl field -> {
                    field.setText(text);
                    field.end();
                }
                case StyleClassedTextArea area -> area.replaceText(text);
                default -> throw new IllegalStateException("Not a text field: " + selector);
            }
        });
    }

    /** Turns to a tab by its place. */
    void tab(String selector, int index) throws InterruptedException {
        Node node = waitFor(selector);
        act(() -> {
            if (!(node instanceof TabPane tabs)) {
                throw new IllegalStateException("Not tabs: " + selector);
            }
            tabs.getSelectionModel().select(index);
        });
    }

    /** Presses a key on what the selector finds. */
    void key(String selector, KeyCode code) throws InterruptedException {
        Node node = waitFor(selector);
        act(() -> Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    /** Waits until a label says something with these words in it. */
    void waitFor(String label, String words) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!read(label).contains(words)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(label + " never said: " + words);
            }
            pause();
        }
        rest();
    }

    /** The words of a label or of a text. */
    String read(String selector) throws InterruptedException {
        Node node = waitFor(selector);
        String words = onFxThread(() -> switch (node) {
            case Labeled label -> label.getText();
            case StyleClassedTextArea area -> area.getText();
            default -> throw new IllegalStateException("No words: " + selector);
        });
        return words == null ? "" : words;
    }

    /** The first visible node that the selector finds, as soon as it is there. */
    Node waitFor(String selector) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Node found = onFxThread(() -> visible(selector));
            if (found != null) {
                return found;
            }
            pause();
        }
        throw new IllegalStateException("Not on the screen: " + selector);
    }

    private @Nullable Node visible(String selector) {
        Camera.settle(scene.getRoot());
        return scene.getRoot().lookupAll(selector).stream()
                .filter(Hands::isShown)
                .findFirst()
                .orElse(null);
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void rest() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        // Twice in a row, since an answer may start further work in a later pulse.
        for (int quiet = 0; quiet < 2; ) {
            pause();
            Boolean idle = onFxThread(() -> {
                Camera.settle(scene.getRoot());
                return background.idle();
            });
            quiet = idle != null && idle ? quiet + 1 : 0;
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The program does not come to rest");
            }
        }
    }

    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static <T> @Nullable T onFxThread(Supplier<@Nullable T> action) throws InterruptedException {
        try {
            return CompletableFuture.supplyAsync(action, FxThread::run).get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private static void click(Node node, int times) {
        Point2D middle = node.localToScene(
                node.getLayoutBounds().getCenterX(), node.getLayoutBounds().getCenterY());
        for (int count = 1; count <= times; count++) {
            node.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, node, middle, count));
            node.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, node, middle, count));
            node.fireEvent(mouse(MouseEvent.MOUSE_CLICKED, node, middle, count));
        }
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Node node, Point2D inScene, int count) {
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        return new MouseEvent(
                type,
                inScene.getX(),
                inScene.getY(),
                inScene.getX(),
                inScene.getY(),
                MouseButton.PRIMARY,
                count,
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
                new PickResult(node, inScene.getX(), inScene.getY()));
    }
}
