package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
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

@ExtendWith(ApplicationExtension.class)
class ReferencePickerTest {

    @TempDir
    static Path folder;

    private BrowseFixture books;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;
    private GridStage shown;

    @Start
    void start(Stage stage) throws Exception {
        books = new BrowseFixture(
                Files.createTempDirectory(folder, "books"),
                "create table author (id integer primary key, name text not null)",
                "create table edition (book integer, number integer, name text, primary key (book, number))",
                "create table book (id integer primary key, title text, author_id integer references author(id),"
                        + " b integer, n integer, foreign key (b, n) references edition (book, number))",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)"
                        + " insert into author select i, 'Author ' || i from n",
                "insert into author values (500, 'Tove Jansson'), (501, 'Iain Banks')",
                "insert into edition values (1, 1, 'First'), (1, 2, 'Second'), (2, 1, 'Other')",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 9)"
                        + " insert into book select i, 'book ' || i, i, null, null from n");
        model = new RowGridModel(books.workspace(), TableLink.to(ObjectName.of("book")));
        view = new RowGridView(model, link -> {});
        shown = GridStage.show(stage, new BorderPane(view.node()), model, view);
        table = shown.table();
    }

    @AfterEach
    void close(FxRobot robot) {
        shown.close(robot);
        books.close();
    }

    @SuppressWarnings("unchecked")
    private ListView<CellChoice> list(FxRobot robot) {
        return (ListView<CellChoice>)
                robot.lookup("#cell-choices").lookup(".list-view").query();
    }

    private void waitForFirst(FxRobot robot, String words) throws Exception {
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> {
            List<CellChoice> items = List.copyOf(list(robot).getItems());
            return !items.isEmpty() && items.getFirst().words().equals(words);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aNameThatIsTypedIsFoundAndEnterTakesItsKey(FxRobot robot) throws Exception {
        shown.goTo(robot, 0, "author_id");
        robot.write("jansson");
        waitForFirst(robot, "Tove Jansson");
        robot.push(KeyCode.ENTER);

        assertThat(shown.value(0, "author_id")).isEqualTo(500L);
        assertThat(table.currentPosition()).isEqualTo(1);
        assertThat(model.label(column(model, "author_id"), 500L)).isEqualTo("Tove Jansson");
    }

    @Test
    void enterWithoutWaitingFindsItAllTheSame(FxRobot robot) {
        shown.goTo(robot, 0, "author_id");
        robot.write("banks").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown.value(0, "author_id")).isEqualTo(501L);
    }

    @Test
    void aTypedKeyIsTakenAsItIsEvenWhereNoRowHasIt(FxRobot robot) {
        shown.goTo(robot, 0, "author_id");
        robot.write("9999").push(KeyCode.ENTER);
        assertThat(shown.value(0, "author_id")).isEqualTo(9999L);
    }

    @Test
    void aNameThatNobodyHasStaysInTheCellAndSaysSo(FxRobot robot) {
        shown.goTo(robot, 0, "author_id");
        robot.write("nobody at all").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        BadValue bad = model.cell(0, column(model, "author_id")).bad();
        assertThat(bad).isNotNull();
        assertThat(bad.text()).isEqualTo("nobody at all");
        assertThat(bad.sentence()).isEqualTo("No row of author is called that.");
    }

    @Test
    void arrowsMoveEnterTakesAndEscapeLeaves(FxRobot robot) {
        shown.goTo(robot, 0, "author_id");
        robot.push(KeyCode.F2).push(KeyCode.DOWN).push(KeyCode.ESCAPE);
        assertThat(shown.value(0, "author_id")).isEqualTo(1L);
        robot.push(KeyCode.F2).push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertThat(shown.value(0, "author_id")).as("NULL is the first choice").isNull();
    }

    @Test
    void scrollingDownReadsMore(FxRobot robot) {
        shown.goTo(robot, 0, "author_id");
        robot.push(KeyCode.F2);
        int first = list(robot).getItems().size();
        assertThat(first).isBetween(40, 60);
        for (int i = 0; i < 8; i++) {
            robot.push(KeyCode.PAGE_DOWN);
        }
        assertThat(list(robot).getItems()).hasSizeGreaterThan(first);
    }

    @Test
    void aClickTakes(FxRobot robot) throws Exception {
        shown.goTo(robot, 2, "author_id");
        robot.write("tove");
        waitForFirst(robot, "Tove Jansson");
        robot.clickOn("Tove Jansson");
        assertThat(shown.value(2, "author_id")).isEqualTo(500L);
        assertThat(table.isFocused()).isTrue();
    }

    @Test
    void whatIsPendingInTheOtherTableCounts(FxRobot robot) throws Exception {
        robot.interact(() -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("id", 900L);
            values.put("name", "Ann Leckie");
            books.workspace().changeSet().insert(ObjectName.of("author"), values);
        });
        shown.goTo(robot, 0, "author_id");
        robot.write("leckie");
        waitForFirst(robot, "Ann Leckie");
        robot.push(KeyCode.ENTER);
        assertThat(shown.value(0, "author_id")).isEqualTo(900L);
    }

    @Test
    void aReferenceOfSeveralColumnsGetsThemAllAtOnce(FxRobot robot) throws Exception {
        shown.goTo(robot, 0, "b");
        robot.write("second");
        waitForFirst(robot, "Second");
        robot.push(KeyCode.ENTER);
        assertThat(shown.value(0, "b")).isEqualTo(1L);
        assertThat(shown.value(0, "n")).isEqualTo(2L);
        assertThat(books.workspace().changeSet().rowChanges()).singleElement().isInstanceOf(RowChange.Update.class);
        robot.interact(() -> books.workspace().changeSet().undo());
        assertThat(books.workspace().changeSet().isEmpty()).isTrue();
    }
}
