package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ConflictTest {

    @TempDir
    Path folder;

    private Stage stage;
    private BrowseFixture books;
    private RowGridModel grid;
    private ReviewStage review;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private void open(boolean sqlite, FxRobot robot) throws Exception {
        books = BrowseFixture.on(
                sqlite,
                folder,
                "create table book (id integer primary key, title text not null unique, pages integer not null, note text)",
                "insert into book values (1, 'Dispossessed', 341, 'a'), (2, 'Matter', 593, 'b'), (3, 'Comet', 150, 'c')");
        robot.interact(() -> review = ReviewStage.open(stage, books));
        grid = review.grid();
    }

    @AfterEach
    void close(FxRobot robot) {
        review.close(robot);
    }

    private List<String> radios(FxRobot robot) {
        return robot.lookup(".conflict-choice").queryAllAs(RadioButton.class).stream()
                .map(RadioButton::getAccessibleText)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachCellIsChosenAndTheResultIsOneStep(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.interact(() -> {
            grid.edits().type(grid.row(0), column(grid, "title"), "Mine");
            grid.edits().type(grid.row(0), column(grid, "pages"), "1");
        });
        books.elsewhere("update book set title = 'Theirs', note = 'theirs' where id = 1");

        robot.clickOn("#apply");
        assertThat(ReviewStage.result(robot)).isEqualTo("book 1 was changed by someone else since it was read.");
        assertThat(radios(robot))
                .containsExactlyInAnyOrder(
                        "title, mine: Mine", "title, theirs: Theirs", "pages, mine: 1", "pages, theirs: 341");
        Button use = robot.lookup("#conflict-use").queryAs(Button.class);
        assertThat(use.isDisabled()).isTrue();

        // The keyboard is at the first open choice already.
        robot.push(KeyCode.SPACE);
        assertThat(use.isDisabled()).isFalse();
        robot.interact(use::fire);
        assertThat(ReviewStage.result(robot)).isEqualTo("book 1 is settled.");
        assertThat(robot.lookup("#conflict").tryQuery()).isEmpty();

        robot.interact(() -> books.workspace().changeSet().undo());
        robot.interact(() -> books.workspace().changeSet().redo());
        robot.clickOn("#apply");
        assertThat(books.rows("select title, pages, note from book where id = 1"))
                .containsExactly("Mine|1|theirs");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allTheirsLeavesNothingToDoAndACheckLeadsFromOneToTheNext(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.interact(() -> {
            grid.edits().type(grid.row(0), column(grid, "title"), "Mine");
            grid.edits().type(grid.row(1), column(grid, "title"), "Mine too");
            grid.deleteRows(List.of(2));
        });
        books.elsewhere("update book set title = title || ' (theirs)'");

        robot.clickOn("#check");
        assertThat(ReviewStage.result(robot)).isEqualTo("3 of 3 row changes would stop Apply.");
        robot.interact(robot.lookup("#conflict-all-theirs").queryAs(Button.class)::fire);
        robot.interact(robot.lookup("#conflict-use").queryAs(Button.class)::fire);
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(2);
        robot.interact(robot.lookup("#conflict-all-mine").queryAs(Button.class)::fire);
        robot.interact(robot.lookup("#conflict-use").queryAs(Button.class)::fire);
        robot.interact(robot.lookup("#conflict-use").queryAs(Button.class)::fire);
        assertThat(robot.lookup("#conflict").tryQuery()).isEmpty();

        robot.clickOn("#apply");
        assertThat(books.rows("select id, title from book order by id"))
                .containsExactly("1|Dispossessed (theirs)", "2|Mine too");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeletedRowIsInsertedAgainOrTheChangeDropped(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.interact(() -> {
            grid.edits().type(grid.row(0), column(grid, "title"), "Mine");
            grid.edits().type(grid.row(1), column(grid, "title"), "Mine too");
        });
        books.elsewhere("delete from book where id < 3");

        robot.clickOn("#check");
        robot.interact(robot.lookup("#conflict-insert").queryAs(Button.class)::fire);
        robot.interact(robot.lookup("#conflict-drop").queryAs(Button.class)::fire);
        robot.clickOn("#apply");

        assertThat(books.rows("select id, title, pages, note from book order by id"))
                .containsExactly("1|Mine|341|a", "3|Comet|150|c");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anApplyTellsAllOfThemAndOneGoesFromOneToTheNext(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.interact(() -> {
            for (int row = 0; row < 3; row++) {
                grid.edits().type(grid.row(row), column(grid, "pages"), "1");
            }
        });
        books.elsewhere("update book set note = 'theirs' where id = 2");
        books.elsewhere("delete from book where id = 3");

        robot.clickOn("#apply");
        assertThat(ReviewStage.result(robot))
                .isEqualTo("2 rows were changed or deleted by someone else since they were read.");
        assertThat(words(robot, "#conflict-position")).isEqualTo("1 of 2");
        assertThat(robot.lookup("#conflict-use").tryQuery()).isPresent();
        robot.push(KeyCode.F8);
        assertThat(words(robot, "#conflict-position")).isEqualTo("2 of 2");
        assertThat(robot.lookup("#conflict-insert").tryQuery()).isPresent();
        robot.push(KeyCode.F8);
        assertThat(words(robot, "#conflict-position")).isEqualTo("1 of 2");

        robot.clickOn("#mine-for-all");
        assertThat(ReviewStage.result(robot)).isEqualTo("2 rows are settled.");
        robot.interact(() -> books.workspace().changeSet().undo());
        robot.interact(() -> books.workspace().changeSet().redo());
        robot.clickOn("#apply");
        assertThat(books.rows("select id, pages, note from book order by id"))
                .containsExactly("1|1|a", "2|1|theirs", "3|1|c");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theirsForAllLeavesWhatIsNoConflict(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.interact(() -> {
            grid.edits().type(grid.row(0), column(grid, "pages"), "1");
            grid.deleteRows(List.of(1, 2));
        });
        books.elsewhere("update book set note = 'theirs' where id = 2");
        books.elsewhere("delete from book where id = 3");

        robot.clickOn("#apply");
        robot.clickOn("#theirs-for-all");
        assertThat(robot.lookup("#conflict").tryQuery()).isEmpty();
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(1);
        robot.clickOn("#apply");
        assertThat(books.rows("select id, pages, note from book order by id")).containsExactly("1|1|a", "2|593|theirs");
    }

    private static String words(FxRobot robot, String label) {
        return robot.lookup(label).queryAs(Label.class).getText();
    }
}
