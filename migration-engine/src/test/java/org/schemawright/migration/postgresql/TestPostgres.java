package org.schemawright.migration.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.schemawright.migration.dialect.SqlName;

/**
 * A real PostgreSQL for tests: one server per test JVM, started when the first test asks for it and stopped when the
 * JVM ends; each test takes a fresh database of its own.
 */
public final class TestPostgres {

    /** A role that may log in only with {@link #PASSWORD}; the user {@code postgres} needs no password. */
    public static final String PASSWORD_USER = "needs_password";

    /** Kept out of messages and logs by the tests that look for it there. */
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestPostgres() {}

    /** A fresh, empty database; closing it drops it, and one left open goes with the server. */
    public static Database create() {
        return create("test_" + COUNTER.incrementAndGet());
    }

    /** The same under a name of the test's own, which may need quotes. */
    public static Database create(String name) {
        EmbeddedPostgres server = Server.RUNNING;
        Database database = new Database("localhost", server.getPort(), name, "postgres");
        database.onServer("CREATE DATABASE " + SqlName.quote(name) + " TEMPLATE template0");
        return database;
    }

    /** Loaded with the first request, hence lazily and once. */
    private static final class Server {
        /** Files in memory, on Linux: a database is hundreds of files, and the tests make hundreds of databases. */
        private static final Path MEMORY = Path.of("/dev/shm");

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_wal_size", "128MB")
                        .setServerConfig("lc_messages", "C");
                if (hasRoom(MEMORY)) {
                    builder.setDataDirectory(Files.createTempDirectory(MEMORY, "test-postgres"));
                }
                EmbeddedPostgres server = builder.start();
                askOneRoleForItsPassword(server);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean hasRoom(Path folder) throws IOException {
            return Files.isWritable(folder) && Files.getFileStore(folder).getUsableSpace() > 2L << 30;
        }

        /** The embedded server trusts everybody; one role is asked, so that a wrong password can be tested. */
        private static void askOneRoleForItsPassword(EmbeddedPostgres server) throws SQLException, IOException {
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE ROLE " + PASSWORD_USER + " SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
                try (var file = statement.executeQuery("SHOW hba_file")) {
                    file.next();
                    Path rules = Path.of(file.getString(1));
                    String asked = "host all " + PASSWORD_USER + " all scram-sha-256\n";
                    Files.writeString(rules, asked + Files.readString(rules), StandardCharsets.UTF_8);
                }
                statement.execute("SELECT pg_reload_conf()");
            }
        }
    }

    /**
     * One database on the test server.
     *
     * @param name its name, unquoted
     * @param user a superuser who needs no password
     */
    public record Database(String host, int port, String name, String user) implements AutoCloseable {

        /** With the user in it, ready for {@link DriverManager}. */
        public String jdbcUrl() {
            String encoded = java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
            return "jdbc:postgresql://" + host + ":" + port + "/" + encoded + "?user=" + user;
        }

        /** A new connection, which the caller closes. */
        public Connection open() throws SQLException {
            return DriverManager.getConnection(jdbcUrl());
        }

        /** Runs statements one by one on a connection of their own. */
        public Database execute(String... statements) throws SQLException {
            try (var connection = open();
                    var statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return this;
        }

        /** The first column of the first row, as text; null where it is NULL. */
        public String query(String sql) throws SQLException {
            try (var connection = open();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                if (!rows.next()) {
                    throw new IllegalStateException("No row: " + sql);
                }
                return rows.getString(1);
            }
        }

        /**
         * Runs a script written for psql, such as a dump: statements, COPY blocks, and commands of psql, which are left
         * out like those that would make or drop a database. As in psql, a setting that the server no longer knows is
         * passed over; anything else that fails is thrown.
         */
        public Database loadScript(Path script) throws SQLException, IOException {
            try (var connection = open()) {
                PsqlScript.parse(Files.readString(script)).run(connection);
            }
            return this;
        }

        /** Drops the database, with whoever is still connected to it. */
        @Override
        public void close() {
            onServer("DROP DATABASE IF EXISTS " + SqlName.quote(name) + " WITH (FORCE)");
        }

        private void onServer(String sql) {
            try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
