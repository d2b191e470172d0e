package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.RunOutcome.Failed;
import org.schemawright.migration.run.RunOutcome.Finished;

/** Programs and connections that die in the middle of a run. */
class CrashTest {

    @TempDir
    Path folder;

    private RunFixture fixture(String dialect) {
        RunFixture fixture = new RunFixture(TestDatabase.of(dialect, folder), folder);
        fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
        fixture.add(
                "b2",
                List.of("CREATE TABLE b (id INTEGER)", "CREATE TABLE c (id INTEGER)"),
                List.of("DROP TABLE c", "DROP TABLE b"));
        return fixture;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @Timeout(120)
    void aKilledProgramLeavesWholeRevisionsAndNoLock(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            Path sign = folder.resolve("sign");
            String java = ProcessHandle.current().info().command().orElseThrow();
            Process program = new ProcessBuilder(
                            java,
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HangingRun.class.getName(),
                            dialect,
                            fixture.database.jdbcUrl(),
                            fixture.folder.toString(),
                            sign.toString())
                    .inheritIO()
                    .start();
            try {
                while (!Files.exists(sign)) {
                    assertThat(program.waitFor(50, TimeUnit.MILLISECONDS))
                            .as("ended before it hung")
                            .isFalse();
                }
                assertThat(fixture.status().lockedBy()).startsWith("process " + program.pid());
            } finally {
                program.destroyForcibly().waitFor();
            }

            assertThat(fixture.status().applied()).containsExactly("a1");
            assertThat(fixture.status().lockedBy()).isNull();
            RunOutcome outcome = fixture.upgrade();
            assertThat(outcome).isInstanceOf(Finished.class);
            assertThat(RunFixture.ids(outcome)).containsExactly("b2");
            assertThat(fixture.database.tables()).contains("a", "b", "c");
        }
    }

    @Test
    void aLostConnectionLeavesNoLock() throws Exception {
        try (RunFixture fixture = fixture("postgresql")) {
            fixture.upgrade("a1", RunFixture.NEVER);
            fixture.add("c3", "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 1");

            RunOutcome outcome = fixture.upgrade();

            assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                    .contains("terminating connection"));
            assertThat(RunFixture.ids(outcome)).containsExactly("b2");
            assertThat(fixture.status().lockedBy()).isNull();
            assertThat(fixture.status().applied()).containsExactly("a1", "b2");
        }
    }

    /** Each a process of its own, which knows nothing of the other but what the database says. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @Timeout(120)
    void twoProgramsAtTheSameTimeDoEverythingOnce(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            KillingPoint never = new KillingPoint("up", KilledRun.At.EVENT, Integer.MAX_VALUE);
            Callable<Boolean> program = () -> never.reach(dialect, fixture.database.jdbcUrl(), fixture.folder);
            for (Future<Boolean> killed : threads.invokeAll(List.of(program, program))) {
                assertThat(killed.get()).isFalse();
            }
            assertThat(fixture.status().applied()).containsExactly("a1", "b2");
            assertThat(fixture.database.query("SELECT count(*) FROM databasechangelog"))
                    .containsExactly("2");
            assertThat(fixture.status().lockedBy()).isNull();
        }
    }

    @Test
    void aFullDiskTakesTheRevisionBackAndIsSaid() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            fixture.upgrade();
            fixture.add(
                    "c3",
                    List.of(
                            "CREATE TABLE big (text TEXT)",
                            "INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                    + " WHERE i < 1000) SELECT hex(zeroblob(4000)) FROM n"),
                    List.of("DROP TABLE big"));
            // The engine answers as on a disk without room for more.
            ConnectionSource full = () -> {
                Connection connection = fixture.database.open();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA max_page_count = 60");
                }
                return connection;
            };

            RunOutcome outcome =
                    fixture.runner().upgrade(full, new RevisionFolder(fixture.folder), null, _ -> {}, RunFixture.NEVER);

            assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                    .contains("disk is full")
                    .contains("make room"));
            assertThat(fixture.database.tables()).doesNotContain("big");
            assertThat(fixture.status().applied()).containsExactly("a1", "b2");
            assertThat(fixture.status().lockedBy()).isNull();
            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
        }
    }

    @Test
    void aServerThatIsGoneIsSaid() throws Exception {
        RunFixture fixture = fixture("postgresql");
        fixture.close();

        assertThat(fixture.upgrade()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                .contains("does not exist"));
    }
}
