package org.schemawright.desktop.workspace;

import java.nio.file.Path;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;

/** Where the revisions of a database are kept until the person says otherwise. */
public final class MigrationsFolders {

    private static final String NOT_FOR_FILE_NAMES = "[^\\p{L}\\p{N}._-]+";

    private MigrationsFolders() {}

    /** Beside a SQLite file, under its name: {@code shop.sqlite} has {@code shop-migrations}. */
    public static Path of(ConnectionProfile profile, Path settingsFolder) {
        return switch (profile) {
            case SqliteFile file -> file.path().resolveSibling(stem(file.name()) + "-migrations");
            case PostgresServer server ->
                settingsFolder
                        .resolve("migrations")
                        .resolve((server.host() + "_" + server.port() + "_" + server.database())
                                .replaceAll(NOT_FOR_FILE_NAMES, "-"));
        };
    }

    private static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot <= 0 ? fileName : fileName.substring(0, dot);
    }
}
