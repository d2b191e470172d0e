package org.schemawright.migration.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.sqlite.SqliteFile;

class DatabaseCommandTest {

    private static final int WIDEST = 100;

    @TempDir
    Path folder;

    private String database(String... statements) throws SQLException {
        Path path = folder.resolve("made.sqlite");
        SqliteFile.open(path).run(statements).close();
        return "jdbc:sqlite:" + path;
    }

    private String shop(String script) throws SQLException {
        Path path = folder.resolve(script + ".sqlite");
        SqliteFile.open(path).load(script).close();
        return "jdbc:sqlite:" + path;
    }

    @Test
    void printsTablesWithAllThatBelongsToThem() throws SQLException {
        String address = database(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'x' COLLATE NOCASE)",
                "CREATE TABLE book (\"the title\" TEXT, author INT REFERENCES author ON DELETE CASCADE DEFERRABLE,"
                        + " price INT AS (1 + 1) STORED, UNIQUE (author, \"the title\"), CHECK (author > 0)) STRICT",
                "CREATE UNIQUE INDEX by_title ON book (lower(\"the title\") DESC) WHERE author > 1",
                "CREATE VIEW seen AS SELECT name FROM author",
                "CREATE TRIGGER note AFTER DELETE ON author BEGIN SELECT 1; END");

