package org.schemawright.desktop.story;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.task.Background;
import org.testfx.util.WaitForAsyncUtils;

/** Somebody before the real window: points, clicks and types at what can be seen, and waits for nothing for ever. */
final class Person {

    private static final int PATIENCE = 30;

    private final Robot robot;
    private final Scene scene;
    private final Background background;
    private int pictures;

    /** Made on the JavaFX thread. */
    Person(Scene scene, Background background) {
        this.robot = new Robot();
        this.scene = scene;
        this.background = background;
    }

    /** Waits until these words stand somewhere in what is shown. */
    void see(String words) throws Exception {
        await("see “" + words + "”", () -> words().stream().anyMatch(text -> text.contains(words)));
    }

    /** Waits until these words stand nowhere. */
    void seeNoMore(String words) throws Exception {
        await("see no more “" + words + "”", () -> words().stream().noneMatch(text -> text.contains(words)));
    }

    boolean sees(String words) throws Exception {
        return onFx(() -> words().stream().anyMatch(text -> text.contains(words)));
    }

    /** Clicks what the selector finds, as soon as it can be clicked. */
    void click(String selector) throws Exception {
        point(selector, () -> usable(matching(selector)));
        strike(1);
    }

    /** Clicks the button, link or line with these words. */
    void clickWords(String words) throws Exception {
        point("“" + words + "”", () -> usable(saying(words)));
        strike(1);
    }

    /** Clicks the line with these words in what the selector finds, so many times. */
    void clickIn(String selector, String words, int times) throws Exception {
        point(
                "“" + words + "” in " + selector,
                () -> usable(saying(words).and(node -> isIn(node, matching(selector)))));
        strike(times);
    }

