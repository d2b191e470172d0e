package org.schemawright.desktop.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.rehearse.DatabaseReach;

/** Opens databases on PostgreSQL servers. */
final class PostgresOpener {

    /** PostgreSQL waits for a lock without end by itself; who set a time of their own keeps it. */
    private static final String LOCK_PATIENCE =
            "SELECT set_config('lock_timeout', '10s', false) WHERE current_setting('lock_timeout') = '0'";

    private final Dialect dialect;
    private final Duration patience;

    /**
     * An opener.
     *
     * @param patience how long to wait for the server, in whole seconds
     */
    PostgresOpener(Dialect dialect, Duration patience) {
        this.dialect = dialect;
        this.patience = patience;
    }

    OpenDatabase open(PostgresServer server, char @Nullable [] password) {
        String reason = server.readOnly() ? "It was opened for reading only." : "";
        String version;
        try {
            PGSimpleDataSource source = source(server, password, server.readOnly());
            try (Connection connection = source.getConnection();
                    var statement = connection.createStatement();
                    var state = statement.executeQuery("SELECT current_setting('server_version'), pg_is_in_recovery(),"
                            + " current_setting('default_transaction_read_only')")) {
                state.next();
                version = state.getString(1);
                if (reason.isEmpty() && state.getBoolean(2)) {
                    reason = "The server is a standby, which follows another one.";
                } else if (reason.isEmpty() && state.getString(3).equals("on")) {
                    reason = "The server lets " + server.user()
                            + " only read unless told otherwise (default_transaction_read_only).";
                }
            }
            PGSimpleDataSource readers = source(server, password, true);
            boolean readOnly = !reason.isEmpty();
            return new PooledDatabase(
                    server,
                    new PooledDatabase.Facts(dialect, version, reason),
                    Pools.readOnlyReaders(readers, patience),
                    readOnly ? null : Pools.writer(source, patience, LOCK_PATIENCE),
                    reach(server, password));
        } catch (SQLException refused) {
            throw new ProblemException(new PostgresRefusal(server, patience).words(refused), refused);
        }
    }

    Connection connect(PostgresServer server, char @Nullable [] password) {
        try {
            return patient(source(server, password, true).getConnection());
        } catch (SQLException refused) {
            throw new ProblemException(new PostgresRefusal(server, patience).words(refused), refused);
        }
    }

    /** Fresh connections without pools, for migrations. */
    DatabaseReach reach(PostgresServer server, char @Nullable [] password) throws SQLException {
        PGSimpleDataSource own = source(server, password, server.readOnly());
        return new FreshConnections(
                () -> patient(own.getConnection()),
                name -> patient(source(server.beside(name), password, false).getConnection()),
                password);
    }

    private static Connection patient(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(LOCK_PATIENCE);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private PGSimpleDataSource source(PostgresServer server, char @Nullable [] password, boolean readOnly)
            throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {server.host().contains(":") ? "[" + server.host() + "]" : server.host()});
        source.setPortNumbers(new int[] {server.port()});
        source.setDatabaseName(server.database());
        source.setUser(server.user());
        if (password != null) {
            source.setPassword(new String(password));
        }
        source.setApplicationName("Schemawright");
        source.setConnectTimeout((int) patience.toSeconds());
        source.setLoginTimeout((int) patience.toSeconds());
        source.setTcpKeepAlive(true);
        for (Map.Entry<String, String> parameter : server.parameters().entrySet()) {
            requireChoice(parameter.getKey(), parameter.getValue());
            try {
                source.setProperty(parameter.getKey(), parameter.getValue());
            } catch (SQLException unknown) {
                throw new ProblemException(
                        Problem.of(
                                "The connection has a setting that the PostgreSQL driver does not know: "
                                        + parameter.getKey() + ".",
                                "Take it out of the address."),
                        unknown);
            }
        }
        if (readOnly) {
            // "always" makes the session itself read-only; the driver's default only marks explicit transactions.
            source.setReadOnly(true);
            source.setReadOnlyMode("always");
        }
        return source;
    }

    /** The driver tells of a value that is none of its choices as if the server had not answered. */
    private static void requireChoice(String name, String value) {
        PGProperty property = PGProperty.forName(name);
        String[] choices = property == null ? null : property.getChoices();
        if (choices != null && Stream.of(choices).noneMatch(value::equalsIgnoreCase)) {
            throw new ProblemException(Problem.of(
                    "The connection's setting " + name + " cannot be " + value + ".",
                    "It takes one of " + String.join(", ", choices) + "."));
        }
    }
}
