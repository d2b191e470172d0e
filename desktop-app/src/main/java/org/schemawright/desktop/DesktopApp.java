package org.schemawright.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.settings.SettingsFolder;
import org.schemawright.desktop.widget.NativeFileDialogs;

/** The JavaFX application: one window. Its only argument, a file or URL, is opened at once. */
public final class DesktopApp extends Application {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128, 256);

    private @Nullable AppContext context;

    @Override
    public void start(Stage stage) {
        AppContext made = new AppContext(
                SettingsFolder.locate(), new NativeFileDialogs(() -> stage, getHostServices()::showDocument));
        context = made;
        var screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(
                made.window().root(), Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        made.theme().apply(scene);
        stage.setScene(scene);
        // Its frame would not fit on a small screen.
        stage.setMaximized(screen.getWidth() < WIDTH || screen.getHeight() < HEIGHT);
        made.window().focus();
        stage.setMinWidth(880);
        stage.setMinHeight(560);
        ICON_SIZES.forEach(size -> addIcon(stage, size));
        made.window()
                .workspaceProperty()
                .addListener((property, before, now) -> stage.setTitle(
                        now == null ? "Schemawright" : now.database().profile().name() + " - Schemawright"));
        stage.setTitle("Schemawright");
        stage.setOnCloseRequest(event -> {
            event.consume();
            made.window().leave(stage::close);
        });
        stage.show();
        List<String> arguments = getParameters().getUnnamed();
        if (!arguments.isEmpty()) {
            made.window().open(arguments.getFirst());
        }
    }

    @Override
    public void stop() {
        AppContext made = context;
        if (made != null) {
            made.close();
        }
    }

    private static void addIcon(Stage stage, int size) {
        String name = "/org/schemawright/icons/schemawright-" + size + ".png";
        try (InputStream picture = DesktopApp.class.getResourceAsStream(name)) {
            if (picture != null) {
                stage.getIcons().add(new Image(picture));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
