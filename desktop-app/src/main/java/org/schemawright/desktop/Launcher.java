package org.schemawright.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.LogManager;
import javafx.application.Application;

/**
 * Where the program starts: {@code Launcher [FILE|URL]}, or {@code Launcher tour DIR [FILE|URL]}. Not a JavaFX class itself, so that JavaFX may come from the class
 * path.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        quietLogs();
        if (arguments.length >= 2 && arguments[0].equals("tour")) {
            new TourLauncher(
                            Path.of(arguments[1]),
                            Arrays.stream(arguments).skip(2).findFirst())
                    .run();
            return;
        }
        Application.launch(DesktopApp.class, arguments);
    }

    /** Unless the person brought a configuration of their own. */
    private static void quietLogs() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream in = Launcher.class.getResourceAsStream("logging.properties")) {
                LogManager.getLogManager().readConfiguration(in);
            }
        }
    }
}
