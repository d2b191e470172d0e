package org.schemawright.desktop.tour;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javax.imageio.ImageIO;
import org.schemawright.desktop.widget.Theme;

/** Pictures a scene in both themes, as numbered PNG files; used on the JavaFX thread. */
final class Camera {

    private final Scene scene;
    private final Theme theme;
    private final Path folder;
    private int number;

    Camera(Scene scene, Theme theme, Path folder) throws IOException {
        this.scene = scene;
        this.theme = theme;
        this.folder = Files.createDirectories(folder);
    }

    /** Writes {@code 01-name-light.png} and {@code 01-name-dark.png}. */
    void picture(String name) {
        number++;
        boolean before = theme.isDark();
        shoot(name, false);
        shoot(name, true);
        theme.setDark(before);
    }

    private void shoot(String name, boolean dark) {
        theme.setDark(dark);
        settle(scene.getRoot());
        // Scroll panes keep a bitmap of their content, which nothing renews while there is no stage.
        scene.getRoot().lookupAll(".viewport").forEach(viewport -> viewport.setCache(false));
        Path file = folder.resolve(String.format(Locale.ROOT, "%02d-%s-%s.png", number, name, dark ? "dark" : "light"));
        try (OutputStream out = Files.newOutputStream(file)) {
            ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A scene without a window gets no pulses, and virtual lists need a second layout after their first cells. */
    static void settle(Parent root) {
        for (int pass = 0; pass < 3; pass++) {
            root.applyCss();
            root.layout();
        }
    }
}
