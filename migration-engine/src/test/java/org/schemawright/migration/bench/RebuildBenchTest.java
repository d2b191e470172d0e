package org.schemawright.migration.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.sqlite.SqliteDialect;

/** A revision that rebuilds a SQLite table of a million rows, against the steps that SQLite's documentation names. */
@Tag("bench")
class RebuildBenchTest {

    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 3;
    private static final String BODY =
            " (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER, price NUMERIC(10, 2)," + " note TEXT";

    @TempDir
    Path folder;

    @Test
    void aMillionRows() throws Exception {
        Path start = folder.resolve("start.db");
        MigrationEngine engine = new MigrationEngine(new SqliteDialect());
        Path revisions = folder.resolve("migrations");
        try (Connection connection = open(start)) {
            run(
                    connection,
                    "CREATE TABLE item" + BODY + ")",
                    "CREATE INDEX item_kind ON item (kind)",
                    "INSERT INTO item WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS
                            + ") SELECT i, 'name ' || i, i % 97, i % 1000, 'a note of some length ' || i FROM n");
            Change checked =
                    new Change.AddConstraint(ObjectName.of("item"), new CheckConstraint("priced", "price >= 0"));
            engine.generate(revisions, engine.plan(engine.reflect(connection), List.of(checked)), "Check", "ann");
        }
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        for (int i = -1; i < ROUNDS; i++) {
            Path copy = folder.resolve("ours" + i);
            Files.copy(start, copy);
            double one = Bench.millis(() -> upgrade(engine, copy, revisions));
            Path other = folder.resolve("bare" + i);
            Files.copy(start, other);
            double floor = Bench.millis(() -> byHand(other));
            if (i >= 0) {
                ours[i] = one;
                bare[i] = floor;
            }
            Files.delete(copy);
            Files.delete(other);
        }
        Arrays.sort(ours);
        Arrays.sort(bare);
        Bench.Result result = new Bench()
                .record(new Bench.Result(
                        "rebuild-1m-rows.sqlite", ours[ROUNDS / 2], "ms", bare[ROUNDS / 2], "ratio <= 1.2"));
        assertThat(result.ratio()).isLessThan(5);
    }

    private static int upgrade(MigrationEngine engine, Path file, Path revisions) {
        RunOutcome outcome = engine.upgrade(() -> open(file), revisions, null, _ -> {}, () -> false);
        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        return outcome.done().size();
    }

    private static int byHand(Path file) throws SQLException {
        try (Connection connection = open(file)) {
            run(
                    connection,
                    "PRAGMA foreign_keys = OFF",
                    "BEGIN IMMEDIATE",
                    "CREATE TABLE new_item" + BODY + ", CONSTRAINT priced CHECK (price >= 0))",
                    "INSERT INTO new_item SELECT id, name, kind, price, note FROM item",
                    "DROP TABLE item",
                    "ALTER TABLE new_item RENAME TO item",
                    "CREATE INDEX item_kind ON item (kind)",
                    "PRAGMA foreign_key_check(item)",
                    "COMMIT");
        }
        return ROWS;
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
