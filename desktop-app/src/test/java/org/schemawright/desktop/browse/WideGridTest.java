package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
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

/** A grid that is wider than its window, whose texts grow towards the last row. */
@ExtendWith(ApplicationExtension.class)
class WideGridTest {

    private static final int COLUMNS = 20;

    @TempDir
    static Path folder;

    private BrowseFixture rows;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;

    @Start
    void start(Stage stage) throws Exception {
        rows = new BrowseFixture(
                Files.createTempDirectory(folder, "wide"),
                "create table wide (id integer primary key, " + columns("c%d text") + ")",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) insert into wide"
                        + " select i, " + columns("printf('%%.*c', i / 20, 'x%d')") + " from n");
        model = new RowGridModel(rows.workspace(), TableLink.to(ObjectName.of("wide")));
        view = new RowGridView(model, link -> {});
        Scene scene = new Scene(new BorderPane(view.node()), 900, 600);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
        view.shown();
        table = (GridTable) view.node().lookup("#row-grid");
        table.requestFocus();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> view.hidden());
        rows.close();
    }

    @Test
    void theFirstCellIsTheCurrentOneFromTheStart(FxRobot robot) {
        robot.push(KeyCode.TAB).write("typed").push(KeyCode.ENTER);

        assertThat(model.cell(0, column(model, "c0")).value()).isEqualTo("typed");
    }

    @Test
    void rowsThatComeBackAreFilledToTheLastColumn(FxRobot robot) {
        robot.interact(() -> model.filter().type(column(model, "id"), "1..3"));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(model::showAllRows);
        WaitForAsyncUtils.waitForFxEvents();
        goTo(robot, "c19");
        ValueCell cell = table.cellAt(6, column(model, "c19")).orElseThrow();
        assertThat(cell.isEmpty()).isFalse();
        assertThat(cell.getText()).isEqualTo("x");
    }

    @Test
    void sortingMovesNoColumn(FxRobot robot) {
        goTo(robot, "c10");
        Node header = header("c10");
        double before = header.localToScene(0, 0).getX();

        robot.clickOn(header);
        robot.clickOn(header);

        assertThat(model.sortProperty().get().getFirst().descending()).isTrue();
        assertThat(model.cell(0, column(model, "c10")).value().toString()).hasSize(25);
        assertThat(header.localToScene(0, 0).getX()).isEqualTo(before);
    }

    @Test
    void aCellInSightIsGoneToWithoutScrolling(FxRobot robot) {
        goTo(robot, "c10");
        double before = header("c10").localToScene(0, 0).getX();

        goTo(robot, "c11");

        assertThat(table.currentColumn().name()).isEqualTo("c11");
        assertThat(header("c10").localToScene(0, 0).getX()).isEqualTo(before);
    }

    private void goTo(FxRobot robot, String name) {
        robot.interact(() -> table.goTo(2, column(model, name)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node header(String name) {
        return table.getColumns().stream()
                .filter(column -> ("column-" + name).equals(column.getId()))
                .findFirst()
                .orElseThrow()
                .getGraphic();
    }

    private static String columns(String pattern) {
        return IntStream.range(0, COLUMNS)
                .mapToObj(i -> String.format(pattern, i))
                .collect(Collectors.joining(", "));
    }
}
