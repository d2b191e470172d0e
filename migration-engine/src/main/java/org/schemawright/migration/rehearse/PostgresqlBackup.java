package org.schemawright.migration.rehearse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Backups of a PostgreSQL database by {@code pg_dump}, in its own compressed format. */
final class PostgresqlBackup implements Backups.Maker {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final long POLL = 100;

    private final DatabaseReach reach;
    private final @Nullable Path folder;
    private final String searchPath;

    /**
     * @param folder where they go; null where nobody has said so
     * @param searchPath the folders in which programs are looked for; null for none
     */
    PostgresqlBackup(DatabaseReach reach, @Nullable Path folder, @Nullable String searchPath) {
        this.reach = reach;
        this.folder = folder;
        this.searchPath = searchPath == null ? "" : searchPath;
    }

    /** Where the server is, as its own programs are told. */
    private record Server(String host, String port, String database, String user, String sslMode, int version) {}

    private Server server() throws SQLException {
        try (Connection connection = reach.open()) {
            Properties address = Driver.parseURL(connection.getMetaData().getURL(), new Properties());
            if (address == null) {
                throw new SQLException("The address of the server is not known.");
            }
            return new Server(
                    first(address, PGProperty.PG_HOST, "localhost"),
                    first(address, PGProperty.PG_PORT, "5432"),
                    SqlText.first(connection, "SELECT current_database()"),
                    connection.getMetaData().getUserName(),
                    first(address, PGProperty.SSL_MODE, ""),
                    connection.getMetaData().getDatabaseMajorVersion());
        }
    }

    /** Of several servers, the one that answers is as likely the first as another; they have the same rows. */
    private static String first(Properties address, PGProperty property, String otherwise) {
        String value = property.getOrDefault(address);
        return value == null || value.isEmpty() ? otherwise : value.split(",", 2)[0];
    }

    @Override
    public BackupFiles files() throws SQLException {
        Path place = folder == null ? Path.of(System.getProperty("user.home"), "schemawright-backups") : folder;
        Server server = server();
        String name = server.database() + "@" + server.host() + "-" + server.port();
        return new BackupFiles(place, name.replaceAll("[^\\p{L}\\p{N}._@-]", "_"), ".dump");
    }

    @Override
    public void write(Path file, BooleanSupplier cancelled) throws SQLException, IOException, RefusedException {
        Server server = server();
        Path program = program(server.version());
        // Made here, so that it is not for others to read.
        Files.createFile(file, PrivateFolder.fileRights());
        run(command(program, server, "--format=custom", "--file=" + file), server, cancelled);
    }

    /** The newest on the path that is as new as the server: an older one refuses it. */
    private Path program(int server) throws IOException, RefusedException {
        int newest = 0;
        for (String place : searchPath.split(File.pathSeparator, -1)) {
            for (String name : List.of("pg_dump", "pg_dump.exe")) {
                Path program = Path.of(place, name);
                if (!place.isEmpty() && Files.isExecutable(program)) {
                    int version = version(program);
                    if (version >= server) {
                        return program;
                    }
                    newest = Math.max(newest, version);
                }
            }
        }
        throw new RefusedException(
                newest == 0
                        ? "pg_dump is not installed here, so no backup can be made. Install the client programs of"
                                + " PostgreSQL " + server + ", or go on without a backup."
                        : "pg_dump is of version " + newest + " and cannot back up a server of version " + server
                                + ". Install the client programs of PostgreSQL " + server
                                + ", or go on without a backup.");
    }

    private static int version(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(words);
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static List<String> command(Path program, Server server, String... more) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-password",
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--username=" + server.user()));
        command.addAll(List.of(more));
        command.add("--dbname=" + quoted(server.database()));
        return command;
    }

    /** A name with an equals sign would be taken for a whole address. */
    private static String quoted(String database) {
        return "dbname='" + database.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void run(List<String> command, Server server, BooleanSupplier cancelled)
            throws IOException, RefusedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        String password = reach.password();
        if (password != null) {
            environment.put("PGPASSWORD", password);
        }
        if (!server.sslMode().isEmpty()) {
            environment.put("PGSSLMODE", server.sslMode());
        }
        environment.put("PGAPPNAME", "Schemawright");
        Path said = Files.createTempFile("schemawright-backup", ".txt", PrivateFolder.fileRights());
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            waitFor(process, cancelled);
            if (process.exitValue() != 0) {
                String words = Files.readString(said).strip();
                throw new RefusedException("No backup could be made. " + words
                        + "\nNothing was changed; mend that, or go on without a backup.");
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static void waitFor(Process process, BooleanSupplier cancelled) {
        try {
            while (!process.waitFor(POLL, TimeUnit.MILLISECONDS)) {
                Stop.check(cancelled);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } finally {
            process.destroy();
        }
    }

    @Override
    public void restore(Path file, BooleanSupplier cancelled) throws SQLException, RefusedException {
        throw new RefusedException(
                "A backup of PostgreSQL is restored into a new database by hand. " + restoreWords(file));
    }

    @Override
    public String restoreWords(Path file) throws SQLException {
        Server server = server();
        return "Run: createdb NEW, then: pg_restore --host=" + server.host() + " --port=" + server.port()
                + " --username=" + server.user() + " --dbname=NEW " + file;
    }
}
