package org.schemawright.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.problem.ProblemTranslator;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.sqlite.SqliteDialect;

@Timeout(120)
class PostgresOpenerTest {

    private static TestPostgres.Database test;

    private final DatabaseOpener opener = opener(Duration.ofSeconds(10));

    @BeforeAll
    static void create() throws Exception {
        test = TestPostgres.create("Shop & more");
        test.execute("CREATE TABLE t (id int PRIMARY KEY)");
    }

    @AfterAll
    static void drop() {
        test.close();
    }

    private static DatabaseOpener opener(Duration patience) {
        return new DatabaseOpener(
                new SqliteOpener(new SqliteDialect(), patience), new PostgresOpener(new PostgresqlDialect(), patience));
    }

    @Test
    void opensReadsAndWrites() throws Exception {
        try (OpenDatabase database =
                opener.open(profile(TestPostgres.PASSWORD_USER), TestPostgres.PASSWORD.toCharArray())) {
            assertThat(database.engineVersion()).matches("\\d+\\.\\d+.*");
            assertThat(database.readOnlyReason()).isEmpty();
            try (Connection writer = database.writer()) {
                assertThat(writer.getAutoCommit()).isFalse();
                execute(writer, "INSERT INTO t VALUES (1)");
                writer.commit();
            }
            try (Connection reader = database.reader()) {
                assertThatThrownBy(() -> execute(reader, "DELETE FROM t")).hasMessageContaining("read-only");
            }
            try (Connection migration = database.migrationConnections().open()) {
                assertThat(migration.getAutoCommit()).isTrue();
                execute(migration, "DELETE FROM t");
                assertThat(test.query("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE application_name = 'Schemawright' AND datname = 'Shop & more'"))
                        .isEqualTo("3");
            }
        }
    }

