package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.testing.Pointer;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ReviewCheckTest {

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
                "create table book (id integer primary key, title text not null unique, pages integer not null)",
                "insert into book values (1, 'Dispossessed', 341), (2, 'Matter', 593), (3, 'Comet', 150)");
        robot.interact(() -> review = ReviewStage.open(stage, books));
        grid = review.grid();
    }

    @AfterEach
    void close(FxRobot robot) {
        review.close(robot);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCheckSaysAtEachLineWhatWouldBeRefusedAndWritesNothing(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.interact(() -> {
            grid.edits().type(grid.row(0), column(grid, "title"), "Matter");
            grid.edits().type(grid.row(1), column(grid, "pages"), "600");
            int added = grid.addRow(2);
            grid.edits().type(grid.row(added), column(grid, "id"), "9");
            grid.edits().type(grid.row(added), column(grid, "title"), "Comet");
        });

        robot.clickOn("#check");

        assertThat(ReviewStage.result(robot)).isEqualTo("2 of 3 row changes would stop Apply.");
        assertThat(robot.lookup(".review-cell .trouble").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactlyInAnyOrder(
                        "Another book already has the title Matter.",
                        "Another book already has the title Comet.",
                        "Pages must have a value.");
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(3);
        assertThat(books.value("select pages from book where id = 2")).isEqualTo("593");

        robot.interact(() -> {
            grid.edits().putBack(grid.row(0), column(grid, "title"));
            grid.edits().type(grid.row(3), column(grid, "title"), "Excession");
            grid.edits().type(grid.row(3), column(grid, "pages"), "451");
        });
        assertThat(ReviewStage.result(robot)).startsWith("All row changes go in one transaction");

        robot.interact(robot.lookup("#check").queryAs(Button.class)::fire);
        assertThat(ReviewStage.result(robot)).isEqualTo("All 2 row changes would be taken.");
        assertThat(books.value("select count(*) from book")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatGoesAlongWithADeleteIsSaidAndFollowsTheChanges(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        books.elsewhere("create table page (id integer primary key,"
                + " book_id integer references book (id) on delete cascade)");
        books.elsewhere("create table loan (id integer primary key, book_id integer references book (id))");
        books.elsewhere("insert into page values (1, 1), (2, 1), (3, 2)");
        books.elsewhere("insert into loan values (1, 1)");
        robot.interact(() -> books.workspace().refreshSchema(problem -> {}));

        robot.interact(() -> grid.deleteRows(List.of(0)));
        assertThat(effects(robot))
                .containsExactlyInAnyOrder(
                        "Deletes 2 rows of page with it.",
                        "1 row of loan still refers to it: the delete will be refused.");

        RowGridModel loans = books.grid("loan");
        robot.interact(() -> loans.deleteRows(List.of(0)));
        assertThat(effects(robot)).containsExactly("Deletes 2 rows of page with it.");

        robot.interact(() -> grid.deleteRows(List.of(1)));
        assertThat(effects(robot)).containsExactly("Deletes 3 rows of page with them.");
        robot.interact(loans::detach);
    }

    private static List<String> effects(FxRobot robot) {
        return robot.lookup(".delete-effect").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnApplyRefusesIsLedToAndMarkedInTheGrid(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        int[] added = new int[1];
        robot.interact(() -> {
            added[0] = grid.addRow(2);
            grid.edits().type(grid.row(added[0]), column(grid, "id"), "9");
            grid.edits().type(grid.row(added[0]), column(grid, "title"), "Excession");
        });
        long id = ((RowChange.Insert) grid.row(added[0]).change()).id();

        robot.clickOn("#apply");

        assertThat(ReviewStage.result(robot)).endsWith("Pages must have a value.");
        Pointer.doubleClick(robot, () -> robot.lookup(".review-cell .trouble").queryAs(Label.class));
        assertThat(review.opened()).containsExactly(new TableLink(grid.name(), Map.of(), "", id));
        robot.interact(() -> {
            grid.detach();
            grid.attach();
        });
        assertThat(grid.cell(added[0], column(grid, "pages")).bad())
                .isEqualTo(new BadValue("", "Pages must have a value.", false));
        assertThat(grid.cell(added[0], column(grid, "title")).bad()).isNull();
        assertThat(grid.edits().hasBad(grid.row(added[0]))).isTrue();
        assertThat(grid.edits().badCountProperty().get()).isEqualTo(1);
        assertThat(grid.firstBad()).isEqualTo(new RowGridModel.At(added[0], column(grid, "pages")));

        robot.interact(() -> grid.edits().type(grid.row(added[0]), column(grid, "pages"), "451"));
        assertThat(grid.cell(added[0], column(grid, "pages")).bad()).isNull();
        assertThat(grid.edits().badCountProperty().get()).isZero();

        robot.interact(() -> grid.edits().type(grid.row(0), column(grid, "title"), "Matter"));
        robot.clickOn("#apply");
        Pointer.doubleClick(robot, () -> robot.lookup(".review-cell .trouble").queryAs(Label.class));
        assertThat(review.opened().getLast().where().get("id")).hasToString("1");
        assertThat(grid.cell(0, column(grid, "title")).bad())
                .isEqualTo(new BadValue("Matter", "Another book already has the title Matter.", false));
        robot.interact(() -> grid.edits().putBack(grid.row(0), column(grid, "title")));
        assertThat(grid.cell(0, column(grid, "title")).bad()).isNull();
    }
}