        assertThat(CommandRun.of("inspect", address)).isEqualTo(new CommandRun(0, """
                SQLite: 2 tables, 1 view, 1 index, 1 trigger

                Table author
                  id    INTEGER  numbered
                  name  TEXT     not null, default 'x', collate NOCASE
                  primary key (id)
                  trigger note

                Table book STRICT
                  "the title"  TEXT
                  author       INT
                  price        INT   stored as 1 + 1
                  unique (author, "the title")
                  check (author > 0)
                  foreign key (author) -> author (id) on delete cascade deferrable
                  unique index by_title (lower("the title") desc) where author > 1

                View seen
                  name  TEXT
                """, ""));
    }

    @Test
    void printsWhatDiffers() throws SQLException {
        Path path = folder.resolve("other.sqlite");
        SqliteFile.open(path)
                .run(
                        "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT)",
                        "CREATE UNIQUE INDEX by_full_name ON author (name)")
                .close();
        String before = database(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'x', born INT UNIQUE)",
                "CREATE UNIQUE INDEX by_name ON author (name)");

        assertThat(CommandRun.of("diff", before, "jdbc:sqlite:" + path)).isEqualTo(new CommandRun(0, """
                - column born of author: INT
                ~ column name of author
                      nullable: no -> yes
                      default value: 'x' -> none
                - constraint of author: unique (born)
                + index by_full_name on author: unique (name)
                - index by_name on author: unique (name)

                Perhaps renamed
                  index by_name -> index by_full_name (all but the name is the same)
                """, ""));
        assertThat(CommandRun.of("diff", before, before))
                .isEqualTo(new CommandRun(0, "The schemas are the same.\n", ""));
        assertThat(CommandRun.of("diff", before).status()).isEqualTo(2);
        assertThat(CommandRun.of("diff", before).err()).contains("needs the paths or addresses of two databases");
    }

    @Test
    void saysWhatCouldNotBeRead() throws SQLException {
        String address = database("CREATE VIEW broken AS SELECT * FROM nowhere");

        assertThat(CommandRun.of("inspect", address).out()).endsWith("""

                        View broken
                          does not work: no such table: main.nowhere

                        Could not be read
                          view broken  no such table: main.nowhere
                        """);
        CommandRun ddl = CommandRun.of("ddl", address);
        assertThat(ddl.out()).isEqualTo("CREATE VIEW broken AS SELECT * FROM nowhere;\n");
        assertThat(ddl.err()).isEqualTo("Not everything could be read: view broken (no such table: main.nowhere).\n");
    }

    @Test
    void linesFitATerminalAndCannotUpsetIt() throws SQLException {
        String address = database("CREATE TABLE \"bell\u0007 and\n\u001b[31mred\" (a TEXT CHECK (a NOT IN ('"
                + "word ".repeat(60) + "')))");
        CommandRun run = CommandRun.of("inspect", address);

        assertThat(run.out()).contains("Table \"bell\\u0007 and \\u001b[31mred\"");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= WIDEST);
        assertThat(CommandRun.of("inspect", shop("nasty.sql")).out().lines()).allMatch(line -> line.length() <= WIDEST);
    }

    @Test
    void jsonHasTheDocumentedKeys() throws Exception {
        CommandRun run = CommandRun.of("inspect", "--json", shop("shop.sql"));
        List<String> topKeys = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(run.out())) {
            while (json.nextToken() != null) {
                int depth = json.getParsingContext().pathAsPointer().toString().split("/", -1).length;
                if (json.currentToken() == JsonToken.FIELD_NAME && depth == 2) {
                    topKeys.add(json.currentName());
                }
                if (json.currentToken() == JsonToken.VALUE_STRING
                        && json.getParsingContext().pathAsPointer().toString().matches("/tables/\\d+/name")) {
                    tables.add(json.getText());
                }
            }
        }
        assertThat(topKeys)
                .containsExactly(
                        "format",
                        "engine",
                        "defaultSchema",
                        "tables",
                        "views",
                        "triggers",
                        "types",
                        "sequences",
                        "routines",
                        "others",
                        "notes",
                        "dependencies",
                        "unread");
        assertThat(tables).containsExactly("log", "maker", "product", "sale");
        assertThat(run.out()).contains("\"onDelete\" : \"set null\"").contains("\"identity\" : \"autoincrement\"");
        assertThat(CommandRun.of("inspect", "--json", shop("nasty.sql")).out()).startsWith("{\n  \"format\" : 1,");
    }

    @Test
    void endsWithACodeAndASentence() throws SQLException {
        String address = database();

        assertThat(CommandRun.of("inspect", address)).isEqualTo(new CommandRun(0, "SQLite: nothing in it yet\n", ""));
        assertThat(CommandRun.of("ddl", address)).isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.of("inspect", "jdbc:nothing:here"))
                .isEqualTo(new CommandRun(1, "", "No suitable driver found for jdbc:nothing:here. Try another.\n"));
        assertThat(CommandRun.of().err()).startsWith("There is no command.").contains("inspect", "ddl");
        assertThat(CommandRun.of("ddl", "--help"))
                .satisfies(run -> assertThat(run.status()).isZero())
                .satisfies(run -> assertThat(run.out()).startsWith("Usage: schemawright db ddl"));
    }

    @Test
    void tellsHowItWasMisusedAndRepeatsNoPassword() {
        assertThat(CommandRun.of("inspect"))
                .isEqualTo(misused("schemawright db inspect needs the path of a file or the address of a database."
                        + " See schemawright db inspect --help."));
        assertThat(CommandRun.of("inspect", "--jsno", "shop.sqlite"))
                .isEqualTo(misused("There is no option --jsno. See schemawright db inspect --help."));
        assertThat(CommandRun.of("postgresql://ann:secret@host/shop"))
                .isEqualTo(misused("Behind schemawright db comes a command, such as inspect, diff, upgrade or history."
                        + " See schemawright db --help."));
        assertThat(CommandRun.of("ddl", "host=here", "password=secret"))
                .isEqualTo(
                        misused("schemawright db ddl takes one file or address. Put it in quotes where it has spaces."
                                + " See schemawright db ddl --help."));
        assertThat(CommandRun.of("inspect", "--json=secret", "shop.sqlite"))
                .isEqualTo(misused("schemawright db inspect was called in a way it does not know."
                        + " See schemawright db inspect --help."));
    }

    private static CommandRun misused(String words) {
        return new CommandRun(2, "", words + "\n");
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailureButAFullDiskIs() throws SQLException {
        String address = database("CREATE TABLE t (a)");

        assertThat(CommandRun.refused("Broken pipe", "ddl", address)).isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.refused("No space left on device", "ddl", address))
                .isEqualTo(
                        new CommandRun(
                                1,
                                "",
                                "The output could not be written: No space left on device. Make room, or write it elsewhere.\n"));
    }
}
