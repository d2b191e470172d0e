package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.RunOutcome.Cancelled;
import org.schemawright.migration.run.RunOutcome.Failed;
import org.schemawright.migration.run.RunOutcome.Finished;

/** Commits, cancelling, texts and foreign keys. */
class RunSafetyTest {

    @TempDir
    Path folder;

    private RunFixture fixture(String dialect) {
        return new RunFixture(TestDatabase.of(dialect, folder), folder);
    }

    private static void refuseHistoryRow(RunFixture fixture, String event) throws Exception {
        if (fixture.database.dialect().equals("sqlite")) {
            fixture.database.execute("CREATE TRIGGER stop BEFORE " + event
                    + " ON DATABASECHANGELOG BEGIN SELECT RAISE(ABORT, 'stopped'); END");
        } else {
            fixture.database.execute(
                    "CREATE FUNCTION stop() RETURNS trigger AS $$ BEGIN RAISE 'stopped'; END $$ LANGUAGE plpgsql",
                    "CREATE TRIGGER stop BEFORE " + event
                            + " ON databasechangelog FOR EACH ROW EXECUTE FUNCTION stop()");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void statementsAreNotKeptWithoutTheirRowOfHistory(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
            fixture.add("b2", "CREATE TABLE b (id INTEGER)", "DROP TABLE b");
            fixture.upgrade("a1", RunFixture.NEVER);
            refuseHistoryRow(fixture, "INSERT");

            assertThat(fixture.upgrade()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                    .startsWith("stopped"));
            assertThat(fixture.database.tables()).contains("a").doesNotContain("b");
            assertThat(fixture.status().applied()).containsExactly("a1");
            assertThat(fixture.status().lockedBy()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void theWayBackIsNotKeptWithoutItsRowOfHistory(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
            fixture.upgrade();
            refuseHistoryRow(fixture, "DELETE");

            assertThat(fixture.downgrade(null)).isInstanceOf(Failed.class);
            assertThat(fixture.database.tables()).contains("a");
            assertThat(fixture.status().applied()).containsExactly("a1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void cancelsBetweenStatements(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
            fixture.add(
                    "b2",
                    List.of("CREATE TABLE b (id INTEGER)", "CREATE TABLE c (id INTEGER)"),
                    List.of("DROP TABLE c", "DROP TABLE b"));

            RunOutcome outcome = fixture.upgrade(null, () -> fixture.events.stream()
                    .anyMatch(e -> e instanceof RunEvent.StatementDone
                            && e.revision().id().equals("b2")));

            assertThat(outcome).isInstanceOf(Cancelled.class);
            assertThat(RunFixture.ids(outcome)).containsExactly("a1");
            assertThat(fixture.database.tables()).contains("a").doesNotContain("b", "c");
            assertThat(fixture.status().lockedBy()).isNull();
            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @Timeout(60)
    void cancelsInsideAStatement(String dialect) throws Exception {
        String endless = dialect.equals("sqlite")
                ? "INSERT INTO a WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
                        + " WHERE i < 0"
                : "SELECT pg_sleep(600)";
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add("a1", List.of("CREATE TABLE a (id INTEGER)", endless, "SELECT 1"), List.of("DROP TABLE a"));
            AtomicBoolean cancelled = new AtomicBoolean();

            RunOutcome outcome = fixture.runner()
                    .upgrade(
                            fixture.database.connections(),
                            new RevisionFolder(fixture.folder),
                            null,
                            event -> cancelled.set(
                                    event instanceof RunEvent.StatementStarted started && started.number() == 2),
                            cancelled::get);

            assertThat(outcome).isInstanceOf(Cancelled.class);
            assertThat(outcome.done()).isEmpty();
            assertThat(fixture.database.tables()).containsExactly("databasechangelog", "databasechangeloglock");
            assertThat(fixture.status().applied()).isEmpty();
            assertThat(fixture.status().lockedBy()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void sendsTextsExactlyAsTheyAre(String dialect) throws Exception {
        String text = "${user.home} ${java.version} {d '2020'} ? -- ; $$ \r\n\tBEGIN; GO\n/\n ä🐘 ";
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add(
                    "a1",
                    List.of("CREATE TABLE a (t TEXT)", "INSERT INTO a VALUES ('" + text.replace("'", "''") + "')"),
                    List.of("DROP TABLE a"));

            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
            assertThat(fixture.database.query("SELECT t FROM a")).containsExactly(text);
            assertThat(fixture.downgrade(null)).isInstanceOf(Finished.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void printsNothing(String dialect) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (RunFixture fixture = fixture(dialect);
                PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
            fixture.add("b2", "NONSENSE", "DROP TABLE b");
            System.setOut(caught);
            System.setErr(caught);
            fixture.upgrade();
            fixture.downgrade(null);
            fixture.status();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aRebuiltTableKeepsTheRowsThatReferToIt() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            fixture.add(
                    "a1",
                    List.of(
                            "CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT)",
                            "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE)",
                            "INSERT INTO p VALUES (1, 'one')",
                            "INSERT INTO c VALUES (10, 1)"),
                    List.of("DROP TABLE c", "DROP TABLE p"));
            fixture.add(
                    "b2",
                    List.of(
                            "CREATE TABLE new_p (id INTEGER PRIMARY KEY, n TEXT NOT NULL)",
                            "INSERT INTO new_p SELECT * FROM p",
                            "DROP TABLE p",
                            "ALTER TABLE new_p RENAME TO p"),
                    List.of("SELECT 1"));

            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
            assertThat(fixture.database.query("SELECT id FROM c")).containsExactly("10");
        }
    }

    @Test
    void aRevisionThatBreaksReferencesIsTakenBack() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            fixture.add(
                    "a1",
                    List.of(
                            "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                            "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id))",
                            "INSERT INTO c VALUES (10, 99)"),
                    List.of("DROP TABLE c", "DROP TABLE p"));
            assertThat(fixture.upgrade()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                    .isEqualTo("Rows of c would refer to rows of p that are not there."
                            + " Change or delete those rows first, then try again."));
            assertThat(fixture.database.tables()).doesNotContain("p", "c");
        }
    }

    @Test
    void referencesThatWereBrokenBeforeDoNotStopARun() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            fixture.database.execute(
                    "PRAGMA foreign_keys = OFF",
                    "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                    "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id))",
                    "INSERT INTO c VALUES (10, 99)");
            fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");

            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
        }
    }

    @Test
    void aKeyThatSqliteCannotCheckDoesNotStopARun() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            fixture.database.execute(
                    "CREATE TABLE p (id INTEGER)",
                    "CREATE TABLE c (p INTEGER REFERENCES p(id))",
                    "PRAGMA foreign_keys = OFF",
                    "INSERT INTO c VALUES (1)");
            fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");

            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
        }
    }

    @Test
    @Timeout(60)
    void aDatabaseThatIsWrittenToByAnotherProgramIsLeftAlone() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
            fixture.add("b2", "CREATE TABLE b (id INTEGER)", "DROP TABLE b");
            fixture.upgrade("a1", RunFixture.NEVER);
            ConnectionSource impatient =
                    () -> DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db") + "?busy_timeout=200");
            try (var other = fixture.database.open();
                    var statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");

                RunOutcome outcome = new MigrationRunner("sqlite", Duration.ofMillis(200), false)
                        .upgrade(impatient, new RevisionFolder(fixture.folder), null, _ -> {}, RunFixture.NEVER);

                assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                        .contains("locked"));
                statement.execute("ROLLBACK");
            }
            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
        }
    }

    @Test
    void aReadOnlyFileIsLeftAlone() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
            fixture.database.execute("CREATE TABLE there (id INTEGER)");
            ConnectionSource readOnly =
                    () -> DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db") + "?open_mode=1");

            RunOutcome outcome = fixture.runner()
                    .upgrade(readOnly, new RevisionFolder(fixture.folder), null, _ -> {}, RunFixture.NEVER);

            assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                    .contains("readonly"));
            assertThat(fixture.database.tables()).containsExactly("there");
        }
    }
}
