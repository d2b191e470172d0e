package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Test
    void aServerThatIsGoneIsSaid() throws Exception {
        RunFixture fixture = fixture("postgresql");
        fixture.close();

        assertThat(fixture.upgrade()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                .contains("does not exist"));
    }
}
