package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.HeldBackground;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Pending values that the database has refused, where they stand in the grid. */
@ExtendWith(ApplicationExtension.class)
class RefusedCellsTest {

    @TempDir
    Path folder;

    private final HeldBackground background = new HeldBackground();
    private Stage stage;
    private BrowseFixture books;
    private RowGridModel model;
    private GridStage grid;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private void open(FxRobot robot) throws Exception {
        books = new BrowseFixture(folder, background, BrowseFixture.BOOKS);
        robot.interact(() -> {
            model = new RowGridModel(
                    books.workspace(),
                    TableLink.to(books.workspace().schemaProperty().get().named("book")));
            RowGridView view = new RowGridView(model, link -> {});
            grid = GridStage.show(stage, new StackPane(view.node()), model, view);
        });
    }

    @AfterEach
    void close(FxRobot robot) {
        grid.close(robot);
        books.close();
    }

    private void type(FxRobot robot, int position, String column, String text) {
        robot.interact(() -> model.edits().type(model.row(position), column(model, column), text));
    }

    private void apply(FxRobot robot) {
        robot.interact(() -> books.workspace().rowWork().apply(outcome -> {}, RefusedCellsTest::fail));
    }

    private static void fail(Problem problem) {
        throw new AssertionError(problem.toString());
    }

    private static List<String> links(FxRobot robot) {
        return robot.lookup("#bad-value-bubble .hyperlink").queryAllAs(Hyperlink.class).stream()
                .map(Hyperlink::getText)
                .toList();
    }

    @Test
    void whatIsPutBackIsNamedNotWhatWasRefused(FxRobot robot) throws Exception {
        open(robot);
        type(robot, 0, "title", "Matter");
        apply(robot);
        grid.goTo(robot, 0, "title");
        assertThat(links(robot)).containsExactly("Put back Dispossessed");

        type(robot, 0, "title", "Other");
        int[] added = new int[1];
        robot.interact(() -> added[0] = model.addRow(2));
        type(robot, added[0], "title", "New");
        type(robot, added[0], "author_id", "99");
        apply(robot);
        assertThat(model.cell(added[0], column(model, "author_id")).bad()).isNotNull();
        grid.goTo(robot, added[0], "author_id");
        assertThat(links(robot)).containsExactly("Put back NULL");
        robot.interact(() -> model.edits().putBack(model.row(added[0]), column(model, "author_id")));
        assertThat(model.cell(added[0], column(model, "author_id")).value()).isNull();
    }

    @Test
    void escapeLeavesARefusedValueOfANewRow(FxRobot robot) throws Exception {
        open(robot);
        int[] added = new int[1];
        robot.interact(() -> added[0] = model.addRow(2));
        type(robot, added[0], "title", "Matter");
        apply(robot);
        assertThat(model.cell(added[0], column(model, "title")).bad()).isNotNull();
        grid.goTo(robot, added[0], "title");
        robot.push(KeyCode.ESCAPE);
        assertThat(grid.value(added[0], "title")).isEqualTo("Matter");

        type(robot, added[0], "pages", "many");
        grid.goTo(robot, added[0], "pages");
        robot.push(KeyCode.ESCAPE);
        assertThat(model.cell(added[0], column(model, "pages")).bad()).isNull();
    }

    @Test
    void aRefusedLongTextIsMarkedAndOpensWithRoom(FxRobot robot) throws Exception {
        String text = "long ".repeat(60);
        open(robot);
        type(robot, 0, "title", text);
        type(robot, 1, "title", text);
        apply(robot);
        RowGridModel.At at = model.firstBad();
        assertThat(at).isNotNull();
        GridCell cell = model.cell(at.position(), at.column());
        assertThat(cell.bad()).isNotNull();
        assertThat(cell.value()).isEqualTo(text);
        assertThat(LargeCellModel.suits(at.column(), cell)).isTrue();
        robot.interact(() -> {
            LargeCellModel large = new LargeCellModel(model, model.row(at.position()), at.column());
            assertThat(large.textProperty().get()).isEqualTo(text);
        });
        grid.goTo(robot, at.position(), "title");
        assertThat(links(robot)).hasSize(1);
    }

    @Test
    void thousandsOfRefusedRowsDoNotHoldUpTheGrid(FxRobot robot) throws Exception {
        open(robot);
        int rows = 8000;
        robot.interact(() -> books.workspace().changeSet().together(() -> {
            for (int i = 0; i < rows; i++) {
                RowChange.Insert added = books.workspace().changeSet().insert(model.name(), new LinkedHashMap<>());
                books.workspace().changeSet().setInsertedCell(model.name(), added.id(), "title", "Matter");
            }
        }));
        robot.interact(() -> books.workspace().rowWork().check(report -> {}, RefusedCellsTest::fail));
        robot.interact(() -> Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            model.detach();
            model.attach();
        }));
        assertThat(model.edits().badCountProperty().get()).isEqualTo(rows);
    }

    @Test
    void newRowsTakeEditsAgainWhenAnApplyIsStoppedBeforeItsTurn(FxRobot robot) throws Exception {
        open(robot);
        int[] added = new int[1];
        robot.interact(() -> added[0] = model.addRow(2));
        background.hold("Applying");
        apply(robot);
        assertThat(model.editable(added[0], column(model, "title"))).isFalse();
        robot.interact(background::stopWaiting);
        assertThat(model.editable(added[0], column(model, "title"))).isTrue();
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(1);
    }
}
