package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A table with many more rows than the table view holds: it looks and works as if it held all. */
@ExtendWith(ApplicationExtension.class)
class GridWindowTest {

    private static final int ROWS = 7_500;

    @TempDir
    static Path folder;

    private BrowseFixture rows;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;
    private GridStage shown;
    private Stage stage;

    @Start
    void start(Stage primary) throws Exception {
        rows = new BrowseFixture(
                Files.createTempDirectory(folder, "window"),
                "create table event (id integer primary key, name text, kind integer)",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + ROWS + ")"
                        + " insert into event select i * 10, 'event ' || i, i % 50 from n");
        model = new RowGridModel(rows.workspace(), TableLink.to(ObjectName.of("event")));
        view = new RowGridView(model, link -> {});
        stage = new Stage();
        shown = GridStage.show(stage, new BorderPane(view.node()), model, view);
        // Painting it is most of what scrolling costs here.
        stage.setWidth(330);
        table = shown.table();
    }

    @AfterEach
    void close(FxRobot robot) {
        shown.close(robot);
        robot.interact(stage::close);
        rows.close();
    }

    @Test
    void theWindowMovesOnWithoutMovingWhatIsInSight() throws Exception {
        Set<Integer> bases = new HashSet<>();
        scroll(100, step -> {
            bases.add(table.window().rows().base());
            double top = step * 1000.5 / GridTable.ROW_HEIGHT;
            assertThat(table.window().topProperty().get())
                    .as("after %d steps", step)
                    .isCloseTo(top, within(0.01));
            assertThat(bar().getValue()).isCloseTo(top, within(0.01));
            checkSight();
            wheel(1000.5);
            return true;
        });
        assertThat(bases).as("where the window was").hasSizeBetween(2, 12);
        assertThat(table.getItems()).hasSize(RowWindow.MOST);
        scroll(110, step -> {
            checkSight();
            wheel(-1000.5);
            return true;
        });
        assertThat(table.window().topProperty().get()).isZero();
    }

    @Test
    void everyRowIsShownOnceWhileOthersInsertAndDelete() throws Exception {
        List<Long> met = new ArrayList<>();
        Set<Long> gone = new HashSet<>();
        scroll(ROWS, step -> {
            for (RowNode row : table.rowsInSight()) {
                if (row.position() == met.size()) {
                    met.add(Long.parseLong(textAt(row.position(), "id")));
                }
            }
            if (step % 40 == 20) {
                for (long id = step * 70L; id < step * 70L + 500; id += 10) {
                    gone.add(id);
                }
                rows.elsewhere("delete from event where id >= " + step * 70 + " and id < " + (step * 70 + 500));
                rows.elsewhere("insert into event values (" + -step + ", 'before all', 0), (" + (step * 90 + 1)
                        + ", 'between', 0), (" + (ROWS * 10 + step) + ", 'behind all', 0)");
            }
            wheel(420);
            return met.size() < model.sizeProperty().get();
        });
        assertThat(met).doesNotHaveDuplicates().isSorted();
        Set<Long> missing = new HashSet<>();
        for (long id = 10; id <= ROWS * 10L; id += 10) {
            missing.add(id);
        }
        missing.removeAll(gone);
        missing.removeAll(new HashSet<>(met));
        assertThat(missing).as("rows that stayed and were not shown").isEmpty();
        assertThat(met.getLast()).as("the last row, which came meanwhile").isGreaterThan(ROWS * 10L);
    }

    @Test
    void keysGoThroughAllRows(FxRobot robot) {
        shown.goTo(robot, 0, "name");
        robot.push(KeyCode.SHORTCUT, KeyCode.END);
        assertThat(table.currentPosition()).isEqualTo(ROWS - 1);
        assertThat(textAt(ROWS - 1, "name")).isEqualTo("event " + ROWS);
        robot.interact(() -> {
            for (int i = 0; i < 30; i++) {
                table.step(-40, 0, false);
            }
        });
        robot.push(KeyCode.PAGE_UP).push(KeyCode.UP);
        WaitForAsyncUtils.waitForFxEvents();
        int position = table.currentPosition();
        assertThat(position).isBetween(ROWS - 1260, ROWS - 1205);
        assertThat(textAt(position, "name")).isEqualTo("event " + (position + 1));
        assertThat(table.cellAt(position, column(model, "name")).orElseThrow().isFocused())
                .isTrue();
        robot.push(KeyCode.SHORTCUT, KeyCode.HOME);
        assertThat(table.currentPosition()).isZero();
        assertThat(textAt(0, "name")).isEqualTo("event 1");
    }

