package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.task.ThreadedBackground;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Turns the wheel from the first row of a table to the last, while another connection inserts and deletes: what stands on
 * the screen has every row once that was there throughout, and little is kept of what was seen.
 */
@ExtendWith(ApplicationExtension.class)
class ScrollThroughTest {

    private static final int MANY = Integer.getInteger("scroll.rows", 1_000_000);
    private static final int FEW = 3_500;
    private static final long MOST_HEAP = 150L << 20;

    @TempDir
    Path folder;

    private final Random random = new Random(4);
    private BrowseFixture table;
    private RowGridModel model;
    private GridTable grid;
    private int rows;

    /** The ids on the screen so far, and those that others deleted, as places of the rows that were there at first. */
    private final BitSet met = new BitSet();

    private final BitSet gone = new BitSet();

    /** The ids on the screen so far that others inserted. */
    private final Set<Long> metNew = new HashSet<>();

    /** The position of the last row that was met. */
    private long last = -1;

    /** What other tests left in this JVM is none of ours. */
    private long heapBefore;

    private long mostHeap;

    @Test
    void aFewThousandRowsOnPostgres(FxRobot robot) throws Exception {
        through(robot, false, FEW);
    }

    @Test
    @Tag("sweep")
    void aMillionRowsOnSqlite(FxRobot robot) throws Exception {
        through(robot, true, MANY);
    }

    @Test
    @Tag("sweep")
    void aMillionRowsOnPostgres(FxRobot robot) throws Exception {
        through(robot, false, MANY);
    }

    private void through(FxRobot robot, boolean sqlite, int count) throws Exception {
        rows = count;
        System.gc();
        heapBefore = used();
        String series = sqlite
                ? "(with recursive n(i) as (select 1 union all select i + 1 from n where i < " + count
                        + ") select i from n)"
                : "generate_series(1, " + count + ") s(i)";
        try (ThreadedBackground background = new ThreadedBackground()) {
            table = BrowseFixture.on(
                    sqlite,
                    folder,
                    background,
                    "create table event (id bigint primary key, name text, kind integer)"
                            .replace("bigint", sqlite ? "integer" : "bigint"),
                    "insert into event select i * 10, 'event ' || i, i % 50 from " + series);
            AtomicReference<Stage> stage = new AtomicReference<>();
            AtomicReference<GridStage> shown = new AtomicReference<>();
            robot.interact(() -> {
                model = new RowGridModel(
                        table.workspace(),
                        TableLink.to(table.workspace().schemaProperty().get().named("event")));
                RowGridView view = new RowGridView(model, link -> {});
                stage.set(new Stage());
                shown.set(GridStage.show(stage.get(), new BorderPane(view.node()), model, view));
                // Painting it is most of what scrolling costs here.
                stage.get().setWidth(330);
                grid = shown.get().table();
                model.shiftProperty().addListener((p, old, now) -> last += now.longValue() - old.longValue());
            });
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, background::idle);
            WaitForAsyncUtils.waitForFxEvents();
            walk();
            check();
            shown.get().close(robot);
            robot.interact(stage.get()::close);
            table.close();
        }
    }

    private void walk() throws Exception {
        for (int step = 1; look(); step++) {
            if (step % 20 == 0) {
                others();
            }
            if (step % (rows / 100) == 0) {
                heap();
            }
            WaitForAsyncUtils.asyncFx(() -> Wheel.turn(grid, 15 * GridTable.ROW_HEIGHT))
                    .get(60, TimeUnit.SECONDS);
        }
        heap();
    }

    /** Waits until the rows in sight are there, and notes those not met yet; false behind the last one. */
    private boolean look() throws Exception {
        CompletableFuture<Boolean> more = new CompletableFuture<>();
        // What the step before left to be done later comes first, and what that leaves then.
        Platform.runLater(() -> Platform.runLater(() -> Platform.runLater(() -> look(more))));
        return more.get(60, TimeUnit.SECONDS);
    }

    private void look(CompletableFuture<Boolean> more) {
        try {
            grid.layout();
            List<RowNode> inSight = grid.rowsInSight();
            if (inSight.stream().anyMatch(row -> model.row(row.position()).state() == GridRow.State.LOADING)) {
                lookAgain(more);
                return;
            }
            for (RowNode row : inSight) {
                if (row.position() > last) {
                    assertThat(row.position()).as("the row below the last one").isEqualTo((int) last + 1);
                    last = row.position();
                    meet(Long.parseLong(idAt(row.position())));
                }
            }
            more.complete(last < model.sizeProperty().get() - 1);
        } catch (RuntimeException | AssertionError failed) {
            more.completeExceptionally(failed);
        }
    }

    /** Looks again when more was read. */
    private void lookAgain(CompletableFuture<Boolean> more) {
        model.versionProperty().addListener(new ChangeListener<Number>() {
            @Override
            public void changed(ObservableValue<? extends Number> version, Number old, Number now) {
                model.versionProperty().removeListener(this);
                Platform.runLater(() -> look(more));
            }
        });
    }

    private String idAt(int position) {
        return grid.cellAt(position, BrowseFixture.column(model, "id"))
                .orElseThrow()
                .getText();
    }

    private void meet(long id) {
        if (id > 0 && id % 10 == 0 && id <= rows * 10L) {
            int place = (int) (id / 10);
            assertThat(met.get(place)).as("met twice: %d", id).isFalse();
            met.set(place);
        } else {
            assertThat(metNew.add(id)).as("met twice: %d", id).isTrue();
        }
    }

    /** Others change the table before, behind and where somebody looks. */
    private void others() throws Exception {
        int from = 1 + random.nextInt(rows);
        int near = Math.clamp(last + random.nextInt(200) - 100, 1, rows);
        for (int start : new int[] {from, near}) {
            int end = start + random.nextInt(40);
            table.elsewhere("delete from event where id between " + start * 10L + " and " + end * 10L);
            gone.set(start, end + 1);
            table.elsewhere("insert into event values (" + (start * 10L + 1 + random.nextInt(9)) + ", 'between', 1), ("
                    + -start + ", 'before all', 2), (" + (rows * 10L + start) + ", 'behind all', 2)"
                    + " on conflict do nothing");
        }
    }

    private void heap() {
        System.gc();
        mostHeap = Math.max(mostHeap, used() - heapBefore);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void check() throws Exception {
        BitSet missing = new BitSet();
        missing.set(1, rows + 1);
        missing.andNot(gone);
        missing.andNot(met);
        assertThat(missing.cardinality())
                .as("rows that stayed and were not shown, first %d", missing.nextSetBit(0))
                .isZero();
        assertThat(metNew).as("rows of others, some of which came in time").hasSizeGreaterThan(rows / 1_000);
        assertThat(met.cardinality()).as("rows that were there at first").isGreaterThan(rows / 4 * 3);
        assertThat(mostHeap).as("heap in use, what was there before left out").isLessThan(MOST_HEAP);
    }
}