    @Test
    void aWriterThatTheServerEndedIsReplacedBeforeAnythingIsSent() throws Exception {
        try (OpenDatabase database =
                opener.open(profile(TestPostgres.PASSWORD_USER), TestPostgres.PASSWORD.toCharArray())) {
            int ended;
            try (Connection writer = database.writer()) {
                ended = backend(writer);
            }
            test.execute("SELECT pg_terminate_backend(" + ended + ", 5000)");
            try (Connection writer = database.writer()) {
                assertThat(backend(writer)).isNotEqualTo(ended);
                assertThat(writer.getAutoCommit()).isFalse();
            }
        }
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            return pid.getInt(1);
        }
    }

    @Test
    void readingOnlyCanBeAskedFor() throws Exception {
        PostgresServer server = new PostgresServer(
                test.host(), test.port(), test.name(), test.user(), Map.of(), Environment.PRODUCTION, true);
        try (OpenDatabase database = opener.open(server, null);
                Connection migration = database.migrationConnections().open()) {
            assertThat(database.readOnlyReason()).isNotEmpty();
            assertThatThrownBy(() -> execute(migration, "DELETE FROM t")).hasMessageContaining("read-only");
        }
    }

    @Test
    void aWrongPasswordIsSaidWithoutShowingIt() {
        Problem problem = refusal(opener, profile(TestPostgres.PASSWORD_USER), "wrong horse");
        assertThat(problem.title()).endsWith(" did not accept the password of needs_password.");
        assertThat(problem.toString()).doesNotContain("wrong horse");
    }

    @Test
    void aMissingPasswordIsAskedFor() {
        assertThat(refusal(opener, profile(TestPostgres.PASSWORD_USER), null).title())
                .endsWith(" asks for the password of needs_password.");
    }

    @Test
    void anUnknownUserIsSaid() {
        assertThat(refusal(opener, profile("nobody_here"), null).title()).endsWith(" has no user nobody_here.");
    }

    @Test
    void anUnknownDatabaseIsSaid() {
        PostgresServer server =
                new PostgresServer(test.host(), test.port(), "shop", test.user(), Map.of(), Environment.TEST, false);
        assertThat(refusal(opener, server, null).title())
                .isEqualTo("localhost:" + test.port() + " has no database shop.");
    }

    @Test
    void anUnknownHostIsSaid() {
        assertThat(refusal(opener, at("no-such-host.invalid", 5432), null).title())
                .isEqualTo("There is no server called no-such-host.invalid.");
    }

    @Test
    void aClosedPortIsSaid() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(refusal(opener, at("localhost", port), null).title())
                .isEqualTo("Nothing answers at localhost:" + port + ".");
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForLong() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(opener(Duration.ofSeconds(2)), at("127.0.0.1", silent.getLocalPort()), null)
                            .title())
                    .isEqualTo("The server at 127.0.0.1:" + silent.getLocalPort() + " did not answer within 2 s.");
        }
    }

    @Test
    void whatIsNoPostgresIsSaid() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerLikeTheWeb(web));
            assertThat(refusal(opener, at("127.0.0.1", web.getLocalPort()), null)
                            .title())
                    .isEqualTo(
                            "What answers at 127.0.0.1:" + web.getLocalPort() + " does not speak as PostgreSQL does.");
        }
    }

    private static void answerLikeTheWeb(ServerSocket web) {
        while (true) {
            try (Socket socket = web.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void encryptionThatTheServerDoesNotOfferIsSaid() {
        assertThat(refusal(opener, with(Map.of("sslmode", "require")), null).title())
                .endsWith(" does not offer encrypted connections.");
    }

    @Test
    void aSettingThatTheDriverDoesNotKnowIsSaid() {
        assertThat(refusal(opener, with(Map.of("colour", "red")), null).title()).contains("colour");
    }

    @Test
    void aValueThatASettingDoesNotHaveIsSaid() {
        Problem problem = refusal(opener, with(Map.of("sslmode", "bogus")), null);
        assertThat(problem.title()).isEqualTo("The connection's setting sslmode cannot be bogus.");
        assertThat(problem.advice()).contains("verify-full");
    }

    @Test
    void aServerThatOnlyLetsReadIsSaidBeforeAnythingIsEdited() throws Exception {
        test.execute("CREATE ROLE reader LOGIN");
        test.execute("ALTER ROLE reader SET default_transaction_read_only = on");
        try (OpenDatabase database = opener.open(profile("reader"), null)) {
            assertThat(database.readOnlyReason()).contains("only read");
        } finally {
            test.execute("DROP ROLE reader");
        }
    }

    @Test
    void whoWaitsInVainForAConnectionIsToldWhy() throws Exception {
        List<Connection> taken = new ArrayList<>();
        try (OpenDatabase database = opener(Duration.ofSeconds(1)).open(with(Map.of()), null)) {
            for (int i = 0; i < 4; i++) {
                taken.add(database.reader());
            }
            SQLException busy = catchThrowableOfType(SQLException.class, database::reader);
            assertThat(ProblemTranslator.translate(busy).title())
                    .isEqualTo("All connections to the database are busy.");
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    private static PostgresServer with(Map<String, String> parameters) {
        return new PostgresServer(
                test.host(), test.port(), test.name(), test.user(), parameters, Environment.TEST, false);
    }

    private static PostgresServer profile(String user) {
        return new PostgresServer(test.host(), test.port(), test.name(), user, Map.of(), Environment.TEST, false);
    }

    private static PostgresServer at(String host, int port) {
        return new PostgresServer(host, port, "shop", "ann", Map.of(), Environment.TEST, false);
    }

    private static Problem refusal(DatabaseOpener opener, PostgresServer server, String password) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> opener.open(server, password == null ? null : password.toCharArray()));
        assertThat(refused).as("opening " + server).isNotNull();
        assertThat(refused.problem().title()).endsWith(".").doesNotContain("Exception");
        assertThat(refused.problem().advice()).endsWith(".");
        return refused.problem();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
