package org.schemawright.desktop.connection;

import java.nio.file.Path;

/** How to reach a database. Never holds a password. */
public sealed interface ConnectionProfile {

    /** The name for people: the file's name or the database's. */
    String name();

    /** Where it is, for people: a path, or host and port. */
    String place();

    Environment environment();

    /** Whether the person asked for a connection that cannot write. */
    boolean readOnly();

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
    }

    /**
     * A database on a PostgreSQL server.
     *
     * @param parameters further JDBC parameters, for example {@code sslmode=require}; without user and password
     */
    record PostgresServer(
            String host,
            int port,
            String database,
            String user,
            java.util.Map<String, String> parameters,
            Environment environment,
            boolean readOnly)
            implements ConnectionProfile {
        public PostgresServer {
            parameters = java.util.Map.copyOf(parameters);
        }

        @Override
        public String name() {
            return database;
        }

        @Override
        public String place() {
            return host + ":" + port;
        }
    }
}
