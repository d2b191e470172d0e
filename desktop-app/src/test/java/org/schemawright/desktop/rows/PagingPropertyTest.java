package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.Interruption;

/**
 * Whatever the order and wherever one jumps, every row shows exactly once and in its place: held against sorting the
 * same rows in memory, with NULLs and duplicates in the sorted columns.
 */
class PagingPropertyTest {

    /** Enough rows that jumps go beyond the first fences. */
    private static final int ROWS = 5000;

    /** The tables; the order is checked by a, b and id, which all of them have. */
    private static final List<String> TABLES = List.of(
            "CREATE TABLE plain (id INTEGER PRIMARY KEY, a TEXT, b INTEGER)",
            "CREATE TABLE pair (a TEXT, b INTEGER, id INTEGER NOT NULL, half INTEGER NOT NULL, PRIMARY KEY (half, id))",
            "CREATE TABLE by_unique (id INTEGER NOT NULL UNIQUE, a TEXT, b INTEGER)",
            "CREATE TABLE no_key (id INTEGER, a TEXT, b INTEGER)",
            "CREATE TABLE indexed (id INTEGER PRIMARY KEY, a TEXT, b INTEGER)");

    @TempDir
    Path folder;

    @Test
    void pagesOnSqlite() throws Exception {
        try (RowsFixture database = RowsFixture.sqlite(folder.resolve("pages.sqlite"))) {
            check(database, 1, 1);
        }
    }

    @Test
    void pagesOnPostgres() throws Exception {
        try (RowsFixture database = RowsFixture.postgres()) {
            check(database, 1, 1);
        }
    }

    @Test
    @Tag("sweep")
    void manySeedsOnBothEngines() throws Exception {
        int seeds = Integer.getInteger("sweep.seeds", 20);
        try (RowsFixture sqlite = RowsFixture.sqlite(folder.resolve("pages.sqlite"));
                RowsFixture postgres = RowsFixture.postgres()) {
            check(sqlite, 100, seeds);
            check(postgres, 100, seeds);
        }
    }

