package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.rows.SortKey;

/** Whoever scrolls through a table meets every row once, however others insert and delete meanwhile. */
class ReadingAlongTest {

    private static final int IN_SIGHT = 30;
    private static final long MOST_HEAP = 150L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyRowThatStaysIsMetOnce(boolean sqlite) throws Exception {
        try (BrowseFixture table = table(sqlite, 6_000)) {
            down(table, 6_000, 7);
            up(table, 6_000, 11);
        }
    }

    @Test
    @Tag("sweep")
    void aMillionRowsOnSqlite() throws Exception {
        sweep(true);
    }

    @Test
    @Tag("sweep")
    void aMillionRowsOnPostgres() throws Exception {
        sweep(false);
    }

    private void sweep(boolean sqlite) throws Exception {
        try (BrowseFixture table = table(sqlite, 1_000_000)) {
            down(table, 1_000_000, 1);
            System.gc();
            assertThat(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed())
                    .as("what is kept of a million rows")
                    .isLessThan(MOST_HEAP);
        }
    }

    @Test
    void inAnotherOrderTooWithNullsAndTies() throws Exception {
        try (BrowseFixture table = table(true, 3_000)) {
            RowGridModel model = table.grid("event");
            model.sortBy(List.of(new SortKey("kind", true)));
            List<Long> met = new ArrayList<>();
            walk(model, met, 1, () -> {});
            assertThat(met).hasSize(3_000).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatWasThoughtToStandBeforeTheFirstRowAndDoesNotMovesAllPositions() throws Exception {
        try (BrowseFixture table = table(true, 3_000)) {
            RowGridModel model = table.grid("event");
            model.lookAt(2_000, 2_030);
            GridColumn id = BrowseFixture.column(model, "id");
            Object there = model.cell(2_000, id).value();
            table.elsewhere("delete from event where id < 1000");
            List<Long> met = new ArrayList<>();
            for (int position = 2_000;
                    position >= -Math.toIntExact(model.shiftProperty().get());
                    position--) {
                int now = position + Math.toIntExact(model.shiftProperty().get());
                model.lookAt(Math.max(0, now - IN_SIGHT), now);
                met.add((Long) model.cell(
                                position + Math.toIntExact(model.shiftProperty().get()), id)
                        .value());
            }
            assertThat(model.shiftProperty().get()).isNegative();
            assertThat(model.cell(0, id).value()).isEqualTo(met.getLast());
            assertThat(met).startsWith((Long) there).doesNotHaveDuplicates().doesNotContainNull();
            assertThat(model.sizeProperty().get())
                    .isEqualTo(Integer.parseInt(table.value("select count(*) from event")));
        }
    }

    private BrowseFixture table(boolean sqlite, int rows) throws Exception {
        String make = "create table event (id bigint primary key, name text, kind integer)";
        String values = " select i * 10, 'event ' || i, case when i % 7 = 0 then null else i % 50 end from ";
        return BrowseFixture.on(
                sqlite,
                folder,
                sqlite ? make.replace("bigint", "integer") : make,
                sqlite
                        ? "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + rows + ")"
                                + " insert into event" + values + "n"
                        : "insert into event" + values + "generate_series(1, " + rows + ") i");
    }

    private static void down(BrowseFixture table, int rows, int seed) throws Exception {
        RowGridModel model = table.grid("event");
        Others others = new Others(table, rows, seed);
        List<Long> met = new ArrayList<>();
        walk(model, met, 1, others);
        others.check(met);
        assertThat(model.sizeProperty().get()).isEqualTo(met.size());
        model.detach();
    }

    /** From the last row upwards. */
    private static void up(BrowseFixture table, int rows, int seed) throws Exception {
        RowGridModel model = table.grid("event");
        Others others = new Others(table, rows, seed);
        List<Long> met = new ArrayList<>();
        walk(model, met, -1, others);
        others.check(met);
        model.detach();
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void walk(RowGridModel model, List<Long> met, int direction, Step others) throws Exception {
        GridColumn id = BrowseFixture.column(model, "id");
        long at = direction > 0 ? 0 : model.sizeProperty().get() - 1;
        while (true) {
            long shift = model.shiftProperty().get();
            int top = (int) Math.max(0, direction > 0 ? at : at - IN_SIGHT);
            model.lookAt(top, (int) Math.min(model.sizeProperty().get() - 1L, top + IN_SIGHT));
            at += model.shiftProperty().get() - shift;
            if (at < 0 || at >= model.sizeProperty().get()) {
                return;
            }
            shift = model.shiftProperty().get();
            Object key = model.cell((int) at, id).value();
            assertThat(key).as("the row at " + at).isNotNull();
            met.add((Long) key);
            at += direction + model.shiftProperty().get() - shift;
            if (met.size() % 97 == 0) {
                others.run();
            }
        }
    }

    /** Others who change the table meanwhile, before, behind and where somebody reads. */
    private static final class Others implements Step {
        private final BrowseFixture table;
        private final Random random;
        private final int rows;
        private final Set<Long> gone = new HashSet<>();
        private final Set<Long> stored = new HashSet<>();

        Others(BrowseFixture table, int rows, int seed) throws Exception {
            this.table = table;
            this.rows = rows;
            this.random = new Random(seed);
            for (String key : table.rows("select id from event")) {
                stored.add(Long.parseLong(key));
            }
        }

        @Override
        public void run() throws Exception {
            if (random.nextInt(rows / 3_000 + 1) > 0) {
                return;
            }
            long near = random.nextInt(rows) * 10L;
            List<String> deleted = table.rows(
                    "select id from event where id between " + near + " and " + (near + random.nextInt(400)));
            for (String key : deleted) {
                gone.add(Long.parseLong(key));
            }
            if (!deleted.isEmpty()) {
                table.elsewhere("delete from event where id in (" + String.join(", ", deleted) + ")");
            }
            long at = random.nextInt(rows) * 10L + 1 + random.nextInt(9);
            table.elsewhere("insert into event values (" + at + ", 'new', 1), (" + (-at) + ", 'first', 2)"
                    + " on conflict do nothing");
        }

        /** Every row that was there throughout was met once; no row twice. */
        void check(List<Long> met) {
            Set<Long> once = new HashSet<>(met);
            assertThat(once).as("rows met twice: %d", met.size() - once.size()).hasSameSizeAs(met);
            stored.removeAll(gone);
            stored.removeAll(once);
            assertThat(stored).as("rows that were not met").isEmpty();
        }
    }
}
