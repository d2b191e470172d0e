package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Unread;
import org.schemawright.migration.schema.View;

/** How much is asked of the database, and what is shown when a part of it is in a bad state. */
class SqliteReaderLimitsTest {

    private static final int MOST_STATEMENTS = 6;
    private static final int PAGE = 512;

    @TempDir
    Path folder;

    private SqliteFile file(int tables) throws SQLException {
        SqliteFile file = SqliteFile.open(folder.resolve(tables + ".sqlite")).run("PRAGMA page_size=" + PAGE, "BEGIN");
        for (int i = 0; i < tables; i++) {
            file.run(
                    "CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY, name TEXT UNIQUE, up INT REFERENCES t" + i / 2
                            + ")",
                    "CREATE INDEX i" + i + " ON t" + i + " (up)",
                    "CREATE VIEW v" + i + " AS SELECT name FROM t" + i);
        }
        return file.run("COMMIT");
    }

    private static int statements(SqliteFile file) throws SQLException {
        WatchedConnection watched = new WatchedConnection(file.connection(), count -> {});
        new SqliteSchemaReader().read(watched.connection());
        return watched.statements().size();
    }

    @Test
    void asksTheSameNumberOfStatementsWhateverTheSize() throws SQLException {
        try (SqliteFile small = file(2);
                SqliteFile large = file(200)) {
            assertThat(statements(small)).isLessThanOrEqualTo(MOST_STATEMENTS);
            assertThat(statements(large)).isEqualTo(statements(small));

            large.run("ANALYZE", "CREATE TABLE odd (a INT, b INT UNIQUE REFERENCES t1 NOT NULL DEFERRABLE)");
            assertThat(statements(large)).isLessThanOrEqualTo(MOST_STATEMENTS);
        }
    }

    @Test
    void aTextThatCannotBeFollowedLeavesWhatThePragmasTell() throws SQLException {
        try (SqliteFile file =
                file(1).run("CREATE TABLE odd (a INT, b INT UNIQUE REFERENCES t0 (id) NOT NULL DEFERRABLE)")) {
            Table odd = file.schema().table(ObjectName.of("odd")).orElseThrow();

            assertThat(SqliteTableText.parse(String.valueOf(odd.definition()))).isEmpty();
            assertThat(odd.uniqueKeys().getFirst().columns()).containsExactly("b");
            assertThat(odd.foreignKeys().getFirst().target()).isEqualTo(ObjectName.of("t0"));
        }
    }

    @Test
    void whatIsDroppedWhileItIsReadIsLeftOutAndSaidSo() throws SQLException {
        try (SqliteFile file = file(3);
                SqliteFile other = SqliteFile.open(file.path())) {
            WatchedConnection watched = new WatchedConnection(file.connection(), count -> {
                if (count == 2) {
                    drop(other);
                }
            });
            DatabaseSchema schema = new SqliteSchemaReader().read(watched.connection());

            assertThat(schema.tables()).extracting(t -> t.name().name()).containsExactly("t0", "t2");
            assertThat(schema.views()).extracting(v -> v.name().name()).containsExactly("v0", "v2");
            assertThat(schema.unread()).extracting(Unread::part).containsExactlyInAnyOrder("table t1", "view v1");
        }
    }

