package org.schemawright.desktop;

import javafx.application.Application;

/**
 * Where the program starts: {@code Launcher [FILE|URL]}. Not a JavaFX class itself, so that JavaFX may come from the class
 * path.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        Application.launch(DesktopApp.class, arguments);
    }
}
