package org.schemawright.desktop.widget;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * Light or dark, for all scenes that it was applied to, switched while they are shown. Popups of these scenes follow by
 * themselves. Make one before the first control: it loads the bundled fonts, without which a bare machine has none.
 */
public final class Theme {

    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "Inter-Bold.otf",
            "Inter-Italic.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Medium.ttf",
            "JetBrainsMono-Bold.ttf",
            "JetBrainsMono-Italic.ttf");
    private static final List<String> SHEETS = List.of("controls.css", "data.css", "parts.css");

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final List<WeakReference<Scene>> scenes = new ArrayList<>();
    private ThemeColors colors;

    /** A theme in which nothing is shown yet. */
    public Theme(boolean dark) {
        loadFonts();
        this.dark.set(dark);
        this.colors = ThemeColors.read(dark);
    }

    /** Whether it is dark now; a canvas repaints when this changes. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    public boolean isDark() {
        return dark.get();
    }

    /** Shows all scenes dark or light from now on. */
    public void setDark(boolean value) {
        if (value == dark.get()) {
            return;
        }
        colors = ThemeColors.read(value);
        scenes.removeIf(reference -> reference.get() == null);
        dark.set(value);
        for (WeakReference<Scene> reference : scenes) {
            Scene scene = reference.get();
            if (scene != null) {
                style(scene);
            }
        }
    }

    public void toggle() {
        setDark(!isDark());
    }

    /** Styles a scene, and keeps it in step. */
    public void apply(Scene scene) {
        scenes.add(new WeakReference<>(scene));
        style(scene);
    }

    /**
     * What a role is now, for those who draw on a canvas.
     *
     * @param role as in the style sheets, for example {@code -sw-canvas} or {@code -color-fg-muted}
     * @throws IllegalArgumentException when there is no such role
     */
    public Color color(String role) {
        return colors.color(role);
    }

    private void style(Scene scene) {
        String controls =
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        // Popups are measured before they are in step with their window: they must not meet another style sheet then.
        if (!controls.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(controls);
        }
        scene.setUserAgentStylesheet(controls);
        List<String> sheets = new ArrayList<>();
        sheets.add(resource(isDark() ? "dark.css" : "light.css").toExternalForm());
        SHEETS.forEach(name -> sheets.add(resource(name).toExternalForm()));
        scene.getStylesheets().setAll(sheets);
    }

    static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name);
    }

    private static void loadFonts() {
        for (String name : FONTS) {
            try (InputStream in = resource("fonts/" + name).openStream()) {
                Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
