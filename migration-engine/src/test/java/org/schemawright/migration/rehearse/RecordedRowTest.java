package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.RunOutcome;

/** What we record of a revision is what Liquibase's own program records of it. */
class RecordedRowTest {

    /** All but when, and which run it was. */
    private static final String ROWS = "SELECT ID, AUTHOR, FILENAME, ORDEREXECUTED, EXECTYPE, MD5SUM, DESCRIPTION,"
            + " COMMENTS, TAG, LIQUIBASE, CONTEXTS, LABELS, length(DEPLOYMENT_ID) FROM DATABASECHANGELOG"
            + " ORDER BY ORDEREXECUTED";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aRowOfHistoryIsAsLiquibaseWritesIt(String dialect) throws Exception {
        write(dialect);
        try (TestReach ours = reach(dialect, "ours");
                TestReach theirs = reach(dialect, "theirs")) {
            RunOutcome outcome = new MigrationEngine(ours.dialect())
                    .upgrade(ours, folder.resolve("migrations"), null, event -> {}, () -> false);
            assertThat(outcome.done()).as(outcome.toString()).hasSize(2);
            new LiquibaseProgram(folder.resolve("migrations"), theirs.url()).run("changelog.yaml", "update");
            assertThat(rows(ours)).hasSize(2).isEqualTo(rows(theirs));
        }
    }

    /** Without foreign keys, which Liquibase's own program is told to refuse on SQLite. */
    private TestReach reach(String dialect, String name) {
        return dialect.equals("sqlite")
                ? TestReach.at("jdbc:sqlite:" + folder.resolve(name + ".db"))
                : TestReach.postgresql();
    }

    private void write(String dialect) throws Exception {
        Path migrations = folder.resolve("migrations");
        Path versions = Files.createDirectories(migrations.resolve("versions"));
        RevisionFolder revisions = new RevisionFolder(migrations);
        revisions.init();
        List<String> messages = List.of("It's “quoted” \\ and {d} with ? and %s", "Long é".repeat(60));
        for (int i = 0; i < messages.size(); i++) {
            Revision revision = new Revision(
                    "%012x".formatted(i + 1),
                    i == 0 ? List.of() : List.of("%012x".formatted(i)),
                    messages.get(i),
                    "Zoë O'Hara",
                    Instant.parse("2026-11-20T10:00:00Z").plusSeconds(i),
                    dialect,
                    List.of("CREATE TABLE t" + i + " (id INTEGER)"),
                    List.of("DROP TABLE t" + i));
            Files.writeString(versions.resolve(RevisionFile.name(revision)), RevisionFile.write(revision));
        }
        revisions.accept(null);
    }

    private static List<List<String>> rows(TestReach reach) throws Exception {
        List<List<String>> all = new ArrayList<>();
        try (Connection connection = reach.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ROWS)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getMetaData().getColumnLabel(i) + "=" + rows.getString(i));
                }
                all.add(row);
            }
        }
        return all;
    }
}
