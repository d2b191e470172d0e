package org.schemawright.desktop.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;

/** Connection settings by name, libpq's names or the JDBC driver's, turned into a profile. */
final class PostgresSettings {

    private static final int USUAL_PORT = 5432;

    /** libpq's names of what the JDBC driver calls otherwise. */
    private static final Map<String, String> JDBC_NAMES = Map.ofEntries(
            Map.entry("application_name", "ApplicationName"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("sslnegotiation", "sslNegotiation"),
            Map.entry("ssl_min_protocol_version", "sslMinProtocolVersion"),
            Map.entry("ssl", "ssl"));

    /** Settings of libpq and of drivers that mean nothing to us and change nothing about safety. */
    private static final Set<String> PASSED_OVER = Set.of(
            "client_encoding",
            "fallback_application_name",
            "keepalives",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "passfile",
            "target_session_attrs",
            "load_balance_hosts",
            "prepared_statement_cache_size",
            "prepare_threshold",
            "async_fallback");

    private PostgresSettings() {}

    /**
     * The profile and the password of settings; what is missing is as libpq has it.
     *
     * @throws ProblemException when a setting is unknown or makes no sense
     */
    static DatabaseUrl toUrl(Map<String, String> given) {
        Map<String, String> settings = new LinkedHashMap<>(given);
        if (settings.containsKey("service")) {
            throw problem(
                    "The address names a service, whose file this program does not read.",
                    "Give host, database and user as that file has them.");
        }
        String host = take(settings, "hostaddr", take(settings, "host", "localhost"));
        if (host.startsWith("/") || host.startsWith("@")) {
            throw problem(
                    "The address leads to a socket file, which this program cannot use.",
                    "Give the host's name, for example localhost.");
        }
        if (host.contains(",")) {
            throw problem("The address has several hosts.", "Give one of them.");
        }
        int port = port(take(settings, "port", String.valueOf(USUAL_PORT)));
        String user = take(settings, "user", System.getProperty("user.name", ""));
        String password = settings.remove("password");
        String database = take(settings, "dbname", take(settings, "database", user));
        boolean readOnly = Boolean.parseBoolean(take(settings, "readOnly", "false"));
        return new DatabaseUrl(
                new PostgresServer(host, port, database, user, parameters(settings), Environment.DEVELOPMENT, readOnly),
                password);
    }

    private static Map<String, String> parameters(Map<String, String> settings) {
        Map<String, String> parameters = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            if (name.equals("sslpassword") || name.equals("sslPassword")) {
                throw problem(
                        "The address holds the password of a key file, which would be written to a file.",
                        "Use a key file without a password, and take sslpassword out of the address.");
            }
            if (!PASSED_OVER.contains(name)) {
                String jdbcName = JDBC_NAMES.getOrDefault(name, name);
                if (PGProperty.forName(jdbcName) == null) {
                    throw problem(
                            "The address has a setting that PostgreSQL connections do not know: " + name + ".",
                            "Take it out of the address.");
                }
                // asyncpg says ssl=require where all others say sslmode=require.
                boolean mode = name.equals("ssl") && !value.equals("true") && !value.equals("false");
                parameters.put(mode ? "sslmode" : jdbcName, value);
            }
        });
        return parameters;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        // Not with the text: in an address that was mistyped it may be a part of the password.
        throw problem("The port is to be a number from 1 to 65535.", "PostgreSQL's is 5432.");
    }

    private static String take(Map<String, String> settings, String name, String fallback) {
        @Nullable String value = settings.remove(name);
        return value == null || value.isEmpty() ? fallback : value;
    }

    private static ProblemException problem(String title, String advice) {
        return new ProblemException(Problem.of(title, advice));
    }
}
