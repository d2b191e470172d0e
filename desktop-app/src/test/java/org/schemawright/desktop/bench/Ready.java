package org.schemawright.desktop.bench;

import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.schemawright.desktop.Launcher;

/**
 * The program, or a bare JavaFX window, in a process of its own that says when it can be used: as soon as a pulse has
 * laid out the window with the tree of tables in it, respectively the bare window.
 */
public final class Ready {

    /** What the process says. */
    static final String SIGN = "ready";

    private static final long LOOK_EVERY_NANOS = 5_000_000;

    private Ready() {}

    /** The real program on a file. */
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Thread watcher = new Thread(Program::watch, "watcher");
            watcher.setDaemon(true);
            watcher.start();
            Launcher.main(arguments);
        }

        private static void watch() {
            while (true) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
                try {
                    Platform.runLater(Program::look);
                } catch (IllegalStateException notStarted) {
                    // JavaFX is still starting.
                }
            }
        }

        private static void look() {
            for (Window window : Window.getWindows()) {
                Scene scene = window.getScene();
                if (scene.lookup("#schema-tree") instanceof TreeView<?> tree && tree.getExpandedItemCount() > 1) {
                    say(scene);
                }
            }
        }
    }

    /** The least that JavaFX needs for a window. */
    public static final class BareWindow extends Application {
        @Override
        public void start(Stage stage) {
            Scene scene = new Scene(new Label("Ready"), 980, 900);
            stage.setScene(scene);
            stage.show();
            say(scene);
        }
    }

    /** Starts {@link BareWindow} from a class that is no JavaFX application, as the program does. */
    public static final class Bare {
        private Bare() {}

        public static void main(String[] arguments) {
            Application.launch(BareWindow.class, arguments);
        }
    }

    private static void say(Scene scene) {
        scene.addPostLayoutPulseListener(() -> {
            PrintStream out = System.out;
            out.println(SIGN);
            out.flush();
            Runtime.getRuntime().halt(0);
        });
        Platform.requestNextPulse();
    }
}
