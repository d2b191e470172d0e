package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.run.KilledRun.At;
import org.schemawright.migration.run.RunOutcome.Finished;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.sqlite.SqliteDialect;

/** A run that is killed while SQLite rebuilds a table leaves the table before or the table after, and never a part. */
class RebuildKillTest {

    private static final ObjectName BOOK = ObjectName.of("book");

    @TempDir
    Path folder;

    private final MigrationEngine engine = new MigrationEngine(new SqliteDialect());
    private List<String> before = List.of();
    private List<String> after = List.of();

    @Test
    void killedBetweenItsStatements() throws Exception {
        begin(200);
        for (int number : List.of(18, 24, 30)) {
            assertThat(kill(new KillingPoint("up", At.CALL, number))).isTrue();
        }
    }

    /** Before and after each statement of the run, and the rest at random times while a large table is copied. */
    @Test
    @Tag("sweep")
    void killedAtManyPoints() throws Exception {
        int points = Integer.getInteger("sweep.points", 100);
        long took = begin(Integer.getInteger("sweep.rows", 300_000));
        int inside = 0;
        Random random = new Random(points);
        int done = 0;
        for (; inside < points && done < 3 * points; done++) {
            String way = random.nextBoolean() ? "up" : "down";
            // The program first needs some time of its own.
            At at = done % 4 == 0 ? At.CALL : At.NEVER;
            int number = at == At.CALL ? 10 + random.nextInt(40) : random.nextInt((int) took * 2 + 700);
            inside += kill(new KillingPoint(way, at, number)) ? 1 : 0;
        }
        System.out.println(inside + " of " + done + " killed before the end of the run");
    }

    /** Makes the table, the revision, and the files before and after; how many milliseconds the run took here. */
    private long begin(int rows) throws Exception {
        String url = url("before.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "CREATE TABLE book (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL COLLATE NOCASE,"
                            + " price NUMERIC DEFAULT 1, pages INTEGER)",
                    "CREATE INDEX book_title ON book (title)",
                    "CREATE TABLE loan (id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES book (id)"
                            + " ON DELETE CASCADE)",
                    "CREATE VIEW cheap AS SELECT title FROM book WHERE price < 5",
                    "CREATE TRIGGER book_gone AFTER DELETE ON book BEGIN DELETE FROM loan WHERE book_id = OLD.id; END",
                    "INSERT INTO book (id, title, price, pages) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT"
                            + " i + 1 FROM n WHERE i < " + rows + ") SELECT i, 'title ' || i, i % 90, i % 700 FROM n",
                    "INSERT INTO loan (book_id) SELECT id FROM book WHERE id % 10 = 0",
                    "INSERT INTO book (id, title) VALUES (" + 3 * rows + ", 'last')",
                    "DELETE FROM book WHERE title = 'last'")) {
                statement.execute(sql);
            }
            DatabaseSchema schema = engine.reflect(connection);
            Column pages = schema.table(BOOK).orElseThrow().column("pages").orElseThrow();
            engine.generate(
                    revisions(),
                    engine.plan(
                            schema,
                            List.of(
                                    new Change.AlterColumn(
                                            BOOK, pages, pages.withDefault(null).notNull()),
                                    new Change.AddConstraint(BOOK, new CheckConstraint("priced", "price >= 0")))),
                    "Price",
                    "ann");
        }
        up(url);
        down(url);
        before = state(url);
        Files.copy(folder.resolve("before.db"), folder.resolve("after.db"));
        long start = System.nanoTime();
        up(url("after.db"));
        long took = (System.nanoTime() - start) / 1_000_000;
        after = state(url("after.db"));
        assertThat(after).isNotEqualTo(before);
        return took;
    }

    private boolean kill(KillingPoint point) throws Exception {
        boolean isUp = point.way().equals("up");
        for (String left : List.of("run.db-journal", "run.db-wal", "run.db-shm")) {
            Files.deleteIfExists(folder.resolve(left));
        }
        Files.copy(
                folder.resolve(isUp ? "before.db" : "after.db"),
                folder.resolve("run.db"),
                StandardCopyOption.REPLACE_EXISTING);
        String url = url("run.db");
        try {
            boolean killed = point.reach("sqlite", url, revisions());
            boolean applied;
            try (Connection connection = DriverManager.getConnection(url)) {
                DatabaseStatus status = engine.status(connection, revisions());
                assertThat(status.lockedBy()).isNull();
                assertThat(status.partial()).isEmpty();
                applied = !status.applied().isEmpty();
            }
            assertThat(state(url)).as("what is there").isEqualTo(applied ? after : before);
            if (isUp) {
                up(url);
                assertThat(state(url)).as("finished").isEqualTo(after);
            } else {
                down(url);
                assertThat(state(url)).as("finished").isEqualTo(before);
            }
            return killed;
        } catch (AssertionError | Exception e) {
            throw new AssertionError(point + ": " + e.getMessage(), e);
        }
    }

    private String url(String file) {
        return "jdbc:sqlite:" + folder.resolve(file) + "?foreign_keys=true";
    }

    private Path revisions() {
        return folder.resolve("migrations");
    }

    private void up(String url) {
        assertThat(engine.upgrade(() -> DriverManager.getConnection(url), revisions(), null, _ -> {}, () -> false))
                .isInstanceOf(Finished.class);
    }

    private void down(String url) {
        assertThat(engine.downgrade(() -> DriverManager.getConnection(url), revisions(), null, _ -> {}, () -> false))
                .isInstanceOf(Finished.class);
    }

    /** All that matters of a file, as lines. */
    private static List<String> state(String url) throws Exception {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "SELECT type, name, sql, 1 FROM sqlite_master WHERE lower(name) NOT LIKE '%databasechangelog%'"
                            + " ORDER BY 1, 2",
                    "SELECT count(*), sum(id), sum(rowid * length(title)), sum(price) || ' ' || sum(pages) FROM book",
                    "SELECT count(*), sum(id), sum(book_id), 1 FROM loan",
                    "SELECT name, seq, 1, 1 FROM sqlite_sequence",
                    "SELECT *, 1, 1, 1 FROM pragma_integrity_check",
                    "SELECT count(*), 1, 1, 1 FROM pragma_foreign_key_check")) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3) + " "
                                + rows.getString(4));
                    }
                }
            }
        }
        return lines;
    }
}
