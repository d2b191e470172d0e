package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What screen readers say of the rows, and that the keyboard reaches everything. */
@ExtendWith(ApplicationExtension.class)
class SpokenTest {

    @TempDir
    static Path folder;

    private BrowseFixture db;
    private RowGridModel model;
    private GridStage shown;
    private BorderPane page;
    private ReviewView review;
    private int wentBack;

    @Start
    void start(Stage stage) throws Exception {
        db = new BrowseFixture(
                Files.createTempDirectory(folder, "spoken"),
                "create table author (id integer primary key, name text not null)",
                "create table book (id integer primary key, title text, author_id integer references author(id),"
                        + " sold boolean, twice integer generated always as (id * 2), cover blob)",
                "create table store (id integer primary key, name text)",
                "create table stock (book_id integer references book(id), store_id integer references store(id),"
                        + " primary key (book_id, store_id))",
                "insert into author values (1, 'Tove Jansson'), (2, 'Iain Banks')",
                "insert into book (id, title, author_id, sold) values (1, 'Comet', 1, 1), (2, '', 2, null),"
                        + " (3, null, 2, 0)",
                "insert into store values (1, 'Uptown'), (2, 'Downtown')",
                "insert into stock values (1, 1)");
        model = new RowGridModel(db.workspace(), TableLink.to(ObjectName.of("book")));
        RowGridView view = new RowGridView(model, link -> {}, new NoFileDialogs());
        page = new BorderPane(view.node(), null, view.side(), null, null);
        shown = GridStage.show(stage, page, model, view);
        review = new ReviewView(
                new ReviewModel(db.workspace()), new ReviewWays(() -> wentBack++, link -> {}, () -> {}, new Overlay()));
    }

    @AfterEach
    void close(FxRobot robot) {
        shown.close(robot);
        db.close();
    }

    /** What is said of the current cell. */
    private String said(AccessibleAttribute what) {
        ValueCell cell = shown.table()
                .cellAt(
                        shown.table().currentPosition(),
                        Objects.requireNonNull(shown.table().currentColumn()))
                .orElseThrow();
        return String.valueOf(cell.queryAccessibleAttribute(what));
    }

    private String said() {
        return said(AccessibleAttribute.TEXT);
    }

    @Test
    void theColumnIsSaidSidewaysAndTheRowUpAndDown(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        robot.push(KeyCode.RIGHT);
        assertThat(said()).isEqualTo("1, Tove Jansson, author_id");
        robot.push(KeyCode.DOWN);
        assertThat(said()).isEqualTo("2, Iain Banks, row 2");
        robot.push(KeyCode.LEFT);
        assertThat(said()).isEqualTo("empty text, title");
        robot.push(KeyCode.DOWN);
        assertThat(said()).isEqualTo("NULL, row 3");
        shown.goTo(robot, 0, "sold");
        assertThat(said()).isEqualTo("true, sold, row 1");
    }

