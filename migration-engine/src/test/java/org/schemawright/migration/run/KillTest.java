package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.RunOutcome.Finished;

/**
 * A run that is killed at some step, up or down, on either engine: what is recorded is what is there, the state is told
 * rightly, no lock has to be freed by hand, and the same command again finishes or the opposite one takes all back.
 */
class KillTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"sqlite, down, 6", "postgresql, up, 12"})
    void aKilledRunIsFinishedByTheNext(String dialect, String way, int step) throws Exception {
        kill(dialect, way, step, folder);
    }

    @Test
    @Tag("sweep")
    void killedAtManySteps() throws Exception {
        int seeds = Integer.getInteger("sweep.seeds", 20);
        for (int seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            String dialect = random.nextBoolean() ? "sqlite" : "postgresql";
            Path place = folder.resolve("seed" + seed);
            Files.createDirectories(place);
            kill(dialect, random.nextBoolean() ? "up" : "down", 1 + random.nextInt(26), place);
        }
    }

    private static void revisions(RunFixture fixture) {
        boolean server = fixture.database.dialect().equals("postgresql");
        fixture.add("a1", "CREATE TABLE a1 (id INTEGER PRIMARY KEY)", "DROP TABLE a1");
        fixture.add(
                "b2",
                List.of("CREATE TABLE b2 (id INTEGER)", "INSERT INTO b2 VALUES (1)", "INSERT INTO b2 VALUES (2)"),
                List.of("DELETE FROM b2", "DROP TABLE b2"));
        fixture.add(
                "c3",
                server
                        ? List.of("CREATE TABLE c3 (id INTEGER)", "CREATE INDEX CONCURRENTLY c3i ON c3 (id)")
                        : List.of("CREATE TABLE c3 (id INTEGER)", "CREATE INDEX c3i ON c3 (id)"),
                server
                        ? List.of("DROP INDEX CONCURRENTLY c3i", "DROP TABLE c3")
                        : List.of("DROP INDEX c3i", "DROP TABLE c3"));
        fixture.add("d4", "CREATE TABLE d4 (id INTEGER)", "DROP TABLE d4");
    }

    private static void kill(String dialect, String way, int step, Path place) throws Exception {
        String what = dialect + " " + way + " " + step;
        try (RunFixture fixture = new RunFixture(TestDatabase.of(dialect, place), place)) {
            revisions(fixture);
            if (way.equals("down")) {
                fixture.upgrade();
            }
            int ended = run(fixture, way, step);
            assertThat(ended).as(what).isIn(0, KilledRun.KILLED);

            List<String> applied = fixture.status().applied();
            List<String> partial = fixture.status().partial();
            for (Revision revision : fixture.status().history()) {
                String id = revision.id();
                if (!partial.contains(id)) {
                    assertThat(fixture.database.tables().contains(id))
                            .as(what + " " + id)
                            .isEqualTo(applied.contains(id));
                }
            }
            assertThat(fixture.status().lockedBy()).as(what).isNull();
            try (Connection connection = fixture.database.open()) {
                List<Finding.Kind> found =
                        fixture.runner().findings(connection, new RevisionFolder(fixture.folder)).stream()
                                .map(Finding::kind)
                                .toList();
                assertThat(found.contains(Finding.Kind.DEAD_LOCK)).as(what).isEqualTo(ended != 0);
                assertThat(found.contains(Finding.Kind.HALF_APPLIED)).as(what).isEqualTo(!partial.isEmpty());
            }

            List<String> order = new ArrayList<>(List.of("a1", "b2", "c3", "d4"));
            assertThat(fixture.upgrade()).as(what).isInstanceOf(Finished.class);
            assertThat(fixture.status().applied()).as(what).containsExactlyElementsOf(order);
            assertThat(fixture.database.query("SELECT id FROM b2 ORDER BY id"))
                    .as(what)
                    .containsExactly("1", "2");
            assertThat(fixture.downgrade(null)).as(what).isInstanceOf(Finished.class);
            assertThat(fixture.database.tables()).containsExactly("databasechangelog", "databasechangeloglock");
        }
    }

    private static int run(RunFixture fixture, String way, int step) throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        fixture.database.dialect(),
                        fixture.database.jdbcUrl(),
                        fixture.folder.toString(),
                        way,
                        String.valueOf(step))
                .inheritIO()
                .start()
                .waitFor();
    }
}
