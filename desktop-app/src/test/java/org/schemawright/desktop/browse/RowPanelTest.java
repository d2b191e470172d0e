package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The panel beside the rows, by key and by pointer. */
@ExtendWith(ApplicationExtension.class)
class RowPanelTest {

    @TempDir
    static Path folder;

    private final List<TableLink> opened = new ArrayList<>();
    private BrowseFixture db;
    private RowGridModel model;
    private GridStage shown;
    private Node panel;

    @Start
    void start(Stage stage) throws Exception {
        db = new BrowseFixture(
                Files.createTempDirectory(folder, "panel"),
                "create table author (id integer primary key, name text not null)",
                "create table book (id integer primary key, title text, author_id integer references author(id),"
                        + " about json, note text, day date, twice integer generated always as (id * 2))",
                "create table store (id integer primary key, name text)",
                "create table stock (book_id integer references book(id), store_id integer references store(id),"
                        + " primary key (book_id, store_id))",
                "insert into author values (1, 'Tove Jansson'), (2, 'Iain Banks')",
                "insert into book (id, title, author_id, about, note, day) values"
                        + " (1, 'Comet', 1, '{\"a\":1}', 'one' || char(10) || 'two', '2026-11-20'),"
                        + " (2, 'Matter', 2, null, null, null)",
                "insert into store values (1, 'Uptown'), (2, 'Downtown')",
                "insert into stock values (1, 1)");
        model = new RowGridModel(db.workspace(), TableLink.to(ObjectName.of("book")));
        RowGridView view = new RowGridView(model, opened::add);
        panel = view.side();
        shown = GridStage.show(stage, new BorderPane(view.node(), null, panel, null, null), model, view);
    }

    @AfterEach
    void close(FxRobot robot) {
        shown.close(robot);
        db.close();
    }

    private TextField field(FxRobot robot, String column) {
        return robot.from(panel).lookup("#field-" + column).query();
    }