    private static boolean isIn(Node node, Predicate<Node> wanted) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (wanted.test(at)) {
                return true;
            }
        }
        return false;
    }

    /** Clicks a control that screen readers call so; the last of them, where there are several. */
    void clickCalled(String name) throws Exception {
        point(name, () -> usable(node -> name.equals(node.getAccessibleText())));
        strike(1);
    }

    /** Writes where the keyboard is. */
    void write(String text) throws Exception {
        for (char letter : text.toCharArray()) {
            String typed = String.valueOf(letter);
            KeyCode code =
                    Character.isLetter(letter) ? KeyCode.getKeyCode(typed.toUpperCase(Locale.ROOT)) : KeyCode.UNDEFINED;
            onFx(() -> {
                type(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, typed, code);
                type(KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED);
                type(KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, typed, code);
                return true;
            });
        }
        rest();
    }

    private void type(EventType<KeyEvent> type, String character, String text, KeyCode code) {
        boolean shift = !character.equals(character.toLowerCase(Locale.ROOT));
        Node owner = Objects.requireNonNull(scene.getFocusOwner(), "nothing has the keyboard");
        Event.fireEvent(owner, new KeyEvent(type, character, text, code, shift, false, false, false));
    }

    /** Presses a key and lets it go, and does not wait for what it does. */
    void strike(KeyCode key) throws Exception {
        onFx(() -> {
            robot.keyPress(key);
            return true;
        });
        onFx(() -> {
            robot.keyRelease(key);
            return true;
        });
    }

    /** Presses keys together, the last of them last. */
    void press(KeyCode... keys) throws Exception {
        for (KeyCode key : keys) {
            onFx(() -> {
                robot.keyPress(key);
                return true;
            });
        }
        for (KeyCode key : List.of(keys).reversed()) {
            onFx(() -> {
                robot.keyRelease(key);
                return true;
            });
        }
        rest();
    }

    /** Clicks a field, and writes over what it has. */
    void fill(String selector, String text) throws Exception {
        click(selector);
        press(KeyCode.CONTROL, KeyCode.A);
        write(text);
    }

    /** Folds a list out and takes the line with these words. */
    void pick(String selector, String words) throws Exception {
        click(selector);
        clickLine(words);
    }

    void pickCalled(String name, String words) throws Exception {
        clickCalled(name);
        clickLine(words);
    }

    private void clickLine(String words) throws Exception {
        point(
                "line “" + words + "”",
                () -> candidates(
                                window -> window != scene.getWindow(),
                                saying(words).and(this::isUsable))
                        .stream()
                        .findFirst()
                        .orElse(null));
        strike(1);
    }

    /** Goes to something by the search of the window. */
    void search(String words) throws Exception {
        press(KeyCode.CONTROL, KeyCode.K);
        await("the search", () -> focusId().equals("palette-field"));
        write(words);
        press(KeyCode.ENTER);
    }

    /** The id of what has the keyboard; empty where it has none. */
    String focusId() {
        Node owner = scene.getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    void awaitFocus(String id) throws Exception {
        await("the keyboard at " + id, () -> focusId().equals(id));
    }

    /** Waits for something that is asked on the JavaFX thread. */
    void await(String what, Callable<Boolean> condition) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition)
                    .get());
        } catch (TimeoutException e) {
            picture("missed");
            throw new AssertionError(
                    "Waited in vain: " + what + ". Shown: "
                            + onFx(this::words).stream().distinct().toList(),
                    e);
        }
        rest();
    }

    <T> T onFx(Callable<T> asked) throws Exception {
        return WaitForAsyncUtils.asyncFx(asked).get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Until nothing runs beside the JavaFX thread; what takes longer is waited for by what it shows. */
    void rest() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        // Twice in a row, since an answer may start further work in a later pulse.
        for (int quiet = 0; quiet < 2 && System.nanoTime() < end; ) {
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
            quiet = onFx(background::idle) ? quiet + 1 : 0;
        }
    }

    /** Keeps what is seen, where a folder for that is given. */
    void picture(String name) throws Exception {
        String folder = System.getProperty("schemawright.pictures");
        if (folder != null) {
            rest();
            Path file = Files.createDirectories(Path.of(folder)).resolve("%02d-%s.png".formatted(++pictures, name));
            ImageIO.write(SwingFXUtils.fromFXImage(onFx(() -> scene.snapshot(null)), null), "png", file.toFile());
        }
    }

    private void point(String what, Callable<@Nullable Node> target) throws Exception {
        await("can click " + what, () -> target.call() != null);
        Node node = Objects.requireNonNull(onFx(target));
        onFx(() -> {
            Bounds at = node.localToScreen(node.getLayoutBounds());
            robot.mouseMove(at.getCenterX(), at.getCenterY());
            return true;
        });
    }

    private void strike(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            onFx(() -> {
                robot.mousePress(MouseButton.PRIMARY);
                return true;
            });
            onFx(() -> {
                robot.mouseRelease(MouseButton.PRIMARY);
                return true;
            });
        }
        rest();
    }

    private @Nullable Node usable(Predicate<Node> wanted) {
        return candidates(window -> true, wanted.and(this::isUsable)).stream()
                .findFirst()
                .orElse(null);
    }

    /** What lies above comes first. */
    private static List<Node> candidates(Predicate<Window> of, Predicate<Node> wanted) {
        List<Node> found = new ArrayList<>();
        for (Window window : Window.getWindows()) {
            if (window.isShowing() && window.getScene() != null && of.test(window)) {
                collect(window.getScene().getRoot(), wanted, found);
            }
        }
        return found.reversed();
    }

    private static void collect(Node node, Predicate<Node> wanted, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        if (wanted.test(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, wanted, found));
        }
    }

    private boolean isUsable(Node node) {
        return !node.isDisabled() && node.getLayoutBounds().getWidth() > 0 && isWithinWindow(node);
    }

    private static boolean isWithinWindow(Node node) {
        var at = node.localToScene(node.getLayoutBounds());
        Scene of = node.getScene();
        return of != null
                && at.getCenterX() > 0
                && at.getCenterY() > 0
                && at.getCenterX() < of.getWidth()
                && at.getCenterY() < of.getHeight();
    }

    private static Predicate<Node> matching(String selector) {
        return node -> selector.startsWith("#")
                ? selector.substring(1).equals(node.getId())
                : node.getStyleClass().contains(selector.substring(1));
    }

    private static Predicate<Node> saying(String words) {
        return node -> node instanceof Labeled labeled && words.equals(labeled.getText());
    }

    /** All words that are shown, those in fields too. */
    private List<String> words() {
        return candidates(window -> true, node -> word(node).isPresent()).stream()
                .map(node -> word(node).orElseThrow())
                .toList();
    }

    private static Optional<String> word(Node node) {
        String text =
                switch (node) {
                    case Labeled labeled -> labeled.getText();
                    case TextInputControl field -> field.getText();
                    case Text one -> one.getText();
                    default -> null;
                };
        return Optional.ofNullable(text).filter(said -> !said.isBlank());
    }
}
