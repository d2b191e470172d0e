package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.RunOutcome.Failed;
import org.schemawright.migration.run.RunOutcome.Finished;

class MigrationLockTest {

    @TempDir
    Path folder;

    private RunFixture fixture(String dialect) {
        RunFixture fixture = new RunFixture(TestDatabase.of(dialect, folder), folder);
        fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
        fixture.add("b2", "CREATE TABLE b (id INTEGER)", "DROP TABLE b");
        return fixture;
    }

    private static String own() {
        return LiquibaseScope.thisHost() + "#" + LockHolder.ofThisProcess() + " (127.0.0.1)";
    }

    /** A process that has run and ended. */
    private static long deadProcess() throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process =
                new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        process.waitFor();
        return process.pid();
    }

    private static void lock(RunFixture fixture, String holder) throws Exception {
        fixture.database.execute("UPDATE DATABASECHANGELOGLOCK SET LOCKED = "
                + (fixture.database.dialect().equals("sqlite") ? "1" : "TRUE") + ", LOCKEDBY = '" + holder
                + "' WHERE ID = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aLivingHolderIsNamed(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.upgrade("a1", RunFixture.NEVER);
            lock(fixture, own());
            String words = "process " + ProcessHandle.current().pid() + " on " + LiquibaseScope.thisHost();

            assertThat(fixture.status().lockedBy()).isEqualTo(words);
            assertThat(fixture.upgrade()).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.reason()).startsWith("Another run is using this database: " + words);
                assertThat(failed.revision()).isNull();
            });
            assertThat(fixture.database.tables()).doesNotContain("b");
            assertThat(fixture.status().lockedBy()).isEqualTo(words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aDeadHoldersLockIsFreed(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.upgrade("a1", RunFixture.NEVER);
            lock(fixture, LiquibaseScope.thisHost() + "#pid=" + deadProcess() + ";start=1 (127.0.0.1)");

            assertThat(fixture.status().lockedBy()).isNull();
            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
            assertThat(fixture.database.tables()).contains("b");
        }
    }

    @Test
    void onlyAProcessOfThisHostCanBeKnownToBeDead() throws Exception {
        long dead = deadProcess();
        long alive = ProcessHandle.current().pid();

        assertThat(LockHolder.parse("here#pid=" + dead + ";start=1 (1.2.3.4)").isDead("here"))
                .isTrue();
        assertThat(LockHolder.parse("there#pid=" + dead + ";start=1 (1.2.3.4)").isDead("here"))
                .isFalse();
        assertThat(LockHolder.parse("here (1.2.3.4)").isDead("here")).isFalse();
        assertThat(LockHolder.parse("something else").isDead("here")).isFalse();
        assertThat(LockHolder.parse("here#" + LockHolder.ofThisProcess() + " (::1)")
                        .isDead("here"))
                .isFalse();
        assertThat(LockHolder.parse("here#pid=" + alive + ";start=1 (1.2.3.4)").isDead("here"))
                .as("the number now belongs to a younger process")
                .isTrue();
    }

    @Test
    void anotherWriterThatHoldsOnIsTold() throws Exception {
        try (RunFixture fixture = fixture("sqlite");
                Connection other = fixture.database.open();
                Statement statement = other.createStatement()) {
            for (String target : List.of("a1", "b2")) {
                statement.execute("BEGIN IMMEDIATE");
                assertThat(fixture.upgrade(target, RunFixture.NEVER))
                        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                                .contains("database is locked"));
                statement.execute("ROLLBACK");
                assertThat(fixture.upgrade(target, RunFixture.NEVER)).isInstanceOf(Finished.class);
            }
        }
    }

    /** Several times, since who comes first differs from run to run. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql", "sqlite", "postgresql", "sqlite", "postgresql"})
    void runsAtTheSameTimeDoEverythingOnce(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Callable<RunOutcome> job = () -> new MigrationRunner(dialect)
                    .upgrade(
                            fixture.database.connections(),
                            new RevisionFolder(fixture.folder),
                            null,
                            _ -> {},
                            RunFixture.NEVER);

            List<String> done = new ArrayList<>();
            for (Future<RunOutcome> outcome : threads.invokeAll(List.of(job, job, job))) {
                assertThat(outcome.get()).isInstanceOf(Finished.class);
                done.addAll(RunFixture.ids(outcome.get()));
            }

            assertThat(done).containsExactly("a1", "b2");
            assertThat(fixture.status().lockedBy()).isNull();
        }
    }
}
