package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Columns are hidden, moved, sized and frozen, and stand so the next time. */
@ExtendWith(ApplicationExtension.class)
class GridColumnsTest {

    @TempDir
    static Path folder;

    private BrowseFixture rows;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;
    private BorderPane root;

    @Start
    void start(Stage stage) throws Exception {
        String columns = IntStream.range(0, 12).mapToObj(i -> "c" + i + " text").collect(Collectors.joining(", "));
        rows = new BrowseFixture(
                Files.createTempDirectory(folder, "columns"),
                "create table wide (id integer primary key, " + columns + ")",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 300) insert into wide (id, c0)"
                        + " select i, 'row ' || i from n");
        root = new BorderPane();
        Scene scene = new Scene(root, 620, 600);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
        open();
    }

    private void open() {
        open("wide");
    }

    private void open(String name) {
        model = new RowGridModel(rows.workspace(), TableLink.to(ObjectName.of(name)));
        view = new RowGridView(model, link -> {});
        root.setCenter(view.node());
        view.shown();
        table = (GridTable) view.node().lookup("#row-grid");
        table.requestFocus();
    }

    private void openAgain(FxRobot robot) {
        robot.interact(() -> {
            view.hidden();
            open();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> view.hidden());
        rows.close();
    }

    private void goTo(FxRobot robot, int position, String name) {
        robot.interact(() -> {
            table.goTo(position, column(model, name));
            table.requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<String> shown() {
        return table.columnsInOrder().stream().map(GridColumn::name).toList();
    }

    private TableColumn<Integer, ?> tableColumn(String name) {
        return table.columnOf(name).orElseThrow();
    }

    private String turnedTo() {
        return ((Label) view.node().lookup("#column-pages .label")).getText();
    }

    @Test
    void veryManyColumnsAreTurnedLikePagesAndChosen(FxRobot robot) throws Exception {
        String columns =
                IntStream.range(0, 250).mapToObj(i -> "c" + i + " text").collect(Collectors.joining(", "));
        rows.elsewhere("create table very_wide (id integer primary key, " + columns + ")");
        rows.elsewhere("insert into very_wide (id) values (1)");
        robot.interact(() -> {
            rows.workspace().refreshSchema(problem -> {});
            view.hidden();
            open("very_wide");
        });
        assertThat(shown()).hasSize(100).startsWith("id", "c0").endsWith("c98");
        assertThat(turnedTo()).isEqualTo("1–100 of 251 columns");

        robot.push(KeyCode.ALT, KeyCode.PAGE_DOWN);
        assertThat(shown()).hasSize(100).startsWith("c99").endsWith("c198");
        assertThat(turnedTo()).isEqualTo("101–200 of 251 columns");
        assertThat(Objects.requireNonNull(table.currentColumn()).name()).isEqualTo("c99");
        robot.push(KeyCode.ALT, KeyCode.PAGE_UP);
        assertThat(shown()).hasSize(100).startsWith("id", "c0").endsWith("c98");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        robot.write("c249").push(KeyCode.DOWN).push(KeyCode.SPACE).push(KeyCode.ESCAPE);

        assertThat(shown()).hasSize(101).endsWith("c249");
    }

    @Test
    void columnsAreHiddenByKeyAndShownFromTheList(FxRobot robot) {
        goTo(robot, 3, "c0");
        robot.push(KeyCode.ALT, KeyCode.H);
        assertThat(shown()).doesNotContain("c0").hasSize(12);
        assertThat(((Button) view.node().lookup("#choose-columns")).getText()).isEqualTo("1 hidden");
        assertThat(table.currentPosition()).isEqualTo(3);
        openAgain(robot);
        assertThat(shown()).doesNotContain("c0");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        robot.write("c0");
        robot.push(KeyCode.DOWN).push(KeyCode.SPACE);
        assertThat(shown()).contains("c0");
        robot.push(KeyCode.ESCAPE);
        assertThat(view.node().lookup("#column-chooser").isVisible()).isFalse();
        assertThat(table.isFocused()).isTrue();
    }

    @Test
    void theLastColumnStays(FxRobot robot) {
        robot.interact(() -> List.copyOf(table.columnsInOrder())
                .forEach(column -> table.columnLayout().setShown(column, false)));
        assertThat(shown()).containsExactly("c11");
        robot.interact(() -> table.columnLayout().showAll());
        assertThat(shown()).hasSize(13);
    }

    @Test
    void columnsAreMovedByKeyAndByPointer(FxRobot robot) {
        goTo(robot, 2, "c1");
        robot.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(shown()).startsWith("id", "c1", "c0", "c2");
        assertThat(table.currentColumn()).isEqualTo(column(model, "c1"));
        // What the table does when a header is dropped at the very left; the states of the rows stay there.
        robot.interact(() -> {
            List<TableColumn<Integer, ?>> dropped = new ArrayList<>(table.getColumns());
            TableColumn<Integer, ?> moved = tableColumn("c0");
            dropped.remove(moved);
            dropped.addFirst(moved);
            table.getColumns().setAll(dropped);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown()).startsWith("c0", "id", "c1");
        assertThat(table.getColumns().getFirst().getUserData()).isNull();
        List<String> order = shown();
        openAgain(robot);
        assertThat(shown()).isEqualTo(order);
        robot.interact(() -> table.columnLayout().reset());
        assertThat(shown()).startsWith("id", "c0", "c1", "c2");
    }

    @Test
    void frozenColumnsStayWhileTheOthersScroll(FxRobot robot) {
        FrozenColumns frozen = (FrozenColumns) view.node().lookup("#frozen-columns");
        goTo(robot, 4, "c0");
        robot.push(KeyCode.ALT, KeyCode.Z);
        assertThat(frozen.isHolding()).isFalse();
        goTo(robot, 4, "c11");
        assertThat(table.sideways().right()).isPositive();
        assertThat(frozen.isHolding()).isTrue();
        assertThat(robot.from(frozen).lookup("row 5").tryQuery()).isPresent();
        Node fifth = robot.from(frozen).lookup("row 5").query();
        ValueCell below = table.cellAt(4, column(model, "c11")).orElseThrow();
        assertThat(fifth.localToScreen(fifth.getLayoutBounds()).getMinY())
                .isCloseTo(below.localToScreen(below.getLayoutBounds()).getMinY(), offset(10.0));

        // A click makes the row the current one, and scrolls nothing.
        double right = table.sideways().right();
        robot.clickOn("row 8");
        assertThat(table.currentPosition()).isEqualTo(7);
        assertThat(table.currentColumn()).isEqualTo(column(model, "c11"));
        assertThat(table.sideways().right()).isEqualTo(right);

        // No column on the way back is covered by those that stay.
        double edge = frozen.localToScreen(SidewaysScroll.width(table.sideways().frozen()), 0)
                .getX();
        for (int i = 10; i > 0; i--) {
            robot.push(KeyCode.LEFT);
            WaitForAsyncUtils.waitForFxEvents();
            GridColumn now = column(model, "c" + i);
            assertThat(table.currentColumn()).isEqualTo(now);
            ValueCell cell = table.cellAt(7, now).orElseThrow();
            assertThat(cell.localToScreen(0, 0).getX()).isGreaterThan(edge - 2);
        }
        goTo(robot, 7, "c0");
        assertThat(table.sideways().right()).isZero();
        assertThat(frozen.isHolding()).isFalse();
        openAgain(robot);
        assertThat(table.columnLayout().frozen()).isEqualTo(2);
        goTo(robot, 7, "c0");
        robot.push(KeyCode.ALT, KeyCode.Z);
        assertThat(table.columnLayout().frozen()).isZero();
    }

    @Test
    void aWidthSetByHandIsThereAgain(FxRobot robot) {
        double width = tableColumn("c0").getWidth() + 60;
        // As the table does while the edge of a header is dragged; headless, the pointer cannot.
        robot.interact(() -> tableColumn("c0").setPrefWidth(width));
        robot.clickOn(table);
        openAgain(robot);
        assertThat(tableColumn("c0").getWidth()).isCloseTo(width, offset(1.5));
        robot.interact(() -> table.columnLayout().fit(column(model, "c0")));
        assertThat(tableColumn("c0").getWidth()).isLessThan(width);
    }
}
