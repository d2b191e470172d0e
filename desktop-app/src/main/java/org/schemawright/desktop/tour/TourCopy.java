package org.schemawright.desktop.tour;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.DatabaseUrl;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.workspace.MigrationsFolders;
import org.schemawright.migration.dialect.SqlName;

/** A copy of a database for the tour to change: of a file, or on the same PostgreSQL server, dropped afterwards. */
public final class TourCopy implements AutoCloseable {

    private static final String MAINTENANCE = "postgres";

    private final String address;
    private final String name;
    private final @Nullable OpenDatabase server;

    private TourCopy(String address, String name, @Nullable OpenDatabase server) {
        this.address = address;
        this.name = name;
        this.server = server;
    }

    /**
     * Makes the copy. Blocks.
     *
     * @param original a file or URL; never written to
     * @param folder where the copy of a file goes
     * @throws SQLException when the server refuses a copy, for example while others are connected to the original
     */
    public static TourCopy of(String original, DatabaseOpener opener, Path folder) throws IOException, SQLException {
        DatabaseUrl url = DatabaseUrl.parse(original);
        return switch (url.profile()) {
            case SqliteFile file -> ofFile(file, folder);
            case PostgresServer place -> ofServer(place, url.password().orElse(null), opener);
        };
    }

    /** The copy's address: a file or URL, with the password where the original's had one. */
    public String address() {
        return address;
    }

    private static TourCopy ofFile(SqliteFile file, Path folder) throws IOException {
        Files.createDirectories(folder);
        SqliteFile copy = new SqliteFile(folder.resolve(file.name()), file.environment(), false);
        copyContent(file.path(), copy.path());
        // What others have written and SQLite has not yet put into the file itself.
        for (String beside : List.of("-wal", "-journal")) {
            Path log = file.path().resolveSibling(file.name() + beside);
            if (Files.exists(log)) {
                copyContent(log, copy.path().resolveSibling(copy.name() + beside));
            }
        }
        Path revisions = MigrationsFolders.of(file, folder);
        if (Files.isDirectory(revisions)) {
            copyTree(revisions, MigrationsFolders.of(copy, folder));
        }
        return new TourCopy(copy.path().toString(), copy.name(), null);
    }

    /** Only the content: a copy that is as read-only as its original could not be edited. */
    private static void copyContent(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static TourCopy ofServer(PostgresServer original, char @Nullable [] password, DatabaseOpener opener)
            throws SQLException {
        String name =
                original.database() + "_tour_" + UUID.randomUUID().toString().substring(0, 8);
        OpenDatabase server = opener.open(named(original, MAINTENANCE), password);
        try {
            run(server, "CREATE DATABASE " + SqlName.quote(name) + " TEMPLATE " + SqlName.quote(original.database()));
        } catch (SQLException e) {
            server.close();
            throw e;
        }
        return new TourCopy(address(original, password, name), name, server);
    }

    private static String address(PostgresServer server, char @Nullable [] password, String database) {
        String login = encoded(server.user()) + (password == null ? "" : ":" + encoded(new String(password)));
        String parameters = server.parameters().entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
        return "postgresql://" + login + "@" + server.place() + "/" + encoded(database)
                + (parameters.length() > 1 ? parameters : "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static PostgresServer named(PostgresServer server, String database) {
        return new PostgresServer(
                server.host(),
                server.port(),
                database,
                server.user(),
                server.parameters(),
                server.environment(),
                false);
    }

    private static void run(OpenDatabase server, String sql) throws SQLException {
        try (Connection connection = server.migrationConnections().open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Drops the copy on the server; the copy of a file stays where it was put. */
    @Override
    public void close() throws SQLException {
        if (server != null) {
            try (server) {
                run(server, "DROP DATABASE IF EXISTS " + SqlName.quote(name) + " WITH (FORCE)");
            }
        }
    }
}
