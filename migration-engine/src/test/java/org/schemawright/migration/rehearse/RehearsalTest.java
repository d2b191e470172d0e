package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.rehearse.RehearsalReport.Place;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.MigrationRunner;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.DatabaseSchema;

class RehearsalTest {

    @TempDir
    Path folder;

    private Rehearsal rehearsal(TestReach reach) {
        return new Rehearsal(
                reach.dialect(),
                reach,
                new MigrationRunner(reach.dialect().id()),
                new ScratchDatabases(reach.dialect(), reach, folder));
    }

    private static TestReach shop(TestReach reach) throws Exception {
        reach.execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b VARCHAR(10))",
                "INSERT INTO t VALUES (1, 10, 'x'), (2, 20, 'y'), (3, NULL, NULL)");
        return reach;
    }

    private static MigrationPlan plan(List<String> up, List<String> down) {
        DatabaseSchema none = DatabaseSchema.empty(null);
        return new MigrationPlan(statements(up), statements(down), List.of(), none, none);
    }

    private static List<Statement> statements(List<String> sql) {
        return sql.stream().map(s -> new Statement(s, "")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aPlanThatComesBackIsProvenAndTheDatabaseUntouched(String engine) throws Exception {
        try (TestReach reach = shop(TestReach.of(engine, folder))) {
            MigrationPlan plan = plan(
                    List.of("ALTER TABLE t ADD COLUMN c INTEGER", "UPDATE t SET c = a"),
                    List.of("ALTER TABLE t DROP COLUMN c"));
            List<RehearsalPhase> phases = new ArrayList<>();
            RehearsalReport report = rehearsal(reach)
                    .plan(
                            plan,
                            new RehearsalOptions(
                                    CopiedRows.ALL,
                                    false,
                                    event -> {
                                        if (event instanceof RehearsalEvent.PhaseStarted) {
                                            phases.add(event.phase());
                                        }
                                    },
                                    () -> false));
            assertThat(isUpDownUp(report)).isTrue();
            assertThat(report.place()).isEqualTo(Place.SCRATCH_DATABASE);
            assertThat(report.legs())
                    .extracting(RehearsalReport.Leg::phase)
                    .containsExactly(RehearsalPhase.UP, RehearsalPhase.DOWN, RehearsalPhase.UP_AGAIN);
            assertThat(report.legs().getFirst().statements())
                    .extracting(RehearsalReport.Ran::rows)
                    .containsExactly(0L, 3L);
            assertThat(phases)
                    .containsExactly(
                            RehearsalPhase.COPY,
                            RehearsalPhase.COMPARE,
                            RehearsalPhase.UP,
                            RehearsalPhase.COMPARE,
                            RehearsalPhase.DOWN,
                            RehearsalPhase.COMPARE,
                            RehearsalPhase.UP_AGAIN,
                            RehearsalPhase.COMPARE);
            assertThat(read(reach).tables().getFirst().columns()).hasSize(3);
            assertThat(read(reach).tables()).hasSize(1);
            assertThat(leftovers(reach)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatDoesNotComeBackIsNamed(String engine) throws Exception {
        try (TestReach reach = shop(TestReach.of(engine, folder))) {
            RehearsalReport lost = rehearsal(reach)
                    .plan(
                            plan(
                                    List.of("ALTER TABLE t DROP COLUMN b", "CREATE TABLE u (x INTEGER)"),
                                    List.of("ALTER TABLE t ADD COLUMN b VARCHAR(10)")),
                            RehearsalOptions.quiet(CopiedRows.ALL));
            Comparison back = Objects.requireNonNull(lost.back());
            assertThat(lost.isProven()).isFalse();
            assertThat(back.rows())
                    .extracting(RowDifference::words)
                    .contains("Values of b in t are not what they were.");
            assertThat(back.schema()).hasSize(1);
            // The table u is still there, so that the second way up stops.
            assertThat(Objects.requireNonNull(lost.failure()).phase()).isEqualTo(RehearsalPhase.UP_AGAIN);

            RehearsalReport swapped = rehearsal(reach)
                    .plan(
                            plan(
                                    List.of("UPDATE t SET a = 30 - a WHERE a IS NOT NULL"),
                                    List.of("DELETE FROM t WHERE id = 3")),
                            RehearsalOptions.quiet(CopiedRows.ALL));
            assertThat(Objects.requireNonNull(swapped.back()).rows())
                    .extracting(RowDifference::words)
                    .containsExactly("The table t had 3 rows and now has 2.");
            RehearsalReport moved = rehearsal(reach)
                    .plan(
                            plan(List.of("UPDATE t SET a = 30 - a WHERE a IS NOT NULL"), List.of("UPDATE t SET b = b")),
                            RehearsalOptions.quiet(CopiedRows.ALL));
            assertThat(Objects.requireNonNull(moved.back()).rows())
                    .extracting(RowDifference::words)
                    .containsExactly("Values of t have moved from row to row.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void rowsThatBreakARuleAreFoundBeforeTheRealRun(String engine) throws Exception {
        try (TestReach reach = shop(TestReach.of(engine, folder))) {
            reach.execute("INSERT INTO t VALUES (4, 10, 'z')");
            MigrationPlan plan = plan(List.of("CREATE UNIQUE INDEX u ON t (a)"), List.of("DROP INDEX u"));
            RehearsalReport.Failure failure = Objects.requireNonNull(rehearsal(reach)
                    .plan(plan, RehearsalOptions.quiet(CopiedRows.ALL))
                    .failure());
            assertThat(failure.statement()).isEqualTo(1);
            assertThat(failure.words()).startsWith("The way forward stops at statement 1: CREATE UNIQUE INDEX u");
            assertThat(failure.reason()).containsAnyOf("UNIQUE constraint failed: t.a", "Key (a)=(10) is duplicated");
            assertThat(isUpDownUp(rehearsal(reach).plan(plan, RehearsalOptions.quiet(CopiedRows.NONE))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aPlanIsProvenOnItsSchemaAloneAndMustLeadWhereItSays(String engine) throws Exception {
        try (TestReach reach = shop(TestReach.of(engine, folder))) {
            DatabaseSchema before = read(reach);
            List<Statement> up = statements(List.of("CREATE TABLE u (x INTEGER)"));
            List<Statement> down = statements(List.of("DROP TABLE u"));
            DatabaseSchema after;
            try (ScratchDatabase scratch =
                            new ScratchDatabases(reach.dialect(), reach, folder).copy(CopiedRows.NONE, () -> false);
                    Connection connection = scratch.open()) {
                TestReach.execute(connection, "CREATE TABLE u (x INTEGER)");
                after = scratch.schema();
            }
            RehearsalOptions quiet = RehearsalOptions.quiet(CopiedRows.NONE);
            assertThat(rehearsal(reach)
                            .schemaOnly(new MigrationPlan(up, down, List.of(), before, after), quiet)
                            .isProven())
                    .isTrue();
            RehearsalReport missed =
                    rehearsal(reach).schemaOnly(new MigrationPlan(up, down, List.of(), before, before), quiet);
            assertThat(missed.missed()).hasSize(1);
            assertThat(missed.isProven()).isFalse();
            assertThat(leftovers(reach)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void revisionsOfAFolderGoOnFromWhereTheDatabaseStands(String engine) throws Exception {
        try (TestReach reach = shop(TestReach.of(engine, folder))) {
            Path migrations = folder.resolve("migrations");
            save(migrations, revision(reach, "a", List.of(), "CREATE TABLE a (x INTEGER)", "DROP TABLE a"));
            RevisionFolder revisions = new RevisionFolder(migrations);
            MigrationRunner runner = new MigrationRunner(engine);
            assertThat(runner.upgrade(reach, revisions, null, _ -> {}, () -> false))
                    .isInstanceOf(RunOutcome.Finished.class);
            save(migrations, revision(reach, "b", List.of("a"), "INSERT INTO a VALUES (1)", "DELETE FROM a"));
            save(migrations, revision(reach, "c", List.of("b"), "CREATE TABLE c (x INTEGER)", "DROP TABLE c"));

            RehearsalReport report = rehearsal(reach).upgrade(migrations, null, RehearsalOptions.quiet(CopiedRows.ALL));
            assertThat(report.failure()).isNull();
            assertThat(report.isProven()).isTrue();
            assertThat(report.legs().get(1).statements())
                    .extracting(RehearsalReport.Ran::sql)
                    .containsExactly("DROP TABLE c", "DELETE FROM a");
            assertThat(rehearsal(reach)
                            .upgrade(migrations, "+1", RehearsalOptions.quiet(CopiedRows.NONE))
                            .legs()
                            .getFirst()
                            .statements())
                    .extracting(RehearsalReport.Ran::sql)
                    .containsExactly("INSERT INTO a VALUES (1)");
            runner.upgrade(reach, revisions, null, _ -> {}, () -> false);
            assertThatThrownBy(
                            () -> rehearsal(reach).upgrade(migrations, null, RehearsalOptions.quiet(CopiedRows.NONE)))
                    .hasMessageContaining("nothing to rehearse");
        }
    }

    @Test
    void withoutTheRightToMakeADatabaseItRunsInATransactionThatIsRolledBack() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create()) {
            database.execute("DROP ROLE IF EXISTS humble", "CREATE ROLE humble LOGIN");
            database.execute("GRANT ALL ON SCHEMA public TO humble");
            TestReach reach = TestReach.postgresql(database, "humble");
            shop(reach);
            MigrationPlan plan = plan(
                    List.of("ALTER TABLE t ADD COLUMN c INTEGER", "UPDATE t SET c = a"),
                    List.of("ALTER TABLE t DROP COLUMN c"));
            assertThatThrownBy(() -> rehearsal(reach).plan(plan, RehearsalOptions.quiet(CopiedRows.ALL)))
                    .isInstanceOf(RefusedException.class);
            RehearsalOptions inTransaction = new RehearsalOptions(CopiedRows.ALL, true, _ -> {}, () -> false);
            RehearsalReport report = rehearsal(reach).plan(plan, inTransaction);
            assertThat(isUpDownUp(report)).isTrue();
            assertThat(report.place()).isEqualTo(Place.TRANSACTION);
            assertThat(report.notes()).first().asString().startsWith("This role may not make databases");
            assertThat(read(reach).tables().getFirst().columns()).hasSize(3);
            RehearsalReport failed =
                    rehearsal(reach).plan(plan(List.of("SELECT 1", "no sql"), List.of()), inTransaction);
            assertThat(Objects.requireNonNull(failed.failure()).statement()).isEqualTo(2);
            assertThatThrownBy(() -> rehearsal(reach)
                            .plan(
                                    plan(List.of("CREATE INDEX CONCURRENTLY i ON t (a)"), List.of("DROP INDEX i")),
                                    inTransaction))
                    .hasMessageContaining("cannot be taken back");
            database.execute("DROP OWNED BY humble", "DROP ROLE humble");
        }
    }

    @Test
    void nothingOfTheServerIsEverTouched() throws Exception {
        try (TestReach reach = shop(TestReach.postgresql())) {
            assertThatThrownBy(() -> rehearsal(reach)
                            .plan(
                                    plan(List.of("CREATE ROLE left_behind"), List.of("DROP ROLE left_behind")),
                                    RehearsalOptions.quiet(CopiedRows.NONE)))
                    .hasMessageContaining("reaches out of the database");
        }
    }

    @Test
    void aViewThatStopsWorkingIsAViolation() throws Exception {
        try (TestReach reach = shop(TestReach.sqlite(folder))) {
            reach.execute("CREATE VIEW v AS SELECT b FROM t", "CREATE TABLE u (a INTEGER)");
            RehearsalReport report = rehearsal(reach)
                    .plan(
                            plan(
                                    List.of("PRAGMA writable_schema = ON", "DROP TABLE t", "CREATE TABLE t (a)"),
                                    List.of(
                                            "DROP TABLE t",
                                            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b VARCHAR(10))")),
                            RehearsalOptions.quiet(CopiedRows.NONE));
            assertThat(report.violations()).singleElement().asString().startsWith("The view v does not work");
            assertThat(report.isProven()).isFalse();
            assertThat(report.keepsSchema()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void cancellingStopsWithinASecond(String engine) throws Exception {
        try (TestReach reach = shop(TestReach.of(engine, folder))) {
            AtomicReference<Instant> begun = new AtomicReference<>();
            String endless = "CREATE TABLE e AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                    + " SELECT count(*) AS c FROM n";
            RehearsalOptions options = new RehearsalOptions(
                    CopiedRows.NONE,
                    false,
                    event -> {
                        if (event instanceof RehearsalEvent.Step) {
                            begun.set(Instant.now());
                        }
                    },
                    () -> begun.get() != null
                            && Instant.now().isAfter(begun.get().plusMillis(300)));
            assertThatThrownBy(() -> rehearsal(reach).plan(plan(List.of(endless), List.of("DROP TABLE e")), options))
                    .isInstanceOf(CancellationException.class);
            assertThat(Duration.between(begun.get(), Instant.now())).isLessThan(Duration.ofMillis(1300));
            assertThat(leftovers(reach)).isEmpty();
        }
    }

    private static boolean isUpDownUp(RehearsalReport report) {
        return report.failure() == null
                && Objects.requireNonNull(report.back()).isSame()
                && Objects.requireNonNull(report.again()).isSame()
                && report.violations().isEmpty();
    }

    private static Revision revision(TestReach reach, String id, List<String> parents, String up, String down) {
        return new Revision(
                id.repeat(12),
                parents.stream().map(p -> p.repeat(12)).toList(),
                "Revision " + id,
                "ann",
                Instant.parse("2026-11-20T10:00:00Z").plusSeconds(id.charAt(0)),
                reach.dialect().id(),
                List.of(up),
                List.of(down));
    }

    private static void save(Path migrations, Revision revision) throws Exception {
        new RevisionFolder(migrations).save(revision, RevisionFile.write(revision));
    }

    private static DatabaseSchema read(TestReach reach) throws Exception {
        try (Connection connection = reach.open()) {
            return reach.dialect().schemaReader().read(connection);
        }
    }

    private List<String> leftovers(TestReach reach) throws Exception {
        if (reach.sqlite()) {
            try (var files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith("schemawright"))
                        .toList();
            }
        }
        return reach.query("SELECT datname FROM pg_database WHERE datname LIKE 'schemawright%'");
    }
}