    private static void drop(SqliteFile file) {
        try {
            file.run("DROP VIEW v1", "DROP TABLE t1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachBrokenViewAndMissingModuleSaysWhy() throws SQLException {
        try (SqliteFile file = file(1)) {
            file.run(
                    "CREATE VIEW gone AS SELECT * FROM nowhere",
                    "CREATE VIEW one AS SELECT * FROM two",
                    "CREATE VIEW two AS SELECT * FROM one",
                    "CREATE VIEW whole AS SELECT 1 AS a",
                    "PRAGMA writable_schema=ON",
                    "INSERT INTO sqlite_master VALUES ('table', 'odd', 'odd', 0, 'CREATE VIRTUAL TABLE odd USING no_such(a)')",
                    "PRAGMA writable_schema=RESET");
            DatabaseSchema schema = file.schema();

            assertThat(schema.unread())
                    .containsExactlyInAnyOrder(
                            new Unread("view gone", "no such table: main.nowhere"),
                            new Unread("view one", "view one is circularly defined"),
                            new Unread("view two", "view two is circularly defined"),
                            new Unread("virtual table odd", "no such module: no_such"));
            assertThat(schema.view(ObjectName.of("gone")).map(View::problem)).contains("no such table: main.nowhere");
            assertThat(schema.view(ObjectName.of("whole")).orElseThrow().columns())
                    .hasSize(1);
            assertThat(schema.table(ObjectName.of("odd"))).isPresent();
        }
    }

    @Test
    void aTextThatSqliteCannotReadHidesOnlyItself() throws Exception {
        Path path;
        try (SqliteFile file = file(3)) {
            path = file.path();
            file.run(
                    "CREATE VIRTUAL TABLE search USING fts5(words)",
                    "PRAGMA writable_schema=ON",
                    "INSERT INTO sqlite_master VALUES ('table', 'odd', 'odd', 0, 'CREATE TABLE odd (a IN THE FUTURE')",
                    "INSERT INTO sqlite_master VALUES ('view', 'evil', 'evil', 0, 'VACUUM INTO \"evil.sqlite\"')");
        }
        try (SqliteFile file = opened(path)) {
            DatabaseSchema schema = file.schema();

            assertThat(schema.tables()).extracting(t -> t.name().name()).containsExactly("search", "t0", "t1", "t2");
            assertThat(schema.views()).hasSize(3);
            assertThat(schema.unread())
                    .extracting(Unread::part)
                    .containsExactlyInAnyOrder("a part of the catalog", "table odd", "view evil");
            assertThat(Path.of("evil.sqlite")).doesNotExist();
        }
    }

    @Test
    void aDamagedPageOfTheCatalogHidesOnlyWhatIsOnIt() throws Exception {
        Path path;
        DatabaseSchema whole;
        try (SqliteFile file = file(40)) {
            path = file.path();
            whole = file.schema();
        }
        damage(path, "CREATE TABLE t20 ");
        try (SqliteFile file = opened(path)) {
            DatabaseSchema schema = file.schema();

            assertThat(schema.tables()).hasSizeBetween(35, 39);
            assertThat(schema.table(ObjectName.of("t20"))).isEmpty();
            assertThat(schema.table(ObjectName.of("t1"))).isEqualTo(whole.table(ObjectName.of("t1")));
            assertThat(schema.table(ObjectName.of("t39"))).isPresent();
            assertThat(schema.view(ObjectName.of("v39"))).isEqualTo(whole.view(ObjectName.of("v39")));
            assertThat(schema.unread())
                    .contains(new Unread("a part of the catalog", "database disk image is malformed"));
        }
    }

    @Test
    void damagedEstimatesOfRowsHideNothingElse() throws Exception {
        Path path;
        try (SqliteFile file = file(20).run("INSERT INTO t0 (name) VALUES ('unmistakable')", "ANALYZE")) {
            path = file.path();
            // Only what the row estimates are read from is on its page.
            file.run("UPDATE sqlite_stat1 SET stat = '1 here_are_the_estimates' WHERE tbl = 't0'");
        }
        damage(path, "here_are_the_estimates");
        try (SqliteFile file = opened(path)) {
            DatabaseSchema schema = file.schema();

            assertThat(schema.tables()).hasSize(20);
            assertThat(schema.unread())
                    .containsExactly(new Unread("estimates of rows", "database disk image is malformed"));
        }
    }

    /** Without the settings of other tests, which SQLite refuses to take over a damaged catalog. */
    private static SqliteFile opened(Path path) throws SQLException {
        return new SqliteFile(path, DriverManager.getConnection("jdbc:sqlite:" + path));
    }

    /** Overwrites the beginning of the page on which a text stands. */
    private static void damage(Path path, String text) throws Exception {
        byte[] bytes = Files.readAllBytes(path);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(at).isGreaterThan(PAGE);
        Arrays.fill(bytes, at / PAGE * PAGE, at / PAGE * PAGE + 8, (byte) 0x55);
        Files.write(path, bytes);
    }
}
