package org.schemawright.desktop.shell;

import java.io.File;
import org.schemawright.desktop.connection.ConnectionProfile;

/**
 * A line of the list of recent databases.
 *
 * @param profile how to reach it
 * @param when when it was opened last, in words
 * @param missing whether it is a file that is no longer there
 */
record RecentItem(ConnectionProfile profile, String when, boolean missing) {

    boolean isFile() {
        return profile instanceof ConnectionProfile.SqliteFile;
    }

    /** Where it is, for people. */
    String place() {
        return switch (profile) {
            case ConnectionProfile.SqliteFile file -> shortened(file.path().toString());
            case ConnectionProfile.PostgresServer server -> server.place() + ", as " + server.user();
        };
    }

    private static String shortened(String path) {
        String home = System.getProperty("user.home", "");
        return !home.isEmpty() && path.startsWith(home + File.separator) ? "~" + path.substring(home.length()) : path;
    }
}
