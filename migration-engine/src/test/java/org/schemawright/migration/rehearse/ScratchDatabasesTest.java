package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.schema.DatabaseSchema;

class ScratchDatabasesTest {

    @TempDir
    Path folder;

    private ScratchDatabases scratches(TestReach reach) {
        return new ScratchDatabases(reach.dialect(), reach, folder);
    }

    private static void shop(TestReach reach) throws SQLException {
        reach.execute(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, born INTEGER)",
                "CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL REFERENCES author (id))",
                "CREATE INDEX book_author ON book (author_id)",
                "CREATE VIEW titles AS SELECT book.id, author.name FROM book JOIN author ON author.id = author_id");
        StringBuilder authors = new StringBuilder("INSERT INTO author VALUES (0, 'Ann', 1950)");
        StringBuilder books = new StringBuilder("INSERT INTO book VALUES (0, 0)");
        for (int i = 1; i < 1000; i++) {
            authors.append(", (").append(i).append(", 'A', ").append(i).append(")");
            books.append(", (").append(i).append(", ").append(999 - i).append(")");
        }
        reach.execute(authors.toString(), books.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void anEmptyOneTakesASchemaAndGoesAway(String engine) throws Exception {
        try (TestReach reach = TestReach.of(engine, folder)) {
            shop(reach);
            DatabaseSchema schema = read(reach);
            ScratchDatabase scratch = scratches(reach).empty();
            try (scratch) {
                assertThat(scratch.schema().tables()).isEmpty();
                scratch.build(schema, () -> false);
                assertThat(SchemaDiffer.differences(schema, scratch.schema())).isEmpty();
            }
            assertThat(left(reach)).isEmpty();
            assertThat(reach.query("SELECT count(*) FROM book")).containsExactly("1000");
        }
    }

    @ParameterizedTest
    @EnumSource(CopiedRows.class)
    void aCopyOfAServersDatabaseHasTheRowsThatAreWanted(CopiedRows rows) throws Exception {
        try (TestReach reach = TestReach.postgresql()) {
            shop(reach);
            try (ScratchDatabase scratch = scratches(reach).copy(rows, () -> false);
                    Connection connection = scratch.open()) {
                assertThat(SchemaDiffer.differences(read(reach), scratch.schema()))
                        .isEmpty();
                assertThat(scratch.notes()).isEmpty();
                String books =
                        TestReach.query(connection, "SELECT count(*) FROM book").getFirst();
                String authors = TestReach.query(connection, "SELECT count(*) FROM author")
                        .getFirst();
                switch (rows) {
                    case NONE -> assertThat(List.of(books, authors)).containsExactly("0", "0");
                    // Those that the first 200 books refer to are author 0 and the last 199.
                    case SAMPLE -> assertThat(List.of(books, authors)).containsExactly("200", "399");
                    case ALL -> assertThat(List.of(books, authors)).containsExactly("1000", "1000");
                }
            }
            assertThat(left(reach)).isEmpty();
        }
    }

    @Test
    void aCopyOfAFileIsWholeAndKeepsRowids() throws Exception {
        try (TestReach reach = TestReach.sqlite(folder)) {
            shop(reach);
            reach.execute(
                    "CREATE TABLE plain (a TEXT)",
                    "INSERT INTO plain VALUES ('x'), ('y'), ('z')",
                    "DELETE FROM plain WHERE a = 'y'",
                    "PRAGMA user_version = 7");
            try (ScratchDatabase scratch = scratches(reach).copy(CopiedRows.ALL, () -> false);
                    Connection connection = scratch.open()) {
                assertThat(TestReach.query(connection, "SELECT rowid FROM plain ORDER BY 1"))
                        .containsExactly("1", "3");
                assertThat(TestReach.query(connection, "PRAGMA user_version")).containsExactly("7");
                assertThat(TestReach.query(connection, "SELECT count(*) FROM book"))
                        .containsExactly("1000");
                TestReach.execute(connection, "DELETE FROM book");
            }
            assertThat(left(reach)).isEmpty();
            assertThat(reach.query("SELECT count(*) FROM book")).containsExactly("1000");
        }
    }

    @Test
    void rowsOfAllSortsAreCopiedAcrossTablesThatReferToOneAnother() throws Exception {
        try (TestReach reach = TestReach.postgresql()) {
            reach.execute(
                    "CREATE TABLE a (id serial PRIMARY KEY, b_id int, twice int GENERATED ALWAYS AS (id * 2) STORED)",
                    "CREATE TABLE b (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a_id int REFERENCES a (id))",
                    "ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id)",
                    "INSERT INTO a (b_id) VALUES (NULL), (NULL)",
                    "INSERT INTO b (a_id) VALUES (1), (2)",
                    "UPDATE a SET b_id = 3 - id",
                    "CREATE TABLE part (k int, t text) PARTITION BY LIST (k)",
                    "CREATE TABLE part1 PARTITION OF part FOR VALUES IN (1)",
                    "INSERT INTO part VALUES (1, E'tab\\tand \\\\ line\\nbreak'), (1, NULL)",
                    "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'",
                    "CREATE TRIGGER stop BEFORE INSERT ON b FOR EACH ROW EXECUTE FUNCTION stop()",
                    "CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM part");
            try (ScratchDatabase scratch = scratches(reach).copy(CopiedRows.ALL, () -> false);
                    Connection connection = scratch.open()) {
                String all = "SELECT string_agg(concat_ws('|', a.id, b_id, twice, a_id), ',' ORDER BY a.id)"
                        + " || (SELECT string_agg(part::text, ',' ORDER BY t) FROM part)"
                        + " || (SELECT n FROM counted) FROM a JOIN b ON b.id = b_id";
                assertThat(TestReach.query(connection, all)).isEqualTo(reach.query(all));
                assertThat(TestReach.query(connection, "INSERT INTO a DEFAULT VALUES RETURNING id"))
                        .containsExactly("3");
            }
        }
    }

    @Test
    void aRoleThatMayNotMakeDatabasesIsToldSo() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create()) {
            database.execute("DROP ROLE IF EXISTS modest", "CREATE ROLE modest LOGIN");
            TestReach reach = TestReach.postgresql(database, "modest");
            assertThatThrownBy(() -> scratches(reach).empty())
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("This role may not make databases on the server");
            database.execute("DROP ROLE modest");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatAKilledProcessLeftIsRemovedAndNothingElse(String engine) throws Exception {
        try (TestReach reach = TestReach.of(engine, folder)) {
            reach.execute("CREATE TABLE t (a INTEGER)");
            String mine = ScratchName.next(Instant.now()).text();
            String dead = mine.replaceFirst("_\\d+_(\\w+)$", "_999999999_$1");
            String elsewhere = mine.replaceFirst("(\\d{8}t\\d{6})_[0-9a-f]{6}", "$1_0123ab");
            String old = elsewhere.replaceFirst("\\d{8}t", "20200101t");
            String other = "schemawright_scratch_of_mine";
            List<String> all = List.of(mine, dead, elsewhere, old, other);
            for (String name : all) {
                if (reach.sqlite()) {
                    Files.writeString(
                            Files.createDirectory(folder.resolve(name)).resolve("scratch.sqlite"), "x");
                } else {
                    reach.execute("CREATE DATABASE " + name);
                }
            }
            try {
                scratches(reach).empty().close();
                assertThat(left(reach)).containsExactlyInAnyOrder(mine, elsewhere, other);
            } finally {
                if (!reach.sqlite()) {
                    for (String name : all) {
                        reach.execute("DROP DATABASE IF EXISTS " + name);
                    }
                }
            }
        }
    }

    @Test
    void copyingALargeFileStopsWithinASecondAndLeavesNothing() throws Exception {
        try (TestReach reach = TestReach.sqlite(folder)) {
            reach.execute(
                    "CREATE TABLE big (a BLOB)",
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                            + " INSERT INTO big SELECT zeroblob(10000) FROM n");
            Instant asked = Instant.now();
            assertThatThrownBy(() -> scratches(reach)
                            .copy(CopiedRows.ALL, () -> Instant.now().isAfter(asked.plusMillis(20))))
                    .isInstanceOf(CancellationException.class);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertThat(left(reach)).isEmpty();
        }
    }

    private DatabaseSchema read(TestReach reach) throws SQLException {
        try (Connection connection = reach.open()) {
            return reach.dialect().schemaReader().read(connection);
        }
    }

    /** The scratch databases that are there. */
    private List<String> left(TestReach reach) throws Exception {
        if (reach.sqlite()) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith("schemawright"))
                        .toList();
            }
        }
        return reach.query("SELECT datname FROM pg_database WHERE datname LIKE 'schemawright%'");
    }
}
