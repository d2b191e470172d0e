package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.rows.SortKey;
import org.schemawright.desktop.testing.Pointer;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class RowGridViewTest {

    @TempDir
    static Path folder;

    private BrowseFixture books;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;
    private GridStage shown;
    private final List<TableLink> opened = new ArrayList<>();

    @Start
    void start(Stage stage) throws Exception {
        books = new BrowseFixture(
                Files.createTempDirectory(folder, "books"),
                "create table author (id integer primary key, name text not null, note text, born integer)",
                "create table book (id integer primary key, title text, author_id integer references author(id),"
                        + " pages integer not null, sold boolean)",
                "insert into author values (1, 'Ursula', null, 1929), (2, 'Iain', '', 1954)",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000)"
                        + " insert into book select i, 'book ' || i, i % 2 + 1, i * 10, i % 2 from n");
        model = new RowGridModel(books.workspace(), TableLink.to(ObjectName.of("book")));
        view = new RowGridView(model, opened::add);
        shown = GridStage.show(stage, new BorderPane(view.node(), null, view.side(), null, null), model, view);
        table = shown.table();
    }

    @AfterEach
    void close(FxRobot robot) {
        shown.close(robot);
        books.close();
    }

    @Test
    void aDoubleClickEditsAndEnterGoesDown(FxRobot robot) {
        shown.goTo(robot, 2, "title");
        Pointer.doubleClick(robot, () -> table.cellAt(2, column(model, "title")).orElseThrow());
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("Lathe").push(KeyCode.ENTER);

        assertThat(shown.value(2, "title")).isEqualTo("Lathe");
        assertThat(table.currentPosition()).isEqualTo(3);
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(1);
    }

    @Test
    void typingReplacesTabGoesRightAndUndoTakesBack(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        robot.write("Matter").push(KeyCode.TAB);
        assertThat(shown.value(0, "title")).isEqualTo("Matter");
        assertThat(table.currentColumn().name()).isEqualTo("author_id");

        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(shown.value(0, "title")).isEqualTo("book 1");
        robot.push(KeyCode.SHORTCUT, KeyCode.Y);
        assertThat(shown.value(0, "title")).isEqualTo("Matter");
    }

    @Test
    void escapeLeavesTheCellAsItWas(FxRobot robot) {
        shown.goTo(robot, 1, "title");
        robot.write("x").push(KeyCode.ESCAPE);
        assertThat(shown.value(1, "title")).isEqualTo("book 2");
        assertThat(books.workspace().changeSet().isEmpty()).isTrue();
    }

    @Test
    void deleteSetsNullAndTheRowsButtonMarksTheRow(FxRobot robot) {
        shown.goTo(robot, 1, "title");
        robot.push(KeyCode.DELETE);
        assertThat(shown.value(1, "title")).isNull();
        robot.clickOn("#delete-rows");
        assertThat(model.row(1).state()).isEqualTo(GridRow.State.DELETED);
    }

    @Test
    void aBadValueSaysWhyAndOffersAWayOut(FxRobot robot) {
        shown.goTo(robot, 0, "pages");
        robot.write("12 pages").push(KeyCode.ENTER);

        BadValueBubble bubble = robot.lookup("#bad-value-bubble").queryAs(BadValueBubble.class);
        assertThat(bubble.isVisible()).isTrue();
        assertThat(table.currentPosition()).as("stays at the cell").isZero();
        robot.clickOn("Use 12");
        assertThat(shown.value(0, "pages")).isEqualTo(12L);
        assertThat(bubble.isVisible()).isFalse();
    }

    @Test
    void addRowPutsANewRowBehindTheCurrentOne(FxRobot robot) {
        shown.goTo(robot, 4, "title");
        robot.clickOn("#add-row");
        assertThat(model.row(5).state()).isEqualTo(GridRow.State.NEW);
        assertThat(table.currentPosition()).isEqualTo(5);
        robot.write("New one").push(KeyCode.ENTER);
        assertThat(shown.value(5, "title")).isEqualTo("New one");
    }

    @Test
    void aNewRowBelowTheLastOneOfAShortTableIsSeen(FxRobot robot) {
        RowGridModel authors = new RowGridModel(books.workspace(), TableLink.to(ObjectName.of("author")));
        RowGridView shortView = new RowGridView(authors, opened::add);
        robot.interact(() -> {
            ((BorderPane) table.getScene().getRoot()).setCenter(shortView.node());
            shortView.shown();
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> authors.edits().type(authors.row(authors.addRow(1)), column(authors, "name"), "Tove"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.from(shortView.node()).lookup(".value-cell").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("Ursula", "Iain", "Tove");
        robot.interact(shortView::hidden);
    }

    @Test
    void aClickOnTheHeaderSortsByTheDatabase(FxRobot robot) {
        Node header = robot.from(table).lookup(".column-name").lookup("pages").query();
        robot.clickOn(header).clickOn(header);
        assertThat(model.sortProperty().get()).containsExactly(new SortKey("pages", true));
        assertThat(shown.value(0, "title")).isEqualTo("book 1000");
    }

    @Test
    void theEndOfALongTableIsOneKeyAway(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        robot.push(KeyCode.SHORTCUT, KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(table.currentPosition()).isEqualTo(999);
        assertThat(table.cellAt(999, column(model, "title")).orElseThrow().getText())
                .isEqualTo("book 1000");
    }

    @Test
    void aReferenceIsFollowedByKey(FxRobot robot) {
        shown.goTo(robot, 0, "author_id");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(opened).containsExactly(new TableLink(ObjectName.of("author"), Map.of("id", 2L)));
    }

    @Test
    void copiesACellAndPastesItElsewhere(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        shown.goTo(robot, 3, "title");
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
        assertThat(shown.value(3, "title")).isEqualTo("book 1");
        robot.interact(
                () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("book 1"));
    }

    @Test
    void whatIsTypedGoesIntoItsRowWhereverThatStandsByThen(FxRobot robot) throws Exception {
        shown.goTo(robot, 4, "title");
        robot.write("Typed");
        books.elsewhere("delete from book where id = 2");
        robot.interact(model::reload);
        assertThat(shown.value(4, "id")).isEqualTo(6L);

        robot.push(KeyCode.ENTER);

        assertThat(shown.value(3, "title")).isEqualTo("Typed");
        assertThat(shown.value(4, "title")).isEqualTo("book 6");
    }

    @Test
    void theSidePanelWritesIntoTheRowThatItShowed(FxRobot robot) {
        shown.goTo(robot, 2, "title");
        robot.clickOn("#field-title").push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("From the side");
        robot.clickOn(table.cellAt(5, column(model, "title")).orElseThrow());

        assertThat(shown.value(2, "title")).isEqualTo("From the side");
        assertThat(shown.value(5, "title")).isEqualTo("book 6");
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(1);
    }

    @Test
    void theSidePanelEditsTheCurrentRow(FxRobot robot) {
        shown.goTo(robot, 2, "title");
        robot.clickOn("#field-title").push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("From the side").push(KeyCode.ENTER);
        assertThat(shown.value(2, "title")).isEqualTo("From the side");
    }

    @Test
    void spaceTogglesAYesOrNo(FxRobot robot) {
        shown.goTo(robot, 0, "sold");
        robot.push(KeyCode.SPACE);
        assertThat(shown.value(0, "sold")).isEqualTo(0L);
    }

    @Test
    void tabGoesOnInTheNextRowAndBack(FxRobot robot) {
        shown.goTo(robot, 0, "sold");
        robot.push(KeyCode.TAB);
        assertThat(table.currentPosition()).isEqualTo(1);
        assertThat(table.currentColumn().name()).isEqualTo("id");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(table.currentPosition()).isZero();
        assertThat(table.currentColumn().name()).isEqualTo("sold");
    }

    @Test
    void aColumnIsSortedByKey(FxRobot robot) {
        shown.goTo(robot, 0, "pages");
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.S);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.S);
        assertThat(model.sortProperty().get()).containsExactly(new SortKey("pages", true));
    }

    @Test
    void aRefusedValueIsCorrectedByKey(FxRobot robot) {
        shown.goTo(robot, 0, "pages");
        robot.push(KeyCode.DELETE);
        assertThat(model.edits().badCountProperty().get()).isEqualTo(1);
        robot.push(KeyCode.ALT, KeyCode.ENTER);
        assertThat(table.isFocused()).isFalse();
        robot.push(KeyCode.ESCAPE);
        assertThat(table.isFocused()).isTrue();
        assertThat(model.edits().badCountProperty().get()).isEqualTo(1);
        robot.push(KeyCode.ALT, KeyCode.ENTER).push(KeyCode.ENTER);
        assertThat(model.edits().badCountProperty().get()).isZero();
        assertThat(table.isFocused()).isTrue();
    }
}
