package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome.Failed;
import org.schemawright.migration.run.RunOutcome.Finished;

/** Files and the database's history that do not agree, and the same folder run by Liquibase itself. */
class HistoryTest {

    @TempDir
    Path folder;

    private RunFixture fixture(String dialect) {
        RunFixture fixture = new RunFixture(TestDatabase.of(dialect, folder), folder);
        fixture.add("a1", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
        return fixture;
    }

    private static void edit(Path file, String from, String to) throws Exception {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static void refused(RunOutcome outcome, String words) {
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).contains(words);
            assertThat(failed.revision()).isNull();
            assertThat(failed.done()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void anAppliedRevisionWithoutItsFileIsUnknown(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            Revision second = fixture.add("b2", "CREATE TABLE b (id INTEGER)", "DROP TABLE b");
            fixture.upgrade();
            Files.delete(fixture.file(second));

            assertThat(fixture.status().unknown()).containsExactly("b2");
            assertThat(fixture.status().applied()).containsExactly("a1");
            assertThat(fixture.status().atHead()).isFalse();
            refused(fixture.upgrade(), "revision b2 applied, but the folder does not have its file");
            refused(fixture.downgrade(null), "revision b2 applied, but the folder does not have its file");
            assertThat(fixture.database.tables()).contains("a", "b");

            fixture.save(second);
            assertThat(RunFixture.ids(fixture.downgrade(null))).containsExactly("b2", "a1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void anAppliedRevisionMayNotChangeItsStatements(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.upgrade();
            Revision second = fixture.add("b2", "CREATE TABLE b (id INTEGER)", "DROP TABLE b");
            Path first = fixture.file(fixture.status().history().getFirst());
            edit(first, "TABLE a (id INTEGER)", "TABLE a (id INTEGER, n INTEGER)");

            refused(fixture.upgrade(), "The statements of revision a1 (Revision a1) were changed after it was applied");
            edit(first, ", n INTEGER", "");
            assertThat(RunFixture.ids(fixture.upgrade())).containsExactly(second.id());
        }
    }

    @Test
    void oneOfTwoFilesOfARevisionIsNotTakenBackAtHaphazard() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            fixture.upgrade();
            Path file = fixture.file(fixture.status().history().getFirst());
            Path copy = Files.copy(file, file.resolveSibling("0_copy.yaml"));
            edit(copy, "DROP TABLE a", "SELECT 'nothing'");

            refused(fixture.downgrade(null), "Revision a1 is there more than once: 0_copy.yaml");
            assertThat(fixture.database.tables()).contains("a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void namesAndWordsMayChange(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.upgrade();
            Path file = fixture.file(fixture.status().history().getFirst());
            edit(file, "Revision a1", "Better words");
            edit(file, "# author: ann", "# author: bob");
            edit(file, "author: \"ann\"", "author: \"bob\"");
            Files.move(file, file.resolveSibling("renamed.yaml"));

            assertThat(fixture.upgrade()).isEqualTo(new Finished(List.of()));
            assertThat(RunFixture.ids(fixture.downgrade(null))).containsExactly("a1");
            assertThat(fixture.database.tables()).doesNotContain("a");
            assertThat(fixture.status().applied()).isEmpty();
        }
    }

    @Test
    void aFileThatStartsProgramsIsNeverRun() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            Revision second = fixture.add("b2", "CREATE TABLE b (id INTEGER)", "DROP TABLE b");
            Path trace = folder.resolve("trace");
            edit(
                    fixture.file(second),
                    "changes:\n",
                    "changes:\n    - executeCommand: {executable: touch, args: [{arg: {value: '" + trace + "'}}]}\n");

            refused(fixture.upgrade(), "asks for “executeCommand”");
            assertThat(fixture.status().problems()).singleElement().isInstanceOf(HistoryProblem.Forbidden.class);
            assertThat(trace).doesNotExist();
            assertThat(fixture.database.tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void goesAlongBranches(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            branch(fixture, "left", 10, "a1");
            branch(fixture, "right", 20, "a1");

            refused(fixture.upgrade(), "The history has 2 heads: left, right");
            assertThat(RunFixture.ids(fixture.upgrade("left", RunFixture.NEVER)))
                    .containsExactly("a1", "left");
            assertThat(RunFixture.ids(fixture.upgrade("right", RunFixture.NEVER)))
                    .containsExactly("right");
            branch(fixture, "more", 30, "left");
            fixture.upgrade("more", RunFixture.NEVER);
            assertThat(RunFixture.ids(fixture.downgrade("left"))).containsExactly("more");
            assertThat(fixture.database.tables()).contains("t_left", "t_right").doesNotContain("t_more");
            refused(fixture.downgrade("more"), "Revision more is not applied");
            refused(fixture.downgrade("nowhere"), "Revision nowhere is not in the folder");
        }
    }

    private static void branch(RunFixture fixture, String id, int second, String parent) {
        fixture.save(new Revision(
                id,
                List.of(parent),
                id,
                "ann",
                Instant.parse("2026-11-20T11:00:00Z").plusSeconds(second),
                fixture.database.dialect(),
                List.of("CREATE TABLE t_" + id + " (id INTEGER)"),
                List.of("DROP TABLE t_" + id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void liquibaseItselfRunsTheSameFolder(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add(
                    "b2",
                    List.of("CREATE TABLE b (t TEXT)", "INSERT INTO b VALUES ('a;b -- c')"),
                    List.of("DROP TABLE b"));
            fixture.add("c3", "CREATE TABLE c (id INTEGER)", "DROP TABLE c");
            fixture.upgrade("b2", RunFixture.NEVER);

            withLiquibase(fixture, liquibase -> {
                assertThat(liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()))
                        .extracting(changeSet -> changeSet.getId())
                        .containsExactly("c3");
                liquibase.validate();
                liquibase.update("");
            });
            assertThat(fixture.status().applied()).containsExactly("a1", "b2", "c3");
            assertThat(fixture.upgrade()).isEqualTo(new Finished(List.of()));

            withLiquibase(fixture, liquibase -> liquibase.rollback(2, ""));
            assertThat(fixture.status().applied()).containsExactly("a1");
            assertThat(fixture.database.tables()).contains("a").doesNotContain("b", "c");
            assertThat(RunFixture.ids(fixture.upgrade())).containsExactly("b2", "c3");
            assertThat(fixture.database.query("SELECT t FROM b")).containsExactly("a;b -- c");
        }
    }

    @FunctionalInterface
    private interface Use {
        void of(Liquibase liquibase) throws Exception;
    }

    private static void withLiquibase(RunFixture fixture, Use use) throws Exception {
        LiquibaseScope.call(() -> {
            try (Connection connection = fixture.database.open();
                    DirectoryResourceAccessor files = new DirectoryResourceAccessor(fixture.folder)) {
                if (fixture.database.dialect().equals("sqlite")) {
                    connection.createStatement().execute("PRAGMA foreign_keys = OFF");
                }
                use.of(new Liquibase("changelog.yaml", files, new JdbcConnection(connection)));
            }
            return fixture;
        });
    }

    @Test
    void liquibaseItselfStopsWhereForeignKeysAreEnforced() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            LiquibaseScope.call(() -> {
                try (Connection connection = fixture.database.open();
                        DirectoryResourceAccessor files = new DirectoryResourceAccessor(fixture.folder)) {
                    Liquibase liquibase = new Liquibase("changelog.yaml", files, new JdbcConnection(connection));
                    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> liquibase.update("")))
                            .hasStackTraceContaining("Open the database with foreign_keys off");
                }
                return fixture;
            });
            assertThat(fixture.database.tables()).doesNotContain("a");
        }
    }

    @Test
    void rowsOfOtherChangelogsAreNotOurs() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            fixture.upgrade();
            fixture.database.execute(
                    "INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE)"
                            + " VALUES ('1', 'x', 'other.xml', '2020-01-01 00:00:00', 1, 'EXECUTED')");

            assertThat(fixture.status().unknown()).isEmpty();
            assertThat(fixture.status().atHead()).isTrue();
        }
    }
}
