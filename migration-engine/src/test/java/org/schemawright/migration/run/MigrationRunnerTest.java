package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome.Failed;
import org.schemawright.migration.run.RunOutcome.Finished;

/** Up, down and to a target on both engines. */
class MigrationRunnerTest {

    @TempDir
    Path folder;

    private RunFixture fixture(String dialect) {
        RunFixture fixture = new RunFixture(TestDatabase.of(dialect, folder), folder);
        fixture.add("a1", "CREATE TABLE author (id INTEGER PRIMARY KEY)", "DROP TABLE author");
        fixture.add(
                "b2",
                List.of("CREATE TABLE book (id INTEGER PRIMARY KEY)", "INSERT INTO book (id) VALUES (7)"),
                List.of("DROP TABLE book"));
        fixture.add("c3", "CREATE TABLE store (id INTEGER PRIMARY KEY)", "DROP TABLE store");
        return fixture;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void goesUpAndDown(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            RunOutcome up = fixture.upgrade();

            assertThat(up).isInstanceOf(Finished.class);
            assertThat(RunFixture.ids(up)).containsExactly("a1", "b2", "c3");
            assertThat(fixture.database.tables())
                    .containsExactly("author", "book", "databasechangelog", "databasechangeloglock", "store");
            assertThat(fixture.database.query("SELECT id FROM book")).containsExactly("7");
            assertThat(fixture.status().applied()).containsExactly("a1", "b2", "c3");
            assertThat(fixture.status().current()).isEqualTo("c3");
            assertThat(fixture.status().atHead()).isTrue();
            assertThat(fixture.status().lockedBy()).isNull();

            RunOutcome down = fixture.downgrade(null);

            assertThat(down).isInstanceOf(Finished.class);
            assertThat(RunFixture.ids(down)).containsExactly("c3", "b2", "a1");
            assertThat(fixture.database.tables()).containsExactly("databasechangelog", "databasechangeloglock");
            assertThat(fixture.status().current()).isNull();
            assertThat(RunFixture.ids(fixture.upgrade())).containsExactly("a1", "b2", "c3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void stopsAtTheTarget(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            assertThat(RunFixture.ids(fixture.upgrade("b2", RunFixture.NEVER))).containsExactly("a1", "b2");
            assertThat(fixture.status().pending()).extracting(Revision::id).containsExactly("c3");
            assertThat(RunFixture.ids(fixture.upgrade("c3", RunFixture.NEVER))).containsExactly("c3");
            assertThat(RunFixture.ids(fixture.downgrade("a1"))).containsExactly("c3", "b2");
            assertThat(fixture.status().current()).isEqualTo("a1");
            assertThat(fixture.downgrade("a1")).isEqualTo(new Finished(List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void tellsEveryStep(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.upgrade("b2", RunFixture.NEVER);

            assertThat(fixture.events.stream().map(MigrationRunnerTest::line))
                    .containsExactly(
                            "a1 up of 1",
                            "a1.1 CREATE TABLE author (id INTEGER PRIMARY KEY)",
                            "a1.1 done",
                            "a1 committed",
                            "b2 up of 2",
                            "b2.1 CREATE TABLE book (id INTEGER PRIMARY KEY)",
                            "b2.1 done",
                            "b2.2 INSERT INTO book (id) VALUES (7)",
                            "b2.2 done",
                            "b2 committed");

            fixture.events.clear();
            fixture.downgrade("a1");

            assertThat(fixture.events.stream().map(MigrationRunnerTest::line))
                    .containsExactly("b2 down of 1", "b2.1 DROP TABLE book", "b2.1 done", "b2 committed");
        }
    }

    private static String line(RunEvent event) {
        String id = event.revision().id();
        return switch (event) {
            case RunEvent.RevisionStarted e -> id + (e.upgrade() ? " up" : " down") + " of " + e.statements();
            case RunEvent.StatementStarted e -> id + "." + e.number() + " " + e.sql();
            case RunEvent.StatementDone e -> id + "." + e.number() + " done";
            case RunEvent.RevisionDone _ -> id + " committed";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aStatusAndARunWithNothingToDoMakeNoTable(String dialect) throws Exception {
        try (RunFixture fixture = new RunFixture(TestDatabase.of(dialect, folder), folder)) {
            assertThat(fixture.status())
                    .isEqualTo(new DatabaseStatus(List.of(), List.of(), List.of(), null, List.of()));
            assertThat(fixture.upgrade()).isEqualTo(new Finished(List.of()));
            assertThat(fixture.downgrade(null)).isEqualTo(new Finished(List.of()));
            assertThat(fixture.database.tables()).isEmpty();
            assertThat(Files.exists(fixture.folder)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aFailingStatementTakesItsWholeRevisionBack(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add(
                    "d4",
                    List.of("CREATE TABLE extra (id INTEGER)", "INSERT INTO nowhere VALUES (1)", "SELECT 1"),
                    List.of("DROP TABLE extra"));

            RunOutcome outcome = fixture.upgrade();

            assertThat(RunFixture.ids(outcome)).containsExactly("a1", "b2", "c3");
            assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.revision()).extracting(Revision::id).isEqualTo("d4");
                assertThat(failed.statement()).isEqualTo(2);
                assertThat(failed.sql()).isEqualTo("INSERT INTO nowhere VALUES (1)");
                assertThat(failed.reason())
                        .isEqualTo(
                                dialect.equals("sqlite")
                                        ? "no such table: nowhere"
                                        : "relation \"nowhere\" does not exist");
            });
            assertThat(fixture.database.tables()).doesNotContain("extra");
            assertThat(fixture.status().applied()).containsExactly("a1", "b2", "c3");
            assertThat(fixture.status().lockedBy()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aFailingWayBackLeavesTheRevisionApplied(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add(
                    "d4",
                    List.of("CREATE TABLE extra (id INTEGER)"),
                    List.of("DROP TABLE extra", "DROP TABLE nowhere"));
            fixture.upgrade();

            RunOutcome outcome = fixture.downgrade("b2");

            assertThat(outcome.done()).isEmpty();
            assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.statement())
                    .isEqualTo(2));
            assertThat(fixture.database.tables()).contains("extra", "store");
            assertThat(fixture.status().current()).isEqualTo("d4");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void refusesADowngradeThroughARevisionWithoutAWayBack(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add("d4", List.of("CREATE TABLE gone (id INTEGER)"), List.of());
            fixture.add("e5", "CREATE TABLE later (id INTEGER)", "DROP TABLE later");
            fixture.upgrade();

            RunOutcome outcome = fixture.downgrade("c3");

            assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                    .startsWith("Revision d4 (Revision d4) has no way back."));
            assertThat(fixture.status().current()).isEqualTo("e5");
            assertThat(RunFixture.ids(fixture.downgrade("d4"))).containsExactly("e5");
        }
    }
}
