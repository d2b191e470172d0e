package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.run.RunOutcome.Failed;

/** Revisions of which not everything can share one transaction. */
class StepsTest {

    @TempDir
    Path folder;

    private RunFixture fixture() {
        return new RunFixture(TestDatabase.postgresql(), folder);
    }

    private static List<String> up(String last) {
        return List.of(
                "CREATE TABLE t (id int, mood text)",
                "CREATE INDEX CONCURRENTLY t_id ON t (id)",
                "CREATE TYPE mood AS ENUM ('good')",
                "ALTER TYPE mood ADD VALUE 'bad'",
                last);
    }

    private static final List<String> DOWN = List.of("DROP TYPE mood", "DROP INDEX t_id", "DROP TABLE t");

    @Test
    void whatCannotShareATransactionIsRecordedByItself() throws Exception {
        try (RunFixture fixture = fixture()) {
            Revision revision = fixture.add("a1", up("INSERT INTO t SELECT 1, 'bad'::mood"), DOWN);
            assertThat(revision.steps()).extracting(Step::id).containsExactly("a1", "a1.2", "a1.3", "a1.4", "a1.5");
            assertThat(revision.up()).isEqualTo(up("INSERT INTO t SELECT 1, 'bad'::mood"));
            assertThat(revision.down()).isEqualTo(DOWN);
            String text = Files.readString(fixture.file(revision));
            assertThat(RevisionFile.read(text, "postgresql")).isEqualTo(revision);
            assertThat(text).containsOnlyOnce("runInTransaction: false");

            assertThat(RunFixture.ids(fixture.upgrade())).containsExactly("a1");
            assertThat(fixture.status().applied()).containsExactly("a1");
            assertThat(fixture.database.query("SELECT mood FROM t")).containsExactly("bad");
            assertThat(fixture.events.stream().filter(RunEvent.RevisionStarted.class::isInstance))
                    .hasSize(1);
            assertThat(RunFixture.ids(fixture.downgrade(null))).containsExactly("a1");
            assertThat(fixture.database.tables()).doesNotContain("t");
            assertThat(fixture.status().applied()).isEmpty();
        }
    }

    @Test
    void waysBackArePairedWithWhatTheyTakeBack() {
        Revision revision = new Revision(
                "a1",
                List.of(),
                "m",
                "ann",
                java.time.Instant.EPOCH,
                "postgresql",
                List.of("ALTER TABLE t ADD c int", "CREATE UNIQUE INDEX CONCURRENTLY i ON t (c)"),
                List.of("DROP INDEX CONCURRENTLY i", "ALTER TABLE t DROP c"));

        assertThat(revision.steps())
                .extracting(Step::down)
                .containsExactly(List.of("ALTER TABLE t DROP c"), List.of("DROP INDEX CONCURRENTLY i"));
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        try (RunFixture fixture = fixture()) {
            fixture.add("a1", up("INSERT INTO later VALUES (1)"), DOWN);
            fixture.add("b2", "CREATE TABLE b (id int)", "DROP TABLE b");

            assertThat(fixture.upgrade()).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.statement()).isEqualTo(5);
                assertThat(failed.reason()).contains("the next run goes on from here");
                assertThat(failed.reasonInCopy()).doesNotContain("next run").isNotBlank();
                assertThat(failed.done()).isEmpty();
            });
            assertThat(fixture.status().applied()).isEmpty();
            assertThat(fixture.status().partial()).containsExactly("a1");
            fixture.database.execute("CREATE TABLE later (id int)");

            assertThat(RunFixture.ids(fixture.upgrade())).containsExactly("a1", "b2");
            assertThat(fixture.database.query("SELECT id FROM later")).containsExactly("1");
            assertThat(fixture.status().partial()).isEmpty();
        }
    }

    @Test
    void aPartCanBeTakenBack() throws Exception {
        try (RunFixture fixture = fixture()) {
            fixture.add(
                    "a1",
                    List.of("CREATE TABLE t (id int)", "CREATE INDEX CONCURRENTLY i ON t (id)", "SELECT * FROM gone"),
                    List.of("SELECT 1", "DROP INDEX CONCURRENTLY i", "DROP TABLE t"));
            fixture.upgrade();
            assertThat(fixture.status().partial()).containsExactly("a1");

            assertThat(RunFixture.ids(fixture.downgrade("-1"))).containsExactly("a1");
            assertThat(fixture.database.tables()).doesNotContain("t");
            assertThat(fixture.status().partial()).isEmpty();
        }
    }

    @Test
    void liquibaseItselfRunsTheSteps() throws Exception {
        try (RunFixture fixture = fixture()) {
            fixture.add("a1", up("INSERT INTO t SELECT 1, 'bad'::mood"), DOWN);
            LiquibaseScope.call(() -> {
                try (Connection connection = fixture.database.open();
                        DirectoryResourceAccessor files = new DirectoryResourceAccessor(fixture.folder)) {
                    Liquibase liquibase = new Liquibase("changelog.yaml", files, new JdbcConnection(connection));
                    liquibase.update("");
                }
                return fixture;
            });
            assertThat(fixture.status().applied()).containsExactly("a1");
            assertThat(RunFixture.ids(fixture.downgrade("base"))).containsExactly("a1");
        }
    }
}