    @Test
    void theHeadersAreSaidWithTypeAndOrder(FxRobot robot) {
        assertThat(headers()).contains("id, key, integer", "title, text", "author_id, refers to author");
        shown.goTo(robot, 0, "title");
        robot.interact(() -> {
            model.toggleSort("title", false);
            model.toggleSort("sold", true);
            model.toggleSort("sold", true);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(headers())
                .contains(
                        "title, text, sorted ascending, place 1 of 2",
                        "sold, boolean, sorted descending, place 2 of 2");
    }

    /** What is said of the headers. */
    private List<String> headers() {
        return shown.table().lookupAll(".column-header").stream()
                .map(header -> String.valueOf(header.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .toList();
    }

    @Test
    void whatIsPendingIsSaidAndWhyACellStays(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        robot.interact(() -> model.edits().type(model.row(0), column(model, "title"), "Moominland"));
        assertThat(said()).endsWith("changed, was Comet");
        robot.interact(() -> model.edits().type(model.row(0), column(model, "author_id"), "x"));
        shown.goTo(robot, 0, "author_id");
        assertThat(said()).startsWith("x, author_id").endsWith("to correct: author_id takes a whole number.");
        shown.goTo(robot, 0, "twice");
        assertThat(said()).isEqualTo("2, twice, read-only");
        assertThat(said(AccessibleAttribute.HELP)).isEqualTo("twice is computed by the database: id * 2");
        robot.interact(() -> model.deleteRows(List.of(1)));
        shown.goTo(robot, 1, "sold");
        assertThat(said()).isEqualTo("NULL, sold, row 2, deleted row, read-only");
        robot.interact(() -> shown.table().goTo(model.addRow(2), column(model, "id")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(said()).isEqualTo("given by the database, id, row 4, new row");
    }

    @Test
    void everyControlOfThePageIsSaidAndReachedByKey(FxRobot robot) {
        shown.goTo(robot, 0, "title");
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        assertThat(problems(page)).isEmpty();
    }

    @Test
    void everyControlOfTheReviewIsSaidAndReachedByKey(FxRobot robot) {
        robot.interact(() -> {
            model.edits().type(model.row(0), column(model, "title"), "Moominland");
            model.deleteRows(List.of(1));
            page.setCenter(review.node());
            review.shown();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(problems((Parent) review.node())).isEmpty();
        robot.interact(review::focus);
        robot.push(KeyCode.DOWN).push(KeyCode.ESCAPE);
        assertThat(wentBack).as("Escape leaves it from the list too").isEqualTo(1);
        robot.interact(review::hidden);
    }

    @Test
    void everyControlOfAConflictIsSaidAndReachedByKey(FxRobot robot) throws Exception {
        robot.interact(() -> {
            model.edits().type(model.row(0), column(model, "title"), "Moominland");
            model.edits().type(model.row(1), column(model, "title"), "Excession");
            page.setCenter(review.node());
            review.shown();
        });
        db.elsewhere("update book set title = title || ' (theirs)'");
        robot.interact(() -> press("#apply"));
        WaitForAsyncUtils.waitForFxEvents();
        Parent conflict = (Parent) page.lookup("#conflict");
        assertThat(conflict.isVisible()).isTrue();
        assertThat(conflict.lookup("#conflict-next").isVisible()).isTrue();
        assertThat(problems((Parent) review.node())).isEmpty();

        db.elsewhere("delete from stock");
        db.elsewhere("delete from book");
        robot.interact(() -> press("#check"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(conflict.lookup("#conflict-insert")).isNotNull();
        assertThat(problems((Parent) review.node())).isEmpty();
        robot.interact(review::hidden);
    }

    private void press(String id) {
        ((ButtonBase) page.lookup(id)).fire();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "twice", "cover"})
    void everyControlOfALargeCellIsSaidAndReachedByKey(String name, FxRobot robot) {
        shown.goTo(robot, 0, name);
        robot.push(KeyCode.SHIFT, KeyCode.F2);
        WaitForAsyncUtils.waitForFxEvents();
        Parent card = (Parent) page.lookup(".large-cell");
        assertThat(problems(card)).isEmpty();
        robot.push(KeyCode.ESCAPE);
        assertThat(page.lookup(".large-cell")).isNull();
    }

    /** Controls without words, and buttons that Tab passes by and whose cell or chip does not take a key for them. */
    private static List<String> problems(Parent part) {
        List<String> problems = new ArrayList<>();
        collect(part, problems);
        return problems;
    }

    private static void collect(Node node, List<String> problems) {
        if (!node.isVisible() || node instanceof ScrollBar) {
            return;
        }
        boolean reached = FocusOrder.canHaveFocus(node) && !(node instanceof ScrollPane);
        if ((reached || node instanceof ButtonBase) && words(node).isBlank()) {
            problems.add("no words: " + node);
        }
        if (node instanceof ButtonBase button && !button.isDisabled() && !reached && !takenCareOf(node)) {
            problems.add("not reached: " + node + " " + words(node));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, problems));
        }
    }

    /** By a key that the words name, or by one of the cell or chip that it is part of. */
    private static boolean takenCareOf(Node node) {
        if (words(node).endsWith(")")) {
            return true;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof IndexedCell || at.getStyleClass().contains("link-chip")) {
                return true;
            }
        }
        return false;
    }

    private static String words(Node node) {
        Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        String own = node.getAccessibleText();
        return own != null && !own.isBlank() ? own : text == null ? "" : text.toString();
    }
}
