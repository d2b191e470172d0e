package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.RunOutcome.Finished;

/**
 * A run that is killed at some point, up or down, on either engine: what is recorded is what is there, the state is told
 * rightly, no lock has to be freed by hand, and the same command again finishes or the opposite one takes all back.
 */
class KillTest {

    private static final List<String> ORDER = List.of("a1", "b2", "c3", "d4");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"sqlite, down, EVENT, 6", "postgresql, up, CALL, 30"})
    void aKilledRunIsFinishedByTheNext(String dialect, String way, KilledRun.At at, int number) throws Exception {
        assertThat(kill(dialect, way, at, number, folder)).isTrue();
    }

    /** After each event, before and after each statement and commit of both ways, and the rest at random times. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @Tag("sweep")
    void killedAtManyPoints(String dialect) throws Exception {
        int points = Integer.getInteger("sweep.points", 250);
        int done = 0;
        for (KilledRun.At at : List.of(KilledRun.At.EVENT, KilledRun.At.CALL, KilledRun.At.BEFORE_CALL)) {
            for (String way : List.of("up", "down")) {
                int number = 1;
                while (done < points && kill(dialect, way, at, number, place(done))) {
                    number++;
                    done++;
                }
            }
        }
        Random random = new Random(points);
        for (; done < points; done++) {
            String way = random.nextBoolean() ? "up" : "down";
            kill(dialect, way, KilledRun.At.NEVER, random.nextInt(600), place(done));
        }
        System.out.println(done + " points on " + dialect);
    }

    private Path place(int number) throws Exception {
        return Files.createDirectories(folder.resolve("point" + number));
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

    /**
     * Kills a run and sees that all is well.
     *
     * @return whether it was killed before its end
     */
    private static boolean kill(String dialect, String way, KilledRun.At at, int number, Path place) throws Exception {
        String what = dialect + " " + way + " " + at + " " + number;
        try (RunFixture fixture = new RunFixture(TestDatabase.of(dialect, place), place)) {
            revisions(fixture);
            if (way.equals("down")) {
                fixture.upgrade();
            }
            KillingPoint point = new KillingPoint(way, at, number);
            boolean killed = point.reach(fixture.database.dialect(), fixture.database.jdbcUrl(), fixture.folder);
            toldRightly(fixture, what);
            // The same command again for one half of the points, the opposite for the other.
            if (way.equals("up") == (number % 2 == 0)) {
                up(fixture, what);
                down(fixture, what);
            } else {
                down(fixture, what);
                up(fixture, what);
            }
            return killed;
        } catch (AssertionError | Exception e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
    }

    private static void toldRightly(RunFixture fixture, String what) throws Exception {
        DatabaseStatus status = fixture.status();
        for (Revision revision : status.history()) {
            String id = revision.id();
            if (!status.partial().contains(id)) {
                assertThat(fixture.database.tables().contains(id))
                        .as(what + " " + id)
                        .isEqualTo(status.applied().contains(id));
            }
        }
        assertThat(status.lockedBy()).as(what).isNull();
        try (Connection connection = fixture.database.open()) {
            List<Finding.Kind> found =
                    fixture.runner().findings(connection, new RevisionFolder(fixture.folder)).stream()
                            .map(Finding::kind)
                            .toList();
            assertThat(found.contains(Finding.Kind.DEAD_LOCK)).as(what).isEqualTo(isLocked(fixture));
            assertThat(found.contains(Finding.Kind.HALF_APPLIED))
                    .as(what)
                    .isEqualTo(!status.partial().isEmpty());
        }
    }

    private static boolean isLocked(RunFixture fixture) throws SQLException {
        return fixture.database.tables().contains("databasechangeloglock")
                && !fixture.database
                        .query("SELECT id FROM databasechangeloglock WHERE "
                                + (fixture.database.dialect().equals("sqlite") ? "locked = 1" : "locked"))
                        .isEmpty();
    }

    private static void up(RunFixture fixture, String what) throws Exception {
        assertThat(fixture.upgrade()).as(what).isInstanceOf(Finished.class);
        assertThat(fixture.status().applied()).as(what).containsExactlyElementsOf(ORDER);
        assertThat(fixture.database.query("SELECT id FROM b2 ORDER BY id"))
                .as(what)
                .containsExactly("1", "2");
        if (fixture.database.dialect().equals("postgresql")) {
            assertThat(fixture.database.query("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"))
                    .as(what)
                    .isEmpty();
        }
        assertThat(isLocked(fixture)).as(what).isFalse();
    }

    private static void down(RunFixture fixture, String what) throws Exception {
        assertThat(fixture.downgrade(null)).as(what).isInstanceOf(Finished.class);
        assertThat(fixture.database.tables()).as(what).doesNotContainAnyElementsOf(ORDER);
        assertThat(fixture.database.tables()).as(what).isSubsetOf("databasechangelog", "databasechangeloglock");
    }
}