    private void keyboardIn(FxRobot robot, Node node) {
        robot.interact(node::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked")
    private void waitForFirst(FxRobot robot, String words) throws Exception {
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> {
            ListView<CellChoice> list = (ListView<CellChoice>)
                    robot.lookup("#cell-choices").lookup(".list-view").query();
            List<CellChoice> items = List.copyOf(list.getItems());
            return !items.isEmpty() && items.getFirst().words().equals(words);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Object value(String column) {
        return model.cell(0, column(model, column)).value();
    }

    @Test
    void aReferenceIsPickedAsInTheGrid(FxRobot robot) throws Exception {
        shown.goTo(robot, 0, "title");
        keyboardIn(robot, field(robot, "author_id"));
        robot.write("banks");
        waitForFirst(robot, "Iain Banks");
        robot.push(KeyCode.ENTER);
        assertThat(value("author_id")).isEqualTo(2L);
        assertThat(robot.lookup("#cell-choices").tryQuery()).isEmpty();

        robot.push(KeyCode.DOWN).push(KeyCode.ESCAPE);
        assertThat(value("author_id")).as("the list closes first").isEqualTo(2L);
        robot.push(KeyCode.ESCAPE);
        assertThat(value("author_id")).isEqualTo(1L);

        robot.clickOn(field(robot, "author_id"));
        Node list = robot.lookup("#cell-choices").query();
        robot.clickOn(robot.from(list).lookup("Iain Banks").<Node>query());
        assertThat(value("author_id")).isEqualTo(2L);
        assertThat(field(robot, "author_id").isFocused()).isTrue();
    }

    @Test
    void aNewRowOfTheOtherTableIsMadeHereToo(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        keyboardIn(robot, field(robot, "author_id"));
        robot.push(KeyCode.DOWN).push(KeyCode.UP).push(KeyCode.UP);
        for (int i = 0; i < 5; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.ENTER);
        assertThat(value("author_id")).isInstanceOf(NewRowKey.class);
        assertThat(db.workspace().changeSet().insertsInto(ObjectName.of("author")))
                .hasSize(1);
    }

    @Test
    void goingThroughTheFieldsChangesNothing(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        keyboardIn(robot, field(robot, "title"));
        for (int i = 0; i < 8; i++) {
            robot.push(KeyCode.TAB);
        }
        keyboardIn(robot, field(robot, "note"));
        robot.write("x");
        keyboardIn(robot, shown.table());
        assertThat(db.workspace().changeSet().isEmpty()).isTrue();
        assertThat(value("note")).isEqualTo("one\ntwo");
    }

    @Test
    void whatHasNoPlaceInALineIsOpenedWithRoom(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        keyboardIn(robot, field(robot, "note"));
        robot.push(KeyCode.ENTER).write("zero ").push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(value("note")).isEqualTo("zero one\ntwo");
    }

    @Test
    void nullAndTheEmptyTextAreOneKeyEach(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        keyboardIn(robot, field(robot, "title"));
        robot.push(KeyCode.ALT, KeyCode.DELETE);
        assertThat(value("title")).isNull();
        assertThat(field(robot, "title").getPromptText()).isEqualTo("NULL");
        robot.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DELETE);
        assertThat(value("title")).isEqualTo("");
        robot.push(KeyCode.TAB);
        keyboardIn(robot, shown.table());
        assertThat(value("title")).as("going elsewhere leaves it").isEqualTo("");
        keyboardIn(robot, field(robot, "day"));
        robot.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DELETE);
        assertThat(value("day")).as("a date has no empty text").isNull();
    }

    @Test
    void aComputedFieldSaysWhyItStays(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        assertThat(field(robot, "twice").getTooltip().getText()).isEqualTo("twice is computed by the database: id * 2");
        assertThat(field(robot, "twice").getAccessibleHelp()).startsWith("twice is computed");
    }

    @Test
    void chipsAreFollowedUnlinkedAndAddedByKey(FxRobot robot) throws Exception {
        shown.goTo(robot, 0, "title");
        Node chips = robot.from(panel).lookup("#links-stock").query();
        Hyperlink uptown = robot.from(chips).lookup("Uptown").query();
        keyboardIn(robot, uptown);
        robot.push(KeyCode.SPACE);
        assertThat(opened).singleElement().satisfies(link -> assertThat(link.where())
                .containsEntry("id", 1L));
        robot.push(KeyCode.DELETE);
        assertThat(robot.from(chips).lookup(".link-chip:removed").queryAll()).hasSize(1);
        Hyperlink again = robot.from(chips).lookup("Uptown").query();
        assertThat(again.isFocused()).isTrue();
        assertThat(again.getAccessibleText()).isEqualTo("Uptown, to be unlinked");

        keyboardIn(robot, robot.from(chips).lookup(".link-add").query());
        robot.push(KeyCode.SPACE).write("down");
        waitForFirst(robot, "Downtown");
        robot.push(KeyCode.ENTER);
        assertThat(robot.from(chips).lookup(".link-chip:new").queryAll()).hasSize(1);
        assertThat(db.workspace().changeSet().rowChangeCount()).isEqualTo(2);
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#cell-choices").tryQuery()).isEmpty();
        robot.interact(() -> db.workspace().changeSet().discardAll());
        assertThat(robot.from(chips).lookup(".link-chip").queryAll()).hasSize(1);
    }

    @Test
    void anUnknownNameBesideALinkMakesTheRowAtTheSecondEnterAtTheLatest(FxRobot robot) throws Exception {
        shown.goTo(robot, 0, "title");
        Node chips = robot.from(panel).lookup("#links-stock").query();
        keyboardIn(robot, robot.from(chips).lookup(".link-add").query());
        robot.push(KeyCode.ENTER);
        robot.write("City Books");
        waitForFirst(robot, "New store “City Books”");
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(db.workspace().changeSet().insertsInto(ObjectName.of("store")))
                .singleElement()
                .satisfies(made -> assertThat(made.values()).containsEntry("name", "City Books"));
        assertThat(db.workspace().changeSet().insertsInto(ObjectName.of("stock")))
                .hasSize(1);

        robot.write("Airport").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        // Where the list was not there yet, the text stays and the list offers it.
        if (db.workspace().changeSet().insertsInto(ObjectName.of("store")).size() == 1) {
            waitForFirst(robot, "New store “Airport”");
            TextField field = robot.from(chips).lookup(".link-field").query();
            assertThat(field.getText()).isEqualTo("Airport");
            assertThat(field.isFocused()).isTrue();
            robot.push(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(db.workspace().changeSet().insertsInto(ObjectName.of("store")))
                .hasSize(2);
    }
}