    @Test
    void theBarLeadsAnywhereAndBackAndNothingIsLost(FxRobot robot) {
        shown.goTo(robot, 5, "name");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN).push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.interact(() -> bar().setValue(5_000.5));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bar().isVisible()).isTrue();
        assertThat(bar().localToScene(bar().getLayoutBounds()).getMaxX())
                .isCloseTo(table.localToScene(table.getLayoutBounds()).getMaxX(), within(2.0));
        assertThat(bar().getHeight()).isGreaterThan(400);
        assertThat(((Region) bar().lookup(".thumb")).getHeight()).isGreaterThan(20);
        checkSight();
        assertThat(textAt(5_001, "name")).isEqualTo("event 5002");
        assertThat(table.currentPosition()).isEqualTo(7);
        assertThat(table.selection().positions()).containsExactly(5, 6, 7);

        robot.write("typed far from it");
        assertThat(table.window().topProperty().get()).isLessThan(8);
        robot.interact(() -> bar().setValue(5_000.5));
        robot.interact(() -> bar().setValue(0));
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.ENTER);
        assertThat(shown.value(7, "name")).isEqualTo("typed far from it");
        assertThat(rows.workspace().changeSet().rowChanges()).singleElement().isInstanceOf(RowChange.Update.class);
    }

    @Test
    void rowsFarFromTheWindowAreSelectedWithTheOthers(FxRobot robot) {
        shown.goTo(robot, 100, "name");
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.END);
        assertThat(table.selection().positions())
                .hasSize(ROWS - 100)
                .startsWith(100)
                .endsWith(ROWS - 1);
        robot.push(KeyCode.SHORTCUT, KeyCode.DELETE);
        assertThat(rows.workspace().changeSet().rowChangeCount()).isEqualTo(ROWS - 100);
        robot.interact(rows.workspace().changeSet()::undo);

        shown.goTo(robot, 3, "name");
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        assertThat(table.selection().positions()).hasSize(ROWS);
        assertThat(table.cellAt(3, column(model, "kind")).orElseThrow().isSelected())
                .isTrue();
    }

    @Test
    void aNewRowFarDownIsShownWhereItWasAdded(FxRobot robot) {
        shown.goTo(robot, 6_000, "name");
        robot.push(KeyCode.INSERT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(table.currentPosition()).isEqualTo(6_001);
        robot.write("new").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(textAt(6_001, "name")).isEqualTo("new");
        assertThat(textAt(6_002, "name")).isEqualTo("event 6002");
    }

    @Test
    void rowsThatTurnOutToStandBeforeTheFirstMoveNothingInSight(FxRobot robot) throws Exception {
        shown.goTo(robot, 2_500, "name");
        robot.interact(() -> bar().setValue(1_200));
        WaitForAsyncUtils.waitForFxEvents();
        rows.elsewhere("delete from event where id <= 5000");
        List<String> before = new ArrayList<>();
        scroll(300, step -> {
            assertThat(inSight()).containsAll(before.subList(0, Math.min(2, before.size())));
            checkSight();
            before.clear();
            before.addAll(inSight());
            wheel(-280);
            return table.window().topProperty().get() > 0;
        });
        assertThat(model.shiftProperty().get()).isEqualTo(-500);
        assertThat(textAt(0, "name")).isEqualTo("event 501");
        assertThat(table.currentPosition()).isEqualTo(2_000);
        assertThat(bar().getMax()).isGreaterThan(ROWS - 600).isLessThan(ROWS - 500);
    }

    private List<String> inSight() {
        return table.rowsInSight().stream()
                .map(row -> textAt(row.position(), "name"))
                .toList();
    }

    /** Each row in sight shows what stands there, and the first one stands at the top. */
    private void checkSight() {
        double top = table.window().topProperty().get();
        List<RowNode> inSight = table.rowsInSight();
        assertThat(inSight).hasSizeGreaterThan(15);
        for (RowNode row : inSight) {
            int position = row.position();
            assertThat(row.getLayoutY()).isCloseTo((position - top) * GridTable.ROW_HEIGHT, within(0.6));
            assertThat(textAt(position, "id"))
                    .isEqualTo(Objects.toString(
                            model.cell(position, column(model, "id")).value()));
        }
    }

    private String textAt(int position, String name) {
        return table.cellAt(position, column(model, name)).orElseThrow().getText();
    }

    private ScrollBar bar() {
        return (ScrollBar) view.node().lookup("#row-scroll-bar").lookup(".window-bar");
    }

    private interface Step {
        /** Does one; false to end. */
        boolean go(int step) throws Exception;
    }

    /** Does something again and again on the JavaFX thread, which has its turn between. */
    private void scroll(int most, Step step) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> scroll(0, most, step, done));
        done.get(120, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void scroll(int number, int most, Step step, CompletableFuture<Boolean> done) {
        try {
            table.layout();
            if (number < most && step.go(number)) {
                // What the step left to be done later comes first, and what that leaves then.
                Platform.runLater(() -> Platform.runLater(() -> scroll(number + 1, most, step, done)));
            } else {
                done.complete(true);
            }
        } catch (Exception | AssertionError failed) {
            done.completeExceptionally(failed);
        }
    }

    private void wheel(double down) {
        Wheel.turn(table, down);
    }
}
