package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.Finding.Kind;

/** What stopped runs and careless hands leave behind, told and settled. */
class FindingsTest {

    @TempDir
    Path folder;

    private RunFixture fixture(String dialect) {
        RunFixture fixture = new RunFixture(TestDatabase.of(dialect, folder), folder);
        fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
        fixture.add(
                "b2", List.of("CREATE TABLE b (id INTEGER)", "CREATE INDEX b_id ON b (id)"), List.of("DROP TABLE b"));
        return fixture;
    }

    private static List<Finding> findings(RunFixture fixture) throws Exception {
        try (Connection connection = fixture.database.open()) {
            return fixture.runner().findings(connection, new RevisionFolder(fixture.folder));
        }
    }

    private static Finding only(RunFixture fixture, Kind kind) throws Exception {
        List<Finding> findings = findings(fixture);
        assertThat(findings).extracting(Finding::kind).containsExactly(kind);
        assertThat(findings.getFirst().waysOut()).isNotEmpty();
        return findings.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aCleanDatabaseHasNone(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            assertThat(findings(fixture)).isEmpty();
            assertThat(fixture.database.tables()).isEmpty();
            fixture.upgrade("a1", RunFixture.NEVER);
            assertThat(findings(fixture)).isEmpty();
            fixture.upgrade();
            assertThat(findings(fixture)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void appliedButUnrecorded(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.upgrade();
            fixture.database.execute("DELETE FROM DATABASECHANGELOG WHERE ID = 'b2'");

            assertThat(only(fixture, Kind.APPLIED_UNRECORDED).words()).contains("Revision b2", "all of what it makes");
            StampOutcome stamp = fixture.runner()
                    .stamp(fixture.database.connections(), new RevisionFolder(fixture.folder), List.of("b2"), false);
            assertThat(stamp.added()).extracting(Revision::id).containsExactly("b2");
            assertThat(findings(fixture)).isEmpty();
            assertThat(fixture.upgrade()).isEqualTo(new RunOutcome.Finished(List.of()));

            fixture.downgrade("a1");
            fixture.database.execute("CREATE TABLE b (id INTEGER)");
            assertThat(only(fixture, Kind.APPLIED_UNRECORDED).words()).contains("1 of the 2 of what it makes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void changedAndLostFiles(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.upgrade();
            Path file = fixture.file(fixture.status().history().getLast());
            String before = Files.readString(file);
            Files.writeString(file, before.replace("TABLE b (id", "TABLE b (number"));

            assertThat(only(fixture, Kind.CHANGED_AFTERWARDS).revision()).isEqualTo("b2");
            Files.delete(file);
            assertThat(only(fixture, Kind.UNKNOWN_REVISION).waysOut().getFirst())
                    .contains("db restore b2");
            new RevisionFolder(fixture.folder).restore("b2", null);
            assertThat(findings(fixture)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aLateAddedRevisionAndOtherTools(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.upgrade();
            fixture.save(new Revision(
                            "late",
                            List.of("a1"),
                            "Late",
                            "bob",
                            Instant.parse("2026-11-21T10:00:00Z"),
                            dialect,
                            List.of("CREATE TABLE late (id INTEGER)"),
                            List.of("DROP TABLE late"))
                    .placed(List.of("a1"), List.of(), List.of()));
            Path second = fixture.file(fixture.status().history().stream()
                    .filter(r -> r.id().equals("b2"))
                    .findFirst()
                    .orElseThrow());
            Files.writeString(second, Files.readString(second).replace("# parents: a1", "# parents: late"));

            assertThat(only(fixture, Kind.LATE_ADDED).words()).contains("Revision late (Late) stands below b2");
            assertThat(RunFixture.ids(fixture.upgrade())).containsExactly("late");
            fixture.database.execute(
                    "CREATE TABLE alembic_version (version_num VARCHAR(32))",
                    "INSERT INTO alembic_version VALUES ('1975ea83b712')");
            assertThat(findings(fixture)).singleElement().satisfies(tool -> {
                assertThat(tool.kind()).isEqualTo(Kind.OTHER_TOOL);
                assertThat(tool.words()).isEqualTo("Alembic keeps its history here, at 1975ea83b712.");
                assertThat(tool.waysOut())
                        .as("with revisions applied, nothing is left to take over")
                        .isEmpty();
            });
        }
    }

    @Test
    void anIndexThatWasNotRecordedOrNotFinishedIsSettledByTheNextRun() throws Exception {
        try (RunFixture fixture = new RunFixture(TestDatabase.postgresql(), folder)) {
            fixture.add("a1", "CREATE TABLE a (id int, n int)", "DROP TABLE a");
            fixture.add("b2", "CREATE INDEX CONCURRENTLY done ON a (id)", "DROP INDEX CONCURRENTLY done");
            fixture.add("c3", "CREATE UNIQUE INDEX CONCURRENTLY half ON a (n)", "DROP INDEX CONCURRENTLY half");
            fixture.upgrade("a1", RunFixture.NEVER);
            fixture.database.execute("CREATE INDEX done ON a (id)", "INSERT INTO a VALUES (1, 7), (2, 7)");
            assertThat(only(fixture, Kind.APPLIED_UNRECORDED).revision()).isEqualTo("b2");

            RunOutcome stopped = fixture.upgrade();

            assertThat(RunFixture.ids(stopped)).containsExactly("b2");
            assertThat(stopped).isInstanceOf(RunOutcome.Failed.class);
            assertThat(findings(fixture)).extracting(Finding::kind).contains(Kind.INVALID_INDEX);
            fixture.database.execute("DELETE FROM a WHERE id = 2");
            assertThat(RunFixture.ids(fixture.upgrade())).containsExactly("c3");
            assertThat(fixture.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'half'::regclass"))
                    .containsExactly("t");
            assertThat(findings(fixture)).isEmpty();
            fixture.database.execute("DROP INDEX half");
            assertThat(RunFixture.ids(fixture.downgrade("a1"))).containsExactly("c3", "b2");
        }
    }

    @Test
    void aHalfAppliedRevisionTellsHowToGoOn() throws Exception {
        try (RunFixture fixture = new RunFixture(TestDatabase.postgresql(), folder)) {
            fixture.add(
                    "a1",
                    List.of("CREATE TABLE t (id int)", "CREATE INDEX CONCURRENTLY i ON t (id)", "SELECT * FROM gone"),
                    List.of("SELECT 1", "DROP INDEX CONCURRENTLY i", "DROP TABLE t"));
            fixture.upgrade();

            Finding finding = only(fixture, Kind.HALF_APPLIED);
            assertThat(finding.words()).contains("half applied: 2 of its 3 parts");
            assertThat(finding.waysOut())
                    .containsExactly("Finish it: db upgrade a1.", "Take it back: db downgrade a1-1.");
            assertThat(RunFixture.ids(fixture.downgrade("a1-1"))).containsExactly("a1");
            assertThat(findings(fixture)).isEmpty();
        }
    }
}
