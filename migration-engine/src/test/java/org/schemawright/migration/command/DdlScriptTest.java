package org.schemawright.migration.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.sqlite.SqliteFile;

/** The scripts, run by the engines' own command lines; skipped where these are not installed. */
class DdlScriptTest {

    @TempDir
    Path folder;

    @Test
    void sqlite3BuildsTheSameSchema() throws Exception {
        assumeTrue(isInstalled("sqlite3"), "sqlite3 is not here");
        for (String script : List.of("shop.sql", "nasty.sql")) {
            Path original = folder.resolve(script + ".sqlite");
            try (SqliteFile file = SqliteFile.open(original).load(script)) {
                // A view may end in a comment, which must not swallow what follows.
                file.run("CREATE VIEW noted AS SELECT 1 -- the end", "CREATE VIEW open_end AS SELECT 2 /* the end");
            }
            Path copy = folder.resolve(script + "-copy.sqlite");
            String ddl = CommandRun.of("ddl", "jdbc:sqlite:" + original).out();
            assertThat(run(ddl, "sqlite3", "-bail", copy.toString())).isEmpty();

            try (SqliteFile one = SqliteFile.open(original);
                    SqliteFile other = SqliteFile.open(copy)) {
                assertThat(other.schema().tables())
                        .isEqualTo(one.schema().structure().tables());
                assertThat(other.schema().triggers()).isEqualTo(one.schema().triggers());
                // What SQLite takes for closed at the end of its text cannot be closed in a script.
                assertThat(other.schema().views())
                        .hasSameSizeAs(one.schema().views())
                        .containsAll(one.schema().views().stream()
                                .filter(v -> !v.definition().contains("/* the end"))
                                .toList());
            }
        }
    }

    @Test
    void psqlBuildsTheSameSchema() throws Exception {
        assumeTrue(isInstalled("psql"), "psql is not here");
        try (TestPostgres.Database one = TestPostgres.create();
                TestPostgres.Database other = TestPostgres.create()) {
            try (var connection = one.open();
                    var statement = connection.createStatement()) {
                for (String sql : List.of(
                        "CREATE TYPE mood AS ENUM ('sad; ''so''', 'häppy')",
                        "CREATE TABLE \"The Author\" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood)",
                        "CREATE TABLE book (author int REFERENCES \"The Author\", note text DEFAULT E'a;\\n\\'b')",
                        "CREATE INDEX ON book (lower(note)) WHERE author > 1",
                        "CREATE VIEW seen AS SELECT note FROM book",
                        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN /* ; */ RETURN NEW; END; $body$",
                        "CREATE TRIGGER t BEFORE INSERT ON book FOR EACH ROW EXECUTE FUNCTION f()",
                        "COMMENT ON TABLE book IS 'it''s; a -- comment'")) {
                    statement.execute(sql);
                }
            }
            String ddl = CommandRun.of("ddl", one.jdbcUrl()).out();
            assertThat(run(ddl, "psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", libpq(other.jdbcUrl())))
                    .isEmpty();

            assertThat(CommandRun.of("inspect", "--json", other.jdbcUrl()).out())
                    .isEqualTo(CommandRun.of("inspect", "--json", one.jdbcUrl()).out());
            assertThat(CommandRun.of("inspect", one.jdbcUrl()).out()).contains("Table \"The Author\"", "trigger t");
        }
    }

    @Test
    void psqlBuildsTheSchemasOfTheCorpus() throws Exception {
        assumeTrue(isInstalled("psql"), "psql is not here");
        String set = System.getenv("SCHEMAWRIGHT_CORPUS");
        Path corpus = set == null
                ? Path.of(System.getProperty("schemawright.root", "..")).resolve("../shared/corpus")
                : Path.of(set);
        assumeTrue(Files.isDirectory(corpus), "the corpus is not here");
        for (String script : List.of("chinook-postgres.sql", "northwind-postgres.sql")) {
            try (TestPostgres.Database one = TestPostgres.create().loadScript(corpus.resolve(script));
                    TestPostgres.Database other = TestPostgres.create()) {
                String ddl = CommandRun.of("ddl", one.jdbcUrl()).out();
                assertThat(run(ddl, "psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", libpq(other.jdbcUrl())))
                        .isEmpty();

                String built = CommandRun.of("inspect", other.jdbcUrl()).out();
                assertThat(withoutEstimates(built))
                        .isEqualTo(withoutEstimates(
                                CommandRun.of("inspect", one.jdbcUrl()).out()))
                        .contains("foreign key");
            }
        }
    }

    private static String withoutEstimates(String inspected) {
        return inspected.replaceAll(", about \\d+ rows", "");
    }

    private static String libpq(String jdbc) {
        return jdbc.substring("jdbc:".length());
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs a program over an input; what it says. */
    private String run(String input, String... command) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script.sql"), input);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = process.waitFor();
        return (status == 0 ? "" : "ended with " + status + ": ") + Files.readString(said);
    }
}
