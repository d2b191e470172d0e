package org.schemawright.migration.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;

/** The commands on revisions, over real databases of both engines. */
class RevisionCommandsTest {

    @TempDir
    Path base;

    private final List<TestPostgres.Database> servers = new ArrayList<>();
    private String dialect = "sqlite";
    private String url = "";

    @AfterEach
    void closeServers() {
        servers.forEach(TestPostgres.Database::close);
    }

    private String database(String kind) {
        dialect = kind;
        if (kind.equals("sqlite")) {
            return "jdbc:sqlite:" + base.resolve("shop" + servers.size() + ".db");
        }
        servers.add(TestPostgres.create());
        return servers.getLast().jdbcUrl();
    }

    private CommandRun run(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--dir", dir().toString()));
        if (!url.isEmpty()) {
            all.addAll(List.of("--url", url));
        }
        return CommandRun.of(all.toArray(String[]::new));
    }

    private Path dir() {
        return base.resolve("migrations");
    }

    private void add(String id, String message, String parents, String up, String down) throws IOException {
        List<String> names = parents.isEmpty() ? List.of() : List.of(parents.split(","));
        Revision revision = new Revision(
                id,
                names,
                message,
                "ann",
                Instant.parse("2026-11-20T10:00:00Z").plusSeconds(id.charAt(id.length() - 1)),
                dialect,
                up.isEmpty() ? List.of() : List.of(up),
                down.isEmpty() ? List.of() : List.of(down));
        new RevisionFolder(dir()).save(revision, RevisionFile.write(revision));
    }

