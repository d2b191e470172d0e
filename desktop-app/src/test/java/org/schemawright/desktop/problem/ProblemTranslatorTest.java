package org.schemawright.desktop.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.postgresql.TestPostgres;

class ProblemTranslatorTest {

    @TempDir
    Path folder;

    @Test
    void filesAndFolders() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path missing = folder.resolve("missing");
        assertThat(title(() -> Files.readString(missing))).isEqualTo("There is no " + missing + ".");
        assertThat(title(() -> Files.createFile(file))).isEqualTo("There is already a " + file + ".");
        assertThat(title(() -> Files.writeString(file.resolve("inner"), "x")))
                .isEqualTo("A folder on the way to " + file.resolve("inner") + " is a file.");
        assertThat(title(() -> Files.createFile(folder.resolve("x".repeat(300)))))
                .endsWith(" is too long.");
        // On Linux, where nobody may make files in it, the superuser included.
        Path system = Path.of("/proc/changelog");
        if (Files.isDirectory(system.getParent())) {
            Problem problem = problem(() -> Files.createDirectories(system.resolve("versions")));
            assertThat(problem.title()).contains("/proc/changelog").doesNotContain("Exception");
            assertThat(problem.advice()).isNotEmpty();
        }
    }

    @Test
    void sqliteRules() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("rules.sqlite");
        try (Connection connection = DriverManager.getConnection(url)) {
            run(connection, "PRAGMA foreign_keys = ON");
            run(connection, "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL UNIQUE, CHECK (a <> 'no'))");
            run(connection, "CREATE TABLE c (t INTEGER REFERENCES t (id))");
            run(connection, "INSERT INTO t VALUES (1, 'x')");
            assertThat(title(() -> run(connection, "INSERT INTO t VALUES (2, 'x')")))
                    .isEqualTo("Another row has the same value in t.a.");
            assertThat(title(() -> run(connection, "INSERT INTO t VALUES (2, NULL)")))
                    .isEqualTo("t.a must have a value.");
            assertThat(title(() -> run(connection, "INSERT INTO t VALUES (2, 'no')")))
                    .isEqualTo("The check a <> 'no' does not hold.");
            assertThat(title(() -> run(connection, "INSERT INTO c VALUES (9)")))
                    .isEqualTo("A row that is referred to does not exist, or is still needed.");
            assertThat(title(() -> run(connection, "SELECT * FROM nowhere")))
                    .isEqualTo("Something is no longer there: no such table: nowhere.");
        }
    }

    @Test
    void postgresRules() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create();
                Connection connection = database.open()) {
            run(
                    connection,
                    "CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL, n int, CONSTRAINT small CHECK (n < 9))");
            run(connection, "CREATE TABLE c (t int REFERENCES t)");
            run(connection, "INSERT INTO t VALUES (1, 'x')");
            assertThat(title(() -> run(connection, "INSERT INTO t VALUES (1, 'x')")))
                    .isEqualTo("Another row has the same value. Key (id)=(1) already exists.");
            assertThat(title(() -> run(connection, "INSERT INTO t VALUES (2)"))).isEqualTo("a must have a value.");
            assertThat(title(() -> run(connection, "INSERT INTO t VALUES (2, 'x', 10)")))
                    .startsWith("The check small does not hold.");
            assertThat(title(() -> run(connection, "INSERT INTO c VALUES (9)")))
                    .startsWith("A row that is referred to does not exist, or is still needed.");
            assertThat(title(() -> run(connection, "SELECT 'x'::int"))).startsWith("A value does not fit: ");
            run(connection, "SET statement_timeout = 50");
            assertThat(title(() -> run(connection, "SELECT pg_sleep(5)"))).isEqualTo("The statement was stopped.");
            run(connection, "SET default_transaction_read_only = on");
            assertThat(title(() -> run(connection, "DELETE FROM c"))).isEqualTo("The connection is read-only.");
        }
    }

    @Test
    void theWrappedCauseIsFoundAndWhatIsUnknownKeepsItsTrace() {
        Problem own = Problem.of("Two heads.", "Merge them.");
        assertThat(ProblemTranslator.translate(new IllegalStateException(new ProblemException(own))))
                .isEqualTo(own);
        Problem unknown = ProblemTranslator.translate(new IllegalStateException("boom"));
        assertThat(unknown.title()).isEqualTo("Something unexpected happened.");
        assertThat(unknown.details()).contains("boom").contains("ProblemTranslatorTest");
        SQLException first = new SQLException("batch");
        first.setNextException(new SQLException("the reason"));
        assertThat(ProblemTranslator.translate(new RuntimeException(first)).title())
                .isEqualTo("The database refused: the reason.");
    }

    private interface Action {
        Object run() throws Exception;
    }

    private static Object run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static Problem problem(Action action) {
        Throwable thrown = catchThrowable(action::run);
        assertThat(thrown).isNotNull();
        return ProblemTranslator.translate(thrown);
    }

    private static String title(Action action) {
        return problem(action).title();
    }
}
