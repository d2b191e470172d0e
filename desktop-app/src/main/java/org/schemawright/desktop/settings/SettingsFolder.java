package org.schemawright.desktop.settings;

import java.nio.file.Path;
import java.util.Locale;

/** Where settings live: the place that the system's conventions name. */
public final class SettingsFolder {

    /** The system property that moves the folder elsewhere. */
    public static final String PROPERTY = "schemawright.home";

    private SettingsFolder() {}

    /** The folder, absolute; it need not exist yet. */
    public static Path locate() {
        String chosen = System.getProperty(PROPERTY, "");
        Path folder = chosen.isBlank()
                ? conventional(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")))
                : Path.of(chosen);
        return folder.toAbsolutePath().normalize();
    }

    private static Path conventional(String system, Path home) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            String roaming = System.getenv("APPDATA");
            return (roaming == null || roaming.isBlank() ? home.resolve("AppData/Roaming") : Path.of(roaming))
                    .resolve("Schemawright");
        }
        if (lower.startsWith("mac")) {
            return home.resolve("Library/Application Support/Schemawright");
        }
        String config = System.getenv("XDG_CONFIG_HOME");
        return (config == null || !config.startsWith("/") ? home.resolve(".config") : Path.of(config))
                .resolve("schemawright");
    }
}
