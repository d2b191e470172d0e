package org.schemawright.migration.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;

/** Slips of the hand, other programs on the same database, and files of others. */
class CommandSlipsTest {

    private static final String IN_ORDER = "All is in order.\n";

    @TempDir
    Path base;

    private String url = "";

    @BeforeEach
    void useFile() {
        url = "jdbc:sqlite:" + base.resolve("shop.db");
    }

    private CommandRun run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--url", url));
        return runWithout(all.toArray(String[]::new));
    }

    /** Without a database. */
    private CommandRun runWithout(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (!all.contains("--dir")) {
            all.addAll(List.of("--dir", dir().toString()));
        }
        return CommandRun.of(all.toArray(String[]::new));
    }

    private Path dir() {
        return base.resolve("migrations");
    }

    private void add(String id, String parents, String up, String down) throws Exception {
        Revision revision = new Revision(
                id,
                parents.isEmpty() ? List.of() : List.of(parents.split(",")),
                "Made " + id,
                "ann",
                Instant.parse("2026-11-20T10:00:00Z").plusSeconds(id.charAt(id.length() - 1)),
                "sqlite",
                List.of(up),
                List.of(down));
        new RevisionFolder(dir()).save(revision, RevisionFile.write(revision));
    }

    private void authors() throws Exception {
        add("a00001", "", "CREATE TABLE author (id INTEGER)", "DROP TABLE author");
    }

    private void twoHeads() throws Exception {
        authors();
        add("b00002", "a00001", "CREATE TABLE book (id INTEGER)", "DROP TABLE book");
        add("c00003", "a00001", "CREATE TABLE shop (id INTEGER)", "DROP TABLE shop");
    }

    /** A file of others. */
    private void others(String name, String text) throws Exception {
        runWithout("init");
        Files.createDirectories(dir().resolve("versions"));
        Files.writeString(dir().resolve("versions").resolve(name), text);
    }

    private void otherChange(String rest) throws Exception {
        others("x.yaml", "databaseChangeLog:\n- changeSet:\n    id: a\n    author: b\n" + rest);
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
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private static CommandRun done(CommandRun run) {
        assertThat(run.status()).as(run.toString()).isZero();
        return run;
    }

    @Test
    void aTrustedFileThatReadsAnotherStaysReadable() throws Exception {
        Files.createDirectories(dir().resolve("versions/data"));
        Files.writeString(dir().resolve("versions/data/v.sql"), "CREATE TABLE sf (a INTEGER);");
        otherChange("""
                    changes:
                    - sqlFile: {path: data/v.sql, relativeToChangelogFile: true}
                """);
        assertThat(run("upgrade", "--create").err()).contains("--trust");

        done(run("upgrade", "--create", "--trust"));
        assertThat(query("SELECT count(*) FROM sf")).isEqualTo("0");
        done(run("current", "--trust"));
        assertThat(done(run("check", "--trust")).out()).isEqualTo(IN_ORDER);
        assertThat(done(run("upgrade", "--trust")).out()).contains("nothing to do");
    }

    @Test
    void aFolderThatIsNotThereIsNotAnEmptyHistory() {
        String typo = base.resolve("typo").toString();
        CommandRun upgrade = run("upgrade", "--create", "--dir", typo);
        assertThat(upgrade.status()).isEqualTo(1);
        assertThat(upgrade.err()).startsWith("There is no folder " + typo);
        assertThat(base.resolve("shop.db")).doesNotExist();
        assertThat(runWithout("check", "--dir", typo).status()).isEqualTo(1);
        assertThat(runWithout("heads", "--dir", typo).err()).startsWith("There is no folder");
    }

    @Test
    void tablesThatOnlyHaveANameOfOtherToolsStopNothing() throws Exception {
        execute("CREATE TABLE alembic_version (v TEXT)", "CREATE TABLE flyway_schema_history (x INTEGER)");
        assertThat(done(run("current")).err()).contains("Alembic keeps its history here.");
        done(run("baseline"));
        assertThat(done(run("current")).err())
                .as("it is done already")
                .contains("Alembic")
                .doesNotContain("db baseline");
        add("z00009", query("SELECT id FROM databasechangelog"), "CREATE TABLE late (id INTEGER)", "DROP TABLE late");
        done(run("upgrade"));
        assertThat(query("SELECT count(*) FROM late")).isEqualTo("0");
    }

    @Test
    void aLockOfAnotherHostCanBeFreed() throws Exception {
        authors();
        done(run("upgrade", "--create"));
        for (String holder : List.of("'ci-7f3a#pid=7;start=1 (10.0.0.1)'", "NULL")) {
            execute("UPDATE databasechangeloglock SET locked = 1, lockgranted = '2026-01-01', lockedby = " + holder);
            assertThat(done(run("current")).err()).contains("--free-lock");
            done(run("downgrade", "base", "--free-lock"));
            assertThat(run("current").err()).doesNotContain("lock");
            done(run("upgrade", "--free-lock"));
        }
    }

    @Test
    void whatScriptsReadHasItsTypes() throws Exception {
        twoHeads();
        assertThat(done(runWithout("branches", "--json")).out())
                .containsPattern("\"parents\" : \\[")
                .containsPattern("\"head\" : (true|false)");
        assertThat(done(run("upgrade", "heads", "--create")).out()).endsWith("now at b00002 and c00003.\n");
        execute("CREATE TABLE hand (id INTEGER)");
        assertThat(run("drift", "--json").out())
                .contains("\"hand\"", "\"added\"")
                .doesNotContain("ObjectRef[");
    }

    @Test
    void aNegativeTimeIsNotForEver() throws Exception {
        authors();
        CommandRun run = run("upgrade", "--create", "--statement-timeout", "-1");
        assertThat(run.status()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).contains("--statement-timeout takes 0 seconds or more");
    }

    @Test
    void damagedSumsStopNothing() throws Exception {
        authors();
        done(runWithout("accept"));
        Files.write(
                dir().resolve("migrations.sum"),
                "abc \u00e9\n".getBytes(StandardCharsets.ISO_8859_1),
                StandardOpenOption.APPEND);
        assertThat(done(runWithout("heads")).out()).contains("a00001");
        done(run("upgrade", "--create"));
    }

    @Test
    void nothingCanDependOnTheBeginning() throws Exception {
        authors();
        CommandRun run = runWithout("generate", "--empty", "-m", "More", "--depends-on", "base");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("“base” is no revision");
    }

    @Test
    void aFolderWithoutDatabaseIsOfTheEngineThatReadsIt() throws Exception {
        otherChange("""
                    changes:
                    - addColumn: {tableName: t, columns: [{column: {name: z, type: int}}]}
                """);
        assertThat(done(runWithout("check")).out()).isEqualTo(IN_ORDER);
        assertThat(done(runWithout("heads")).out()).isNotEmpty();
    }

    @Test
    void anUpgradeOutlivesAnotherWriter() throws Exception {
        authors();
        done(run("upgrade", "--create"));
        add("b00002", "a00001", "CREATE TABLE book (id INTEGER)", "DROP TABLE book");
        CountDownLatch writing = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> writer = threads.submit(() -> {
                try (Connection connection = DriverManager.getConnection(url);
                        Statement statement = connection.createStatement()) {
                    statement.execute("BEGIN IMMEDIATE");
                    writing.countDown();
                    Thread.sleep(3_000);
                    statement.execute("ROLLBACK");
                }
                return url;
            });
            writing.await();
            done(run("upgrade"));
            writer.get();
        }
    }

    @Test
    void anIndexThatCouldNotBeBuiltIsNotThere() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create()) {
            url = database.jdbcUrl();
            execute("CREATE TABLE a1 (v INTEGER)", "INSERT INTO a1 VALUES (1), (1)");
            others("20261122T113301_a00001_x.yaml", """
                    # revision: a00001
                    # parents:
                    # message: Index
                    # author: ann
                    # created: 2026-11-22T11:33:01Z
                    databaseChangeLog:
                    - changeSet:
                        id: "a00001"
                        author: "ann"
                        logicalFilePath: "rev/a00001"
                        runInTransaction: false
                        comment: "Index"
                        changes:
                        - sql:
                            splitStatements: false
                            stripComments: false
                            sql: "create unique index concurrently a1_v on a1(v)"
                        rollback:
                        - sql:
                            splitStatements: false
                            stripComments: false
                            sql: "drop index concurrently a1_v"
                    """);
            CommandRun failed = run("upgrade");
            assertThat(failed.status()).as(failed.toString()).isEqualTo(1);
            assertThat(failed.err()).contains("duplicated").contains("may have left something behind");
            assertThat(done(run("current")).err())
                    .contains("The index a1_v is there but not valid")
                    .doesNotContain("is not recorded");
            execute("DELETE FROM a1");
            done(run("upgrade"));
        }
    }

    @Test
    void aPreconditionIsToldWithItsRevision() throws Exception {
        otherChange("""
                    comment: Wants a table
                    preConditions:
                    - tableExists: {tableName: nothere}
                    changes:
                    - sql: {sql: CREATE TABLE t (id INTEGER)}
                """);
        String id = done(runWithout("heads")).out().split(" ", 2)[0];
        CommandRun failed = run("upgrade", "--create");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err())
                .startsWith("Revision " + id + " (Wants a table) did not run, because its precondition does not hold: ")
                .contains("nothere");
    }

    @Test
    void aClassOfAnotherKindIsToldInPlainWords() throws Exception {
        otherChange("""
                    changes:
                    - customChange: {class: java.lang.String}
                """);
        CommandRun failed = run("upgrade", "--create", "--trust");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err())
                .contains("the class java.lang.String is no CustomChange of Liquibase")
                .doesNotContain("cast");
    }

    @Test
    void whatIsPutBackStaysWhereItIsTold() throws Exception {
        authors();
        done(run("upgrade", "--create"));
        execute("CREATE TABLE hand (id INTEGER)", "INSERT INTO hand VALUES (1)");
        assertThat(done(run("drift", "--put-back")).err())
                .contains("KEEPS_DATA", "until they are purged", "db purge lists")
                .doesNotContain("Going back");
        assertThat(query("SELECT count(*) FROM sqlite_master WHERE name LIKE 'schemawright_kept_%hand'"))
                .isEqualTo("1");
        assertThat(done(run("purge", "--all")).out()).contains("Purged");
    }

    @Test
    void anotherChangelogsTableIsNoPartOfABaseline() throws Exception {
        authors();
        done(run("upgrade", "--create"));
        execute("UPDATE databasechangelog SET id = '7', filename = 'theirs.xml'");
        Files.delete(
                new RevisionFolder(dir()).read("sqlite").ordered().getFirst().file());
        done(runWithout("accept"));
        assertThat(run("current").err()).contains("Another Liquibase changelog").contains("db baseline");
        assertThat(done(run("baseline")).err()).contains("stay untouched.").doesNotContain("part of the revision");
        assertThat(run("current").err()).contains("Another Liquibase changelog").doesNotContain("db baseline");
    }

    @Test
    void rangesThatHoldNothingAreTold() throws Exception {
        authors();
        add("b00002", "a00001", "CREATE TABLE book (id INTEGER)", "DROP TABLE book");
        done(run("upgrade", "--create"));
        assertThat(done(run("history", "b00002:a00001")).out())
                .isEqualTo("No revision lies between these two. The earlier one comes first: a00001:b00002.\n");
        assertThat(done(run("history", "-1:")).out().lines()).hasSize(2);
        others("x.yaml", "databaseChangeLog: [nothing");
        assertThat(runWithout("show", "zz").err()).contains("x.yaml cannot be read");
        assertThat(done(runWithout("show")).out()).contains("b00002");
    }

    @Test
    void aFolderWithNothingReadableSaysWhy() throws Exception {
        others("x.yaml", "databaseChangeLog: [nothing");
        CommandRun shown = runWithout("show");
        assertThat(shown.status()).isEqualTo(1);
        assertThat(shown.err()).contains("x.yaml cannot be read").contains("that can be shown");
        assertThat(runWithout("history").out()).contains("can be shown");
    }

    @Test
    void revisionsInACircleAreNotGone() throws Exception {
        authors();
        add("b00002", "a00001", "CREATE TABLE book (id INTEGER)", "DROP TABLE book");
        done(run("upgrade", "--create"));
        add("a00001", "b00002", "CREATE TABLE author (id INTEGER)", "DROP TABLE author");
        for (String command : List.of("current", "downgrade")) {
            assertThat(run(command).err()).contains("in a circle").doesNotContain("does not have");
        }
    }

    @Test
    void oneThatWasAddedLaterLeavesOneCurrent() throws Exception {
        authors();
        add("c00003", "a00001", "CREATE TABLE shop (id INTEGER)", "DROP TABLE shop");
        done(run("upgrade", "--create"));
        add("b00002", "a00001", "CREATE TABLE book (id INTEGER)", "DROP TABLE book");
        add("c00003", "b00002", "CREATE TABLE shop (id INTEGER)", "DROP TABLE shop");
        assertThat(done(run("current")).out()).contains("c00003").doesNotContain("a00001");
        assertThat(done(run("downgrade", "-1")).out()).endsWith("now at a00001.\n");
    }

    @Test
    void rowsWithoutAnEndHideNothing() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create()) {
            url = database.jdbcUrl();
            Path script = Files.writeString(
                    base.resolve("want.sql"),
                    "CREATE TABLE t (id integer);\nCOPY t FROM stdin;\n1\nALTER TABLE t ADD PRIMARY KEY (id);\n");
            CommandRun run = run("generate", "--target", script.toString(), "-m", "T");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("The rows of the COPY in line 2 of the script have no end");
        }
    }
}