    private void three() throws IOException {
        add("a00001", "Authors", "", "CREATE TABLE author (id INTEGER, t VARCHAR(9))", "DROP TABLE author");
        add("b00002", "Books", "a00001", "CREATE TABLE book (id INTEGER)", "DROP TABLE book");
        add("c00003", "One author", "b00002", "INSERT INTO author VALUES (1, 'a;''b')", "DELETE FROM author");
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void goesUpAndDownAndTellsWhereItStands(String kind) throws Exception {
        url = database(kind);
        assertThat(run("init").out()).startsWith("Made the folder");
        assertThat(run("init").out()).contains("is there already");
        three();

        assertThat(run("current").out()).isEqualTo("base: no revision is applied.\n3 revisions are pending.\n");
        assertThat(run("check").status()).isEqualTo(1);
        CommandRun up = run("upgrade", "+2");
        assertThat(up.status()).isZero();
        assertThat(up.out().replaceAll("\\d+ ms", "N ms")).isEqualTo("""
                a00001  Authors  N ms
                b00002  Books  N ms
                Upgraded by 2 revisions; now at b00002.
                """);
        assertThat(run("history").out()).isEqualTo("""
                c00003  2026-11-20  pending  One author (head)
                b00002  2026-11-20  applied  Books (current)
                a00001  2026-11-20  applied  Authors
                """);
        assertThat(run("history", "b0:head").out().lines()).hasSize(2);
        assertThat(run("history", ":current").out().lines()).hasSize(2);
        assertThat(run("current", "--check-heads").status()).isEqualTo(1);
        assertThat(run("upgrade").out()).endsWith("Upgraded by 1 revision; now at c00003.\n");
        assertThat(run("upgrade").out()).isEqualTo("There was nothing to do.\n");
        assertThat(run("check")).isEqualTo(new CommandRun(0, "All is in order.\n", ""));
        assertThat(query("SELECT t FROM author")).containsExactly("a;'b");
        assertThat(run("downgrade").out()).endsWith("now at b00002.\n");
        assertThat(run("downgrade", "base").out()).endsWith("now at base.\n");
        assertThat(run("downgrade").err()).startsWith("No revision is applied");
        assertThat(run("upgrade", "--json").out())
                .containsPattern("\"current\" : \\[\\s*\"c00003\"")
                .contains("\"message\" : \"Books\"");
        assertThat(run("current", "--json").out()).contains("\"pending\" : [ ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void stampsUpAndDownAndForgets(String kind) throws Exception {
        url = database(kind);
        three();

        assertThat(run("stamp", "head").out().lines()).hasSize(3).allMatch(l -> l.startsWith("Recorded as applied"));
        assertThat(run("stamp", "head").out()).startsWith("All of that was recorded so already");
        assertThat(run("current").out()).contains("c00003");
        assertThat(run("stamp", "a0").out()).isEqualTo("Recorded no longer: b00002\nRecorded no longer: c00003\n");
        assertThat(run("upgrade").err()).contains("Revision c00003 (One author) failed in statement 1");
        assertThat(run("stamp", "base").status()).isZero();
        assertThat(run("upgrade").err())
                .contains("book")
                .contains("already exists")
                .contains("CREATE TABLE book");
        assertThat(query("SELECT count(*) FROM author")).containsExactly("0");

        run("stamp", "b0");
        try (Stream<Path> files = Files.list(dir().resolve("versions"))) {
            files.sorted().skip(1).forEach(file -> file.toFile().delete());
        }
        assertThat(run("upgrade").err()).contains("b00002 applied, but the folder does not have its file");
        assertThat(run("stamp", "--purge", "a00001").out())
                .contains("Recorded no longer: b00002")
                .doesNotContain("Recorded as applied");
        assertThat(run("upgrade").status()).isZero();
        assertThat(run("stamp", "nowhere").err()).startsWith("Revision nowhere is not in the folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void mergesHeads(String kind) throws Exception {
        url = database(kind);
        add("a00001", "Start", "", "CREATE TABLE a (id INTEGER)", "DROP TABLE a");
        add("b00002", "Left", "a00001", "CREATE TABLE b (id INTEGER)", "DROP TABLE b");
        add("c00003", "Right", "a00001", "CREATE TABLE c (id INTEGER)", "DROP TABLE c");

        assertThat(run("upgrade").err())
                .startsWith("The history has 2 heads: b00002, c00003.")
                .contains("merge");
        assertThat(run("current").err()).contains("db merge heads");
        assertThat(run("heads").out().lines()).hasSize(2);
        assertThat(run("branches").out()).isEqualTo("""
                a00001  2026-11-20  pending  Start
                  -> b00002  2026-11-20  pending  Left (head)
                  -> c00003  2026-11-20  pending  Right (head)
                """);
        assertThat(run("upgrade", "b0").status()).isZero();
        CommandRun merge = run("merge", "heads", "-m", "Together");
        assertThat(merge.out()).contains("which merges b00002, c00003");
        assertThat(run("heads").out()).contains("Together (merge of b00002, c00003, head)");
        assertThat(run("upgrade").out()).contains("Upgraded by 2 revisions");
        assertThat(run("merge").err()).contains("one head, so there is nothing to merge");
        assertThat(run("downgrade", "-1").status()).isZero();
        assertThat(run("downgrade", "-1").err()).contains("at b00002 and c00003 at once");
        assertThat(run("downgrade", "c00003@-1").out()).endsWith("now at b00002.\n");
    }

    @Test
    void showsARevisionAndWhatWasChangedInIt() throws Exception {
        three();

        assertThat(run("show", "a0").out())
                .contains("Authors", "parents", "none", "CREATE TABLE author", "DROP TABLE author;");
        assertThat(run("show", "--json").out()).contains("\"up\" : [", "\"wayBack\" : true");
        Path first;
        try (Stream<Path> files = Files.list(dir().resolve("versions"))) {
            first = files.sorted().findFirst().orElseThrow();
        }
        Files.writeString(first, Files.readString(first).replace("DROP TABLE author", "DROP TABLE IF EXISTS author"));
        url = database("sqlite");
        assertThat(run("upgrade").err()).contains("was changed since it was kept", "db accept a00001");
        assertThat(run("show", "a0", "--changes").out()).isEqualTo("""
                -           DROP TABLE author
                +           DROP TABLE IF EXISTS author
                """);
        assertThat(run("restore", "a00001").out()).startsWith("Brought back");
        assertThat(run("show", "a0", "--changes").out()).isEqualTo("The file is as it was kept.\n");
        Files.writeString(first, Files.readString(first).replace("Authors", "Writers"));
        assertThat(run("check").status()).isEqualTo(1);
        assertThat(run("accept", "a0").status()).isZero();
        assertThat(run("upgrade").status()).isZero();
        Files.delete(first);
        assertThat(run("downgrade", "base").err()).contains("does not have its file");
        assertThat(run("restore", "a00001").status()).isZero();
        assertThat(run("downgrade", "base").status()).isZero();
    }

    @Test
    void generatesAgainstAnotherDatabase() throws Exception {
        url = database("sqlite");
        String wanted = "jdbc:sqlite:" + base.resolve("wanted.db");
        try (Connection present = DriverManager.getConnection(url);
                Connection target = DriverManager.getConnection(wanted);
                Statement here = present.createStatement();
                Statement there = target.createStatement()) {
            here.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, old TEXT, gone TEXT)");
            here.execute("INSERT INTO a VALUES (1, 'kept', 'lost')");
            there.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT)");
        }
        assertThat(run("generate").status()).isEqualTo(2);
        CommandRun refused = run("migrate", "--target", wanted, "--rename", "a.old=name", "--no-keep");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("--accept DELETES_DATA");
        CommandRun made = run("generate", "--target", wanted, "--rename", "a.old=name", "-m", "Names");
        assertThat(made.err()).contains("KEEPS_DATA: The values of a.gone are kept");
        assertThat(made.err()).doesNotContain("Nothing was generated");
        assertThat(made.out()).contains("(Names)");
        assertThat(run("generate", "--target", wanted, "-m", "Twice").err()).contains("The database is not at head");
        assertThat(run("upgrade").status()).isZero();
        assertThat(query("SELECT name FROM a")).containsExactly("kept");
        assertThat(run("generate", "--target", wanted).out()).startsWith("The schemas are the same");
        assertThat(run("downgrade").status()).isZero();
        assertThat(query("SELECT old || gone FROM a")).containsExactly("keptlost");
        assertThat(run("generate", "--target", wanted, "--rename", "nothing=b").err())
                .isNotEmpty();
        Path script = base.resolve("wanted.sql");
        Files.writeString(script, "CREATE TABLE a (id INTEGER PRIMARY KEY, old TEXT, gone TEXT); CREATE TABLE b (c);");
        run("upgrade");
        assertThat(run("generate", "--target", script.toString(), "--rename", "a.name=old")
                        .out())
                .startsWith("Made revision");
        Path classes = Files.createDirectory(base.resolve("classes"));
        Files.writeString(classes.resolve("wanted.txt"), "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT)");
        assertThat(run("check", "--target", script.toString()).out())
                .contains("not as the target wants it")
                .contains("b");
        assertThat(run("check", "--target", classes.toString()).out()).doesNotContain("not as the target wants it");
        assertThat(run("generate", "--empty", "-m", "By hand", "--branch", "hand")
                        .out())
                .contains("with 0 statements");
        assertThat(run("history").out()).contains("By hand (branch hand, head)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void takesAnExistingDatabaseOver(String kind) throws Exception {
        url = database(kind);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL)");
            statement.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, author INTEGER REFERENCES author)");
            statement.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))");
            statement.execute("INSERT INTO alembic_version VALUES ('1975ea83b712')");
        }
        CommandRun made = run("baseline");
        assertThat(made.err()).startsWith("Alembic keeps its history here, at 1975ea83b712.");
        assertThat(made.out()).contains("and recorded it as applied");
        assertThat(run("drift")).isEqualTo(new CommandRun(0, "The database is as its revisions make it.\n", ""));
        assertThat(run("check").out()).isEqualTo("All is in order.\n");
        assertThat(run("baseline").err()).contains("has revisions already");
        assertThat(run("downgrade").err()).contains("has no way back");

        add(
                "f00009",
                "Prices",
                run("heads").out().substring(0, 12),
                "CREATE TABLE price (id INTEGER)",
                "DROP TABLE price");
        CommandRun rehearsed = run("rehearse");
        assertThat(rehearsed.status()).as(rehearsed.toString()).isZero();
        assertThat(rehearsed.out()).contains("CREATE TABLE price", "all came back");
        assertThat(run("upgrade").status()).isZero();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE price");
        }
        assertThat(run("drift").out()).contains("- table price");
        assertThat(run("drift").status()).isEqualTo(1);
        assertThat(run("check").out()).contains("is not as its revisions make it, in 1 thing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void makesOneRevisionOfManyOldOnes(String kind) throws Exception {
        url = database(kind);
        three();
        add("d00004", "Prices", "c00003", "CREATE TABLE price (id INTEGER)", "DROP TABLE price");
        assertThat(run("squash", "c0").err()).contains("is not applied in this database");
        run("upgrade");

        assertThat(run("squash", "c0").err()).contains("c00003 (One author)", "--accept DELETES_DATA");
        assertThat(run("squash", "c0", "--accept", "DELETES_DATA").out()).contains("of 3; this database has it");
        assertThat(run("history").out().lines()).hasSize(2);
        assertThat(run("check").out()).isEqualTo("All is in order.\n");
        assertThat(query("SELECT t FROM author")).containsExactly("a;'b");
        assertThat(run("downgrade", "c0").status()).isZero();
        assertThat(run("downgrade", "base").err()).contains("has no way back");
        url = kind.equals("sqlite") ? "jdbc:sqlite:" + base.resolve("fresh.db") : database(kind);
        assertThat(run("upgrade").out()).contains("now at d00004");
        assertThat(query("SELECT count(*) FROM book")).containsExactly("0");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run("upgrade").status()).isEqualTo(2);
        assertThat(run("upgrade").err()).startsWith("This needs a database.");
        assertThat(run("stamp").err()).startsWith("schemawright db stamp needs a revision.");
        assertThat(run("upgrade", "a", "b").status()).isEqualTo(2);
        assertThat(run("history").err()).startsWith("There is no folder");
        assertThat(run("init").status()).isZero();
        assertThat(run("history").out()).startsWith("There is no revision in");
        assertThat(run("heads")).isEqualTo(new CommandRun(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void itsScriptsDoTheSameAsARun(String kind) throws Exception {
        String program = kind.equals("sqlite") ? "sqlite3" : "psql";
        assumeTrue(isInstalled(program), program + " is not here");
        url = "";
        String first = database(kind);
        three();
        add("d00004", "Merge", "c00003", "", "");

        feed(program, first, run("sql").out());
        url = first;
        assertThat(run("current").out()).contains("d00004");
        assertThat(run("check")).isEqualTo(new CommandRun(0, "All is in order.\n", ""));
        assertThat(query("SELECT t FROM author")).containsExactly("a;'b");
        List<String> byScript = query("SELECT MD5SUM FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED");
        feed(program, first, run("sql", "head:b0").out());
        assertThat(run("current").out()).contains("b00002");
        feed(program, first, run("sql").out());
        assertThat(run("current").out()).contains("d00004");
        feed(program, first, run("sql", "head:base").out());
        assertThat(run("current").out()).startsWith("base");
        assertThat(run("upgrade").status()).isZero();
        assertThat(query("SELECT MD5SUM FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED"))
                .isEqualTo(byScript);
    }

    private static void feed(String program, String url, String script) throws Exception {
        String target = program.equals("sqlite3")
                ? url.substring("jdbc:sqlite:".length())
                : url.substring("jdbc:".length()).replaceAll("\\?.*", "");
        List<String> command = program.equals("sqlite3")
                ? List.of(program, target)
                : List.of(program, "-qX", "-U", "postgres", target);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.replaceAll("(?m)^.*NOTICE.*$", "").strip()).isEmpty();
    }

    private static boolean isInstalled(String program) {
        try {
            new ProcessBuilder(program, "--version").start().waitFor();
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
