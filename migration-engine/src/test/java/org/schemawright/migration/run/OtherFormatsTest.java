package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.RunOutcome.Failed;

/** Revisions that others have written for Liquibase. */
class OtherFormatsTest {

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                  http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
              <changeSet id="1" author="bob">
                <comment>Items of orders</comment>
                <createTable tableName="item">
                  <column name="id" type="int"><constraints primaryKey="true" nullable="false"/></column>
                </createTable>
              </changeSet>
              <changeSet id="2" author="bob">
                <createIndex tableName="item" indexName="item_id"><column name="id"/></createIndex>
              </changeSet>
            </databaseChangeLog>
            """;

    @TempDir
    Path folder;

    private RunFixture fixture(String dialect) throws Exception {
        RunFixture fixture = new RunFixture(TestDatabase.of(dialect, folder), folder);
        new RevisionFolder(fixture.folder).init();
        return fixture;
    }

    private static void write(RunFixture fixture, String name, String text) throws Exception {
        Files.writeString(fixture.folder.resolve("versions").resolve(name), text);
    }

    private static void writeAll(RunFixture fixture) throws Exception {
        write(fixture, "20260101_first.sql", """
                --liquibase formatted sql
                --changeset bob:1
                CREATE TABLE first (id INTEGER, t VARCHAR(20));
                INSERT INTO first VALUES (1, 'a;b');
                --rollback DROP TABLE first;
                """);
        write(fixture, "20260102_items.xml", XML);
        write(fixture, "20260103_typed.yaml", """
                # revision: cafe00000001
                # parents: 20260102_items
                # message: Orders
                databaseChangeLog:
                - changeSet:
                    id: orders
                    author: bob
                    changes:
                    - createTable:
                        tableName: orders
                        columns:
                        - column: {name: id, type: int}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void runUpAndDownBesideOurs(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            writeAll(fixture);
            List<Revision> history = fixture.status().history();

            assertThat(fixture.status().problems()).isEmpty();
            assertThat(history)
                    .extracting(Revision::id)
                    .containsExactly("20260101_first", "20260102_items", "cafe00000001");
            assertThat(history).extracting(Revision::message).containsExactly("first", "Items of orders", "Orders");
            assertThat(history.getFirst().up())
                    .containsExactly(
                            "CREATE TABLE first (id INTEGER, t VARCHAR(20))", "INSERT INTO first VALUES (1, 'a;b')");
            assertThat(history.get(1).up().getFirst()).startsWith("CREATE TABLE");
            assertThat(history.get(1).down()).hasSize(2);

            assertThat(RunFixture.ids(fixture.upgrade()))
                    .containsExactly("20260101_first", "20260102_items", "cafe00000001");
            assertThat(fixture.database.query("SELECT t FROM first")).containsExactly("a;b");
            assertThat(fixture.database.tables()).contains("first", "item", "orders");
            assertThat(fixture.status().atHead()).isTrue();
            assertThat(fixture.events)
                    .anyMatch(e ->
                            e instanceof RunEvent.StatementStarted s && s.sql().contains("INSERT INTO first"));
            assertThat(RunFixture.ids(fixture.downgrade("20260102"))).containsExactly("cafe00000001");
            assertThat(RunFixture.ids(fixture.downgrade("base"))).containsExactly("20260102_items", "20260101_first");
            assertThat(fixture.database.tables()).doesNotContain("first", "item", "orders");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aTagAndALabelBehindOursAreRecorded(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            fixture.add("aaaaaaaaaaaa", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
            write(fixture, "20261201_tag.yaml", """
                    # parents: aaaaaaaaaaaa
                    # message: Tagged
                    databaseChangeLog:
                    - changeSet:
                        id: tagged
                        author: bob
                        labels: autumn
                        changes:
                        - tagDatabase: {tag: v1}
                        rollback: []
                    """);
            assertThat(RunFixture.ids(fixture.upgrade())).hasSize(2);
            assertThat(fixture.database.query("SELECT coalesce(TAG, '-') || coalesce(LABELS, '-')"
                            + " FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED"))
                    .containsExactly("--", "v1autumn");
            assertThat(RunFixture.ids(fixture.downgrade("base"))).hasSize(2);
            assertThat(RunFixture.ids(fixture.upgrade())).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatLiquibaseHasRunIsKnown(String dialect) throws Exception {
        try (RunFixture fixture = fixture(dialect)) {
            writeAll(fixture);
            LiquibaseScope.call(() -> {
                try (Connection connection = fixture.database.open();
                        DirectoryResourceAccessor files = new DirectoryResourceAccessor(fixture.folder)) {
                    new Liquibase("changelog.yaml", files, new JdbcConnection(connection)).update(2, "");
                }
                return fixture;
            });

            assertThat(fixture.status().applied()).containsExactly("20260101_first");
            assertThat(fixture.status().partial()).containsExactly("20260102_items");
            assertThat(RunFixture.ids(fixture.upgrade())).containsExactly("20260102_items", "cafe00000001");
            assertThat(fixture.status().atHead()).isTrue();
        }
    }

    @Test
    void anEditedOneIsNotRunOver() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            writeAll(fixture);
            fixture.upgrade("20260101", RunFixture.NEVER);
            Path file = fixture.folder.resolve("versions/20260101_first.sql");
            Files.writeString(file, Files.readString(file).replace("'a;b'", "'c'"));

            assertThat(fixture.upgrade()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                    .startsWith("The statements of revision 20260101_first (first) were changed"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "executeCommand: {executable: touch, args: [{arg: {value: TRACE}}]}",
                "customChange: {class: org.schemawright.Nothing}",
                "loadData: {tableName: t, file: t.csv}",
                "sqlFile: {path: /etc/passwd}",
                "createView: {viewName: v, path: other.sql}"
            })
    void whatReachesBeyondTheDatabaseIsRefused(String change) throws Exception {
        try (RunFixture fixture = fixture("postgresql")) {
            Path trace = folder.resolve("trace");
            write(
                    fixture,
                    "1.yaml",
                    "databaseChangeLog:\n- changeSet:\n    id: 1\n    author: eve\n    changes:\n    - "
                            + change.replace("TRACE", trace.toString()) + "\n");

            assertThat(fixture.status().problems())
                    .singleElement()
                    .isInstanceOf(HistoryProblem.Forbidden.class)
                    .extracting(HistoryProblem::words)
                    .asString()
                    .contains("asks for “" + change.substring(0, change.indexOf(':')) + "”", "--trust");
            assertThat(fixture.upgrade()).isInstanceOf(Failed.class);
            assertThat(trace).doesNotExist();
        }
    }

    @Test
    void aTrustedFolderMay() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            Path trace = folder.resolve("trace");
            write(fixture, "1.yaml", """
                    databaseChangeLog:
                    - changeSet:
                        id: 1
                        author: ann
                        changes:
                        - executeCommand: {executable: touch, args: [{arg: {value: "%s"}}]}
                        - sqlFile: {path: seed.sql}
                    """.formatted(trace));
            Files.writeString(fixture.folder.resolve("seed.sql"), "CREATE TABLE seed (id INTEGER);");

            RunOutcome outcome = new MigrationRunner("sqlite", Duration.ofMillis(300), true)
                    .upgrade(
                            fixture.database.connections(),
                            new RevisionFolder(fixture.folder),
                            null,
                            _ -> {},
                            RunFixture.NEVER);

            assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
            assertThat(trace).exists();
            assertThat(fixture.database.tables()).contains("seed");
        }
    }

    @Test
    void whatLosesRowsOnSqliteIsRefused() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            write(fixture, "1.xml", XML.replaceAll("(?s)<createIndex.*?</createIndex>", """
                    <addColumn tableName="item"><column name="n" type="int"/></addColumn>
                    """));

            assertThat(fixture.status().problems())
                    .singleElement()
                    .extracting(HistoryProblem::words)
                    .asString()
                    .contains("on SQLite, Liquibase's addColumn loses");
        }
    }

    @Test
    void damagedFilesSayWhere() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            write(fixture, "1.xml", "<databaseChangeLog>");
            write(fixture, "2.yaml", "databaseChangeLog: [");
            write(fixture, "readme.txt", "not read");

            assertThat(fixture.status().problems())
                    .allSatisfy(problem -> assertThat(problem).isInstanceOf(HistoryProblem.Unreadable.class))
                    .hasSize(2);
        }
    }

    @Test
    void aBareScriptRuns() throws Exception {
        try (RunFixture fixture = fixture("sqlite")) {
            write(fixture, "2.sql", "CREATE TABLE x (id INTEGER); INSERT INTO x VALUES (5);");
            assertThat(fixture.status().problems())
                    .singleElement()
                    .extracting(HistoryProblem::words)
                    .asString()
                    .contains("more than one statement", "--liquibase formatted sql");
            write(fixture, "2.sql", "CREATE TABLE x (id INTEGER);");

            assertThat(RunFixture.ids(fixture.upgrade())).containsExactly("2");
            assertThat(fixture.database.tables()).contains("x");
            assertThat(fixture.downgrade("base"))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("has no way back"));
        }
    }
}
