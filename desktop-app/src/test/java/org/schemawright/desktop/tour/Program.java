package org.schemawright.desktop.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.schemawright.desktop.AppContext;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.workspace.Workspace;
import org.testfx.api.FxToolkit;

/** The whole program for a test: real window, real threads, real databases, used by what is on the screen. */
final class Program implements AutoCloseable {

    private final AppContext app;
    private final Scene scene;
    private final Hands hands;
    private final GridHands grid;

    private Program(AppContext app, Scene scene) {
        this.app = app;
        this.scene = scene;
        this.hands = new Hands(scene, app.background());
        this.grid = new GridHands(hands);
    }

    /** Started, with its settings in a folder. */
    static Program start(Path settings) throws Exception {
        FxToolkit.registerPrimaryStage();
        return onFxThread(() -> {
            AppContext app = new AppContext(settings, new NoFileDialogs());
            Scene scene = new Scene(app.window().root(), 1000, 1000);
            app.theme().apply(scene);
            return new Program(app, scene);
        });
    }

    Hands hands() {
        return hands;
    }

    GridHands grid() {
        return grid;
    }

    /** Opens a file or URL; does not say whether that went well. */
    void open(String address) throws InterruptedException {
        hands.act(() -> app.window().open(address));
    }

    /** Follows the first link that is shown with these words. */
    void follow(String words) throws Exception {
        hands.act(() -> scene.getRoot().lookupAll(".hyperlink").stream()
                .filter(Program::isShown)
                .map(Hyperlink.class::cast)
                .filter(link -> words.equals(link.getText()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No link: " + words))
                .fire());
    }

    /** Shows the rows of a table. */
    void table(String name) throws InterruptedException {
        palette(name);
        hands.waitFor("#row-grid");
    }

    /** Runs the command of the palette that these words find first. */
    void palette(String words) throws InterruptedException {
        hands.act(app.window()::search);
        hands.type("#palette-field", words);
        hands.key("#palette-field", KeyCode.ENTER);
    }

    /** Adds a column to the table whose rows are in front; it is a pending schema change then. */
    void addColumn(String column) throws InterruptedException {
        hands.key("#schema-tree", KeyCode.INSERT);
        hands.type("#design-name", column);
        hands.press("#design-submit");
    }

    /** The open database; null on the welcome screen. */
    Workspace workspace() {
        return app.window().workspaceProperty().get();
    }

    ChangeSet pending() {
        return workspace().changeSet();
    }

    /** The words of all that is shown under a node that the selector finds, in order; empty where there is none. */
    String words(String selector) throws Exception {
        return onFxThread(() -> {
            Camera.settle(scene.getRoot());
            return scene.getRoot().lookupAll(selector).stream()
                    .filter(Program::isShown)
                    .map(Program::text)
                    .distinct()
                    .collect(Collectors.joining(" | "));
        });
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String text(Node node) {
        String own = node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
        if (node instanceof Labeled || !(node instanceof Parent parent)) {
            return own;
        }
        List<Node> children = parent.getChildrenUnmodifiable();
        return children.stream()
                .filter(Node::isVisible)
                .map(Program::text)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static <T> T onFxThread(Supplier<T> action) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        FxThread.run(() -> {
            try {
                answer.complete(action.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get();
    }

    @Override
    public void close() throws Exception {
        onFxThread(() -> {
            app.close();
            return true;
        });
    }
}
