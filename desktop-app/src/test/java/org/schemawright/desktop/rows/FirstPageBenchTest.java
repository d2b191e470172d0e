package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.migration.bench.Bench;

/** What reading pages of a table of a million rows costs beside the bare statement. */
@Tag("bench")
class FirstPageBenchTest {

    private static final int ROWS = 1_000_000;
    private static final int PAGE = RowSource.PAGE;
    private static final String SERIES =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ") ";

    private final Bench bench = new Bench();

    @TempDir
    Path folder;

    @Test
    void pagesOfAMillionRows() throws Exception {
        try (RowsFixture sqlite = RowsFixture.sqlite(folder.resolve("event.sqlite"));
                RowsFixture postgres = RowsFixture.postgres()) {
            for (RowsFixture database : List.of(sqlite, postgres)) {
                String insert =
                        "INSERT INTO event SELECT i, 'name ' || i, i % 97, i / 7.0, 'note ' || (i % 1000), i * 3,"
                                + " '2026-11-20', 'x', NULL, i % 2 FROM ";
                database.execute(
                        "CREATE TABLE event (id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, amount REAL, note TEXT,"
                                + " total INTEGER, day TEXT, flag TEXT, remark TEXT, odd INTEGER)",
                        database.isSqlite() ? SERIES + insert + "n" : insert + "generate_series(1, " + ROWS + ") i",
                        database.isSqlite() ? "ANALYZE" : "VACUUM ANALYZE event");
                measure(database);
            }
        }
    }

    private void measure(RowsFixture database) throws Exception {
        String engine = database.database().dialect().id();
        TableRows rows = database.rows("event");
        double[] first = Bench.compareMillis(100, () -> rows.page(0, PAGE), () -> bare(database, 0));
        bench.record(new Bench.Result("rows.first_page." + engine, first[0], "ms", first[1], "ratio <= 2"));

        double[] jump = Bench.compareMillis(
                5, () -> rows.sorted(List.of()).page(900_000, PAGE), () -> offset(database, 900_000));
        bench.record(new Bench.Result("rows.first_far_jump." + engine, jump[0], "ms", jump[1], "ratio <= 2"));
        RowSource fresh = rows.sorted(List.of());
        fresh.page(900_000, PAGE);
        double[] far = Bench.compareMillis(50, () -> fresh.page(900_000, PAGE), () -> bare(database, 900_000));
        bench.record(new Bench.Result("rows.page_at_900k." + engine, far[0], "ms", far[1], "ratio <= 2"));

        // As by the scroll bar: places were learned beside it, and each page begins where pages of the grid do, far
        // from
        // the one before.
        RowSource learned = rows.sorted(List.of());
        learned.count();
        double learning = Bench.millis(() -> {
            while (learned.learnPlaces(new Interruption())) {
                assertThat(learned.name()).isNotNull();
            }
            return true;
        });
        bench.record(new Bench.Result("rows.learn_places." + engine, learning, "ms", 0, "beside everything else"));
        Random random = new Random(1);
        double[] any = Bench.compareMillis(
                100,
                () -> learned.page(random.nextInt(ROWS / PAGE) * PAGE, PAGE),
                () -> bare(database, random.nextInt(ROWS / PAGE) * PAGE));
        bench.record(new Bench.Result("rows.jump_by_bar." + engine, any[0], "ms", any[1], "ratio <= 3"));

        assertThat(fresh.page(900_000, PAGE)
                        .rows()
                        .getFirst()
                        .values()
                        .getFirst()
                        .toString())
                .isEqualTo("900001");
        assertThat(first[0]).as("a page beside the bare statement").isLessThan(first[1] * 10 + 5);
    }

    /** The least that JDBC needs: a plain connection, no names, no model. */
    private static int bare(RowsFixture database, int after) throws SQLException {
        return read(database, "SELECT * FROM event WHERE id > ? ORDER BY id LIMIT " + PAGE, after);
    }

    /** The same by counting rows off, which is how a far jump is done without keys. */
    private static int offset(RowsFixture database, int skip) throws SQLException {
        return read(database, "SELECT * FROM event ORDER BY id LIMIT " + PAGE + " OFFSET ?", skip);
    }

    private static int read(RowsFixture database, String sql, int parameter) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Connection connection = database.database().reader();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, parameter);
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    Object[] row = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = result.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
        }
        return rows.size();
    }
}
