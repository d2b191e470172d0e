package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.AppliedLog;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class UndoApplyTest {

    private static final String BOOKS = "select id, title, pages from book order by id";

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
                "create table book (id " + (sqlite ? "integer" : "serial") + " primary key, title text not null,"
                        + " pages integer)",
                "create table page (id integer primary key, book_id integer references book (id) on delete cascade)",
                "insert into book (title, pages) values ('Dispossessed', 341), ('Matter', 593), ('Comet', 150)",
                "insert into page values (1, 3), (2, 3)");
        books.workspace().rowWork().undoApply().keepIn(AppliedLog.open(folder.resolve("applied"), "books"));
        robot.interact(() -> review = ReviewStage.open(stage, books));
        grid = review.grid();
    }

    @AfterEach
    void close(FxRobot robot) {
        review.close(robot);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anApplyIsUndoneAndTheUndoToo(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        List<String> start = books.rows(BOOKS);
        robot.interact(() -> {
            grid.edits().type(grid.row(0), column(grid, "title"), "The Dispossessed");
            int added = grid.addRow(2);
            grid.edits().type(grid.row(added), column(grid, "title"), "Excession");
            grid.deleteRows(List.of(2));
        });
        robot.clickOn("#apply");
        List<String> applied = books.rows(BOOKS);
        assertThat(applied).hasSize(3).contains("1|The Dispossessed|341", "4|Excession|null");

        robot.clickOn("#undo-apply");
        assertThat(ReviewStage.result(robot)).startsWith("Undo prepared for the Apply of 3 row changes just now.");
        // Both pages went along with their book, and come back with it.
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(5);
        assertThat(books.rows(BOOKS)).isEqualTo(applied);

        robot.clickOn("#apply");
        assertThat(books.rows(BOOKS)).isEqualTo(start);
        assertThat(books.rows("select id, book_id from page order by id")).containsExactly("1|3", "2|3");

        robot.clickOn("#undo-apply");
        robot.clickOn("#apply");
        assertThat(books.rows(BOOKS)).isEqualTo(applied);
        assertThat(books.rows("select count(*) from page")).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anApplyIsNotTakenBackTwiceWhateverHappensMeanwhile(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.interact(() -> {
            int added = grid.addRow(2);
            grid.edits().type(grid.row(added), column(grid, "title"), "Excession");
            grid.deleteRows(List.of(2));
        });
        robot.clickOn("#apply");
        robot.clickOn("#undo-apply");
        int pending = books.workspace().changeSet().rowChangeCount();
        robot.interact(() -> books.workspace().changeSet().undo());
        robot.interact(() -> books.workspace().changeSet().redo());
        // As after a restart: what is pending comes from the journal, all else from the log.
        books.workspace().rowWork().undoApply().keepIn(AppliedLog.open(folder.resolve("applied"), "books"));

        robot.interact(() -> review.show(new ReviewModel(books.workspace()).undoingApply()));
        assertThat(ReviewStage.result(robot)).isEqualTo("The undo of the last Apply is pending already.");
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(pending);
        robot.clickOn("#apply");

        // What was taken back is forgotten: undo leads forth again.
        robot.interact(() -> review.show(new ReviewModel(books.workspace()).undoingApply()));
        robot.clickOn("#apply");
        assertThat(books.rows("select title from book order by id"))
                .containsExactly("Dispossessed", "Matter", "Excession");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCommandTakesBackApplyAfterApplyAndUndoTakesThatBack(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        for (String title : List.of("one", "two")) {
            robot.interact(() -> grid.edits().type(grid.row(0), column(grid, "title"), title));
            robot.clickOn("#apply");
        }
        robot.interact(() -> review.show(new ReviewModel(books.workspace()).undoingApply()));
        robot.interact(() -> books.workspace().changeSet().undo());
        assertThat(books.workspace().changeSet().isEmpty()).isTrue();

        for (String title : List.of("one", "Dispossessed")) {
            robot.interact(() -> review.show(new ReviewModel(books.workspace()).undoingApply()));
            robot.clickOn("#apply");
            assertThat(books.rows("select title from book where id = 1")).containsExactly(title);
        }
    }
}