    private static void check(RowsFixture database, int firstSeed, int seeds) throws SQLException {
        for (String table : TABLES) {
            database.execute(table);
        }
        database.execute("CREATE INDEX by_a ON indexed (a)", "CREATE INDEX by_b_and_a ON indexed (b, a)");
        for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
            for (String definition : TABLES) {
                String table = definition.split(" ")[2];
                Random random = new Random(seed * 31L + table.hashCode());
                fill(database, table, random);
                for (int order = 0; order < 3; order++) {
                    checkOrder(database.rows(table), randomSort(random), random, "seed " + seed);
                }
            }
        }
    }

    private static void fill(RowsFixture database, String table, Random random) throws SQLException {
        database.execute("DELETE FROM " + table);
        boolean pair = table.equals("pair");
        String sql = "INSERT INTO " + table + " (id, a, b" + (pair ? ", half" : "") + ") VALUES (?, ?, ?"
                + (pair ? ", ?" : "") + ")";
        try (Connection writer = database.database().writer();
                PreparedStatement insert = writer.prepareStatement(sql)) {
            int count = ROWS + random.nextInt(1000);
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ids.add(i * 3);
            }
            java.util.Collections.shuffle(ids, random);
            int variety = 1 + random.nextInt(1000);
            for (int id : ids) {
                insert.setInt(1, id);
                insert.setString(2, random.nextInt(5) == 0 ? null : "t" + random.nextInt(variety));
                insert.setObject(3, random.nextInt(3) == 0 ? null : (Object) (random.nextInt(7) - 3));
                if (pair) {
                    insert.setInt(4, id % 2);
                }
                insert.addBatch();
            }
            insert.executeBatch();
            writer.commit();
        }
    }

    private static List<SortKey> randomSort(Random random) {
        List<SortKey> sort = new ArrayList<>();
        List<String> columns = new ArrayList<>(List.of("a", "b", "id"));
        java.util.Collections.shuffle(columns, random);
        for (int i = random.nextInt(4); i > 0; i--) {
            sort.add(new SortKey(columns.removeFirst(), random.nextBoolean()));
        }
        return sort;
    }

    private static void checkOrder(TableRows rows, List<SortKey> sort, Random random, String what) throws SQLException {
        RowSource source = rows.sorted(sort);
        String where = what + ", " + source;
        List<Row> walked = RowsFixture.all(source, 100 + random.nextInt(900));
        int count = (int) source.count();
        assertThat(walked).as(where).hasSize(count);
        assertThat(ids(source, walked)).as(where).doesNotHaveDuplicates();
        assertThat(ids(source, walked)).as(where).isEqualTo(expected(source, walked, sort));

        assertThat(ids(source, readOn(source, count, 100 + random.nextInt(900))))
                .as(where + ", read on by key from the middle")
                .isEqualTo(ids(source, walked));

        RowSource jumping = rows.sorted(sort);
        Map<Integer, Object> seen = new HashMap<>();
        for (int jump = 0; jump < 12; jump++) {
            int first = random.nextInt(count + 10);
            int size = 1 + random.nextInt(300);
            RowPage page = jumping.page(first, size);
            assertThat(page.rows()).as(where + " at " + first).hasSize(Math.max(0, Math.min(size, count - first)));
            List<Object> pageIds = ids(jumping, page.rows());
            for (int i = 0; i < pageIds.size(); i++) {
                seen.put(first + i, pageIds.get(i));
            }
        }
        List<Object> all = ids(source, walked);
        seen.forEach((index, id) -> assertThat(id).as(where + " at " + index).isEqualTo(all.get(index)));
    }

    /** All rows, from a page in the middle on to both ends. */
    private static List<Row> readOn(RowSource source, int count, int size) throws SQLException {
        RowPage middle = source.page(count / 2, size);
        List<Row> all = new ArrayList<>(middle.rows());
        RowPage page = middle;
        while (page.last() != null) {
            page = source.after(page.last(), page.endIndex(), size, new Interruption());
            all.addAll(page.rows());
        }
        page = middle;
        while (page.first() != null) {
            page = source.before(page.first(), page.firstIndex(), size, new Interruption());
            all.addAll(0, page.rows());
        }
        assertThat(page.firstIndex()).isZero();
        RowPage end = source.before(null, count, size, new Interruption());
        assertThat(ids(source, end.rows())).isEqualTo(ids(source, all.subList(count - size, count)));
        return all;
    }

    private static List<Object> ids(RowSource source, List<Row> rows) {
        return new ArrayList<>(RowsFixture.column(source, rows, "id"));
    }

    /** The order in memory: NULL is greater than everything; ties stay as the source has them. */
    private static List<Object> expected(RowSource source, List<Row> rows, List<SortKey> sort) {
        List<String> names = source.columns().stream().map(c -> c.name()).toList();
        Comparator<Row> order = (one, other) -> 0;
        for (SortKey key : sort) {
            int index = names.indexOf(key.column());
            Comparator<Row> next = (one, other) ->
                    compare(one.values().get(index), other.values().get(index));
            order = order.thenComparing(key.descending() ? next.reversed() : next);
        }
        if (!source.keyColumns().isEmpty() && !source.keyColumns().getFirst().equals("rowid")) {
            boolean descending = !sort.isEmpty() && sort.getLast().descending();
            for (String key : source.keyColumns()) {
                int index = names.indexOf(key);
                Comparator<Row> next = (one, other) ->
                        compare(one.values().get(index), other.values().get(index));
                order = order.thenComparing(descending ? next.reversed() : next);
            }
        }
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(order);
        return ids(source, sorted);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(@Nullable Object one, @Nullable Object other) {
        return Comparator.nullsLast((Comparator) Comparator.naturalOrder()).compare(one, other);
    }
}
