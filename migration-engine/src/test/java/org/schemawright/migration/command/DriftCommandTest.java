package org.schemawright.migration.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.rehearse.DriftReport;
import org.schemawright.migration.rehearse.TestReach;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.sqlite.SqliteDialect;

/** What somebody changed by hand becomes a revision, or is undone. */
class DriftCommandTest {

    @TempDir
    Path base;

    private String url = "";

    private CommandRun run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--dir", base.resolve("migrations").toString(), "--url", url));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private void execute(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String query(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private void drifts() throws Exception {
        Path script = Files.writeString(
                base.resolve("shop.sql"), "CREATE TABLE shop (id INTEGER PRIMARY KEY, name VARCHAR(20), old INTEGER);");
        assertThat(run("generate", "--target", script.toString(), "-m", "Shop").status())
                .isZero();
        assertThat(run("upgrade").status()).isZero();
        execute(
                "INSERT INTO shop VALUES (1, 'Kept', 7)",
                "ALTER TABLE shop ADD COLUMN town VARCHAR(20)",
                "UPDATE shop SET town = 'Ulm'",
                "CREATE INDEX by_name ON shop (name)");
    }

    private void isPutBackAndAdopted() throws Exception {
        CommandRun back = run("drift", "--put-back");
        assertThat(back.out()).as(back.toString()).contains("as its revisions make it");
        assertThat(query("SELECT name FROM shop")).isEqualTo("Kept");
        assertThat(run("purge").out()).as("what was dropped is kept").contains("shop");

        execute("CREATE INDEX by_name ON shop (name)", "ALTER TABLE shop DROP COLUMN old");
        CommandRun adopted = run("drift", "--adopt", "Index by hand");
        assertThat(adopted.out())
                .as(adopted.toString())
                .contains("(Index by hand)")
                .contains("recorded it as applied");
        assertThat(run("check").out()).isEqualTo("All is in order.\n");
    }

    @Test
    void onSqlite() throws Exception {
        url = "jdbc:sqlite:" + base.resolve("shop.db");
        drifts();
        isPutBackAndAdopted();
    }

    @Test
    void nothingIsDoneUnaskedAndAScriptIsOnlyWritten() throws Exception {
        url = "jdbc:sqlite:" + base.resolve("shop.db");
        drifts();
        assertThat(run("drift").err()).contains("db drift --adopt MESSAGE").contains("db drift --put-back");
        assertThat(run("drift", "--adopt", "x", "--put-back").status()).isEqualTo(2);

        CommandRun refused = run("drift", "--put-back", "--no-keep");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("--accept DELETES_DATA").contains("1 row");
        assertThat(query("SELECT town FROM shop")).isEqualTo("Ulm");
        Path saved = base.resolve("back.sql");
        assertThat(run("drift", "--put-back", "--save", saved.toString()).out()).contains("nothing was run");
        assertThat(saved).content().contains("BEGIN;").contains("COMMIT;").contains("by_name");
        assertThat(query("SELECT town FROM shop")).isEqualTo("Ulm");
        assertThat(run("drift", "--adopt", "Index").out()).contains("Made revision");
        execute("ALTER TABLE shop DROP COLUMN old");
        assertThat(run("drift", "--adopt", "Old", "--no-keep").err()).contains("--accept DELETES_DATA");
        assertThat(run("drift", "--adopt", "Old", "--no-keep", "--accept", "DELETES_DATA")
                        .status())
                .isZero();
        assertThat(run("drift", "--adopt", "Again").out()).isEqualTo("The database is as its revisions make it.\n");
        assertThat(run("history").out()).contains("Old").contains("Index");
        execute("DROP INDEX by_name");
        assertThat(run("drift", "--put-back", "--json").out())
                .contains("\"statements\" :")
                .contains("by_name");
        assertThat(run("drift").status()).isZero();
    }

    /** What a process leaves that is killed when the schema is put back and the record of that is not removed yet. */
    @Test
    void aPutBackThatWasKilledLeavesNoUnknownRevision() throws Exception {
        url = "jdbc:sqlite:" + base.resolve("shop.db");
        drifts();
        Path copy = base.resolve("copy");
        try (Stream<Path> files = Files.walk(base.resolve("migrations"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(base.resolve("migrations").relativize(file)));
            }
        }
        MigrationEngine engine = new MigrationEngine(new SqliteDialect());
        TestReach reach = TestReach.at(url);
        DriftReport report = engine.drift(reach).of(copy, () -> false);
        engine.generate(
                reach,
                copy,
                engine.plan(report.actual(), report.expected(), List.of()),
                NewRevision.puttingBack(List.of("head")),
                () -> false);
        assertThat(engine.upgrade(reach, copy, null, event -> {}, () -> false)).isInstanceOf(RunOutcome.Finished.class);

        assertThat(run("check").out()).isEqualTo("All is in order.\n");
        assertThat(run("current").out()).contains("Shop").doesNotContain("Put back");
        String traces = "SELECT count(*) FROM databasechangelog WHERE author LIKE '%putting back%'";
        assertThat(query(traces)).isEqualTo("1");
        execute("CREATE INDEX by_town ON shop (name)");
        assertThat(run("drift", "--put-back").out()).contains("as its revisions make it");
        assertThat(query(traces)).as("the next one takes it away").isEqualTo("0");
    }

    @Test
    void onPostgresql() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create()) {
            url = database.jdbcUrl();
            drifts();
            isPutBackAndAdopted();
        }
    }
}
