package org.schemawright.desktop;

import java.nio.file.Path;
import java.util.Arrays;
import javafx.application.Application;

/**
 * Where the program starts: {@code Launcher [FILE|URL]}, or {@code Launcher tour DIR [FILE|URL]}. Not a JavaFX class itself, so that JavaFX may come from the class
 * path.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length >= 2 && arguments[0].equals("tour")) {
            new TourLauncher(Path.of(arguments[1]), Arrays.stream(arguments).skip(2).findFirst()).run();
            return;
        }
        Application.launch(DesktopApp.class, arguments);
    }
}
