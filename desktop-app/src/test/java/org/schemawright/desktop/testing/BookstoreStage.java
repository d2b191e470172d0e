package org.schemawright.desktop.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A real window for one view over the bookstore, with real threads and an overlay for editors and questions. */
public final class BookstoreStage {

    private final Background background = new ThreadedBackground();
    private final Overlay overlay = new Overlay();
    private final StackPane root = new StackPane(overlay);

    /** Shows the window, empty. */
    public void show(Stage stage) {
        Scene scene = new Scene(root, 980, 760);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    /** Opens a fresh bookstore in a folder; not on the JavaFX thread. */
    public Workspace open(Path folder) throws Exception {
        return OpenBookstore.in(folder, background);
    }

    public StackPane root() {
        return root;
    }

    public Overlay overlay() {
        return overlay;
    }

    public Background background() {
        return background;
    }

    /** Closes a workspace and all threads; on the JavaFX thread. */
    public void close(Workspace workspace) {
        workspace.close();
        background.close();
    }

    /** Waits for something that is asked on the JavaFX thread. */
    public static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** All words that are shown. */
    public static List<String> texts(FxRobot robot) {
        return robot
                .lookup(node -> node instanceof Labeled labeled && labeled.isVisible())
                .queryAllAs(Labeled.class)
                .stream()
                .map(Labeled::getText)
                .filter(Objects::nonNull)
                .toList();
    }
}
