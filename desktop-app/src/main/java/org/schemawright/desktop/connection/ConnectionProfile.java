package org.schemawright.desktop.connection;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How to reach a database. Never holds a password. */
public sealed interface ConnectionProfile {

    /** The name for people: the file's name or the database's. */
    String name();

    /** Where it is, for people: a path, or host and port. */
    String place();

    Environment environment();

    /** What the profile leads to, whatever it is used for: the same text for the same database and user. */
    String target();

    /** Whether the person asked for a connection that cannot write. */
    boolean readOnly();

    /** The same database, used for something else. */
    ConnectionProfile as(Environment otherEnvironment, boolean otherReadOnly);

    /** A SQLite file. */
    record SqliteFile(Path path, Environment environment, boolean readOnly) implements ConnectionProfile {
        @Override
        public String name() {
            Path file = path.getFileName();
            return file == null ? path.toString() : file.toString();
        }

        @Override
        public String place() {
            return path.toString();
        }

        @Override
        public String target() {
            return "sqlite:" + path.toAbsolutePath().normalize();
        }

        @Override
        public SqliteFile as(Environment otherEnvironment, boolean otherReadOnly) {
            return new SqliteFile(path, otherEnvironment, otherReadOnly);
        }
    }

    /**
     * A database on a PostgreSQL server.
     *
     * @param host a name or an address; IPv6 without brackets
     * @param parameters further JDBC parameters, for example {@code sslmode=require}; without user and password
     */
    record PostgresServer(
            String host,
            int port,
            String database,
            String user,
            Map<String, String> parameters,
            Environment environment,
            boolean readOnly)
            implements ConnectionProfile {
        public PostgresServer {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String name() {
            return database;
        }

        @Override
        public String place() {
            return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
        }

        @Override
        public String target() {
            return "postgresql://" + user + "@" + place() + "/" + database;
        }

        @Override
        public PostgresServer as(Environment otherEnvironment, boolean otherReadOnly) {
            return new PostgresServer(host, port, database, user, parameters, otherEnvironment, otherReadOnly);
        }

        /** Another database on the same server. */
        PostgresServer beside(String otherDatabase) {
            return new PostgresServer(host, port, otherDatabase, user, parameters, environment, false);
        }

        /** The same, with the JDBC parameters that it lacks taken from another. */
        public PostgresServer withParametersOf(PostgresServer other) {
            Map<String, String> all = new HashMap<>(other.parameters);
            all.putAll(parameters);
            return new PostgresServer(host, port, database, user, all, environment, readOnly);
        }
    }
}
