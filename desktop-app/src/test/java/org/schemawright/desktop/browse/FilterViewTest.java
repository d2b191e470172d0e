package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Filtering by keyboard and by pointer, in the real view. */
@ExtendWith(ApplicationExtension.class)
class FilterViewTest {

    @TempDir
    static Path folder;

    private BrowseFixture books;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;
    private GridStage shown;

    @Start
    void start(Stage stage) throws Exception {
        books = new BrowseFixture(Files.createTempDirectory(folder, "books"), BrowseFixture.BOOKS);
        model = new RowGridModel(books.workspace(), TableLink.to(ObjectName.of("author")));
        view = new RowGridView(model, link -> {});
        shown = GridStage.show(stage, new BorderPane(view.node()), model, view);
        table = shown.table();
    }

    @AfterEach
    void close(FxRobot robot) {
        shown.close(robot);
        books.close();
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return type.cast(view.node().lookup("#" + id));
    }

    @Test
    void theKeyboardFiltersColumnAfterColumnAndComesBack(FxRobot robot) {
        shown.goTo(robot, 1, "name");
        robot.push(KeyCode.CONTROL, KeyCode.F);
        FilterField field = find("filter-field", FilterField.class);
        assertThat(field.isFocused()).isTrue();
        robot.write("a");
        assertThat(find("filter-meaning", Label.class).getText()).isEqualTo("name contains a");
        assertThat(model.sizeProperty().get()).isEqualTo(3);
        robot.push(KeyCode.TAB);
        assertThat(model.sizeProperty().get()).isEqualTo(2);
        assertThat(field.getAccessibleText()).isEqualTo("Filter by note");
        robot.push(KeyCode.TAB);
        robot.write("soon");
        assertThat(find("filter-meaning", Label.class).getText()).isEqualTo("born takes a whole number.");
        robot.push(KeyCode.ENTER);
        assertThat(field.isFocused()).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("1954");
        robot.push(KeyCode.ENTER);
        assertThat(table.isFocused()).isTrue();
        assertThat(model.rowWordsProperty().get()).isEqualTo("1 of 3 rows");
        assertThat(find("filter-box-born", FilterBox.class).getText()).isEqualTo("1954");
        // The grid's own keys are what they were.
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        assertThat(model.rowWordsProperty().get()).isEqualTo("3 rows");
        assertThat(find("filter-box-born", FilterBox.class).getText()).isEmpty();
    }

    @Test
    void aFilterCellIsClickedAndDoesNotSort(FxRobot robot) {
        robot.clickOn("#filter-rows");
        robot.push(KeyCode.ESCAPE);
        // The other button asks for the menu of the column, and nothing else.
        robot.rightClickOn("#filter-box-name");
        assertThat(find("filter-field", FilterField.class).isVisible()).isFalse();
        robot.push(KeyCode.ESCAPE);
        robot.clickOn("#filter-box-name");
        robot.write("tove").push(KeyCode.ENTER);
        assertThat(model.sizeProperty().get()).isEqualTo(1);
        assertThat(model.sortProperty().get()).isEmpty();
        robot.clickOn("#filter-box-name");
        robot.write("nobody").push(KeyCode.ENTER);
        assertThat(robot.lookup("No rows match").tryQuery()).isPresent();
        robot.clickOn("#remove-filter-name");
        assertThat(model.sizeProperty().get()).isEqualTo(3);
    }

    @Test
    void theButtonShowsAndHidesTheFilterCellsAnyNumberOfTimes(FxRobot robot) {
        for (int i = 0; i < 3; i++) {
            robot.interact(() -> find("filter-rows", Button.class).fire());
            assertThat(find("filter-field", FilterField.class).isVisible()).isTrue();
            robot.interact(() -> find("filter-rows", Button.class).fire());
            assertThat(find("filter-field", FilterField.class).isVisible()).isFalse();
            assertThat(view.node().lookup("#filter-box-name")).isNull();
        }
    }

    @Test
    void theWaysToCompareAreOfferedInWords(FxRobot robot) {
        shown.goTo(robot, 0, "born");
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.push(KeyCode.ALT, KeyCode.DOWN);
        robot.clickOn("born is greater than");
        robot.write("1920").push(KeyCode.ENTER);
        assertThat(model.sizeProperty().get()).isEqualTo(2);
        assertThat(robot.lookup("born > 1920").tryQuery()).isPresent();
    }

    @Test
    void theCurrentCellFiltersByKeyAndByMenu(FxRobot robot) {
        shown.goTo(robot, 1, "born");
        robot.push(KeyCode.ALT, KeyCode.EQUALS);
        assertThat(model.rowWordsProperty().get()).isEqualTo("1 of 3 rows");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        shown.goTo(robot, 1, "born");
        robot.push(KeyCode.ALT, KeyCode.MINUS);
        assertThat(model.rowWordsProperty().get()).isEqualTo("2 of 3 rows");
        robot.interact(model::showAllRows);
        shown.goTo(robot, 0, "name");
        robot.interact(() -> table.getContextMenu().show(table, 300, 300));
        MenuItem only = table.getContextMenu().getItems().stream()
                .filter(item -> "Only rows where name is Ursula".equals(item.getText()))
                .findFirst()
                .orElseThrow();
        robot.interact(only::fire);
        assertThat(model.sizeProperty().get()).isEqualTo(1);
        robot.interact(() -> table.getContextMenu().hide());
    }

    @Test
    void theConditionInSqlIsTypedAndItsErrorStandsBelow(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        TextField sql = find("sql-condition", TextField.class);
        assertThat(sql.isFocused()).isTrue();
        robot.interact(() -> sql.setText("length(nam) = 4"));
        robot.push(KeyCode.ENTER);
        Label reason = find("filter-problem", Label.class);
        assertThat(reason.getText()).startsWith("The condition does not work: no such column: nam.");
        robot.interact(() -> sql.setText("length(name) = 4"));
        assertThat(reason.isVisible()).isFalse();
        robot.push(KeyCode.ENTER);
        assertThat(model.rowWordsProperty().get()).isEqualTo("2 of 3 rows");
        robot.interact(() -> sql.setText("1=1) ; drop table author; --"));
        assertThat(reason.isVisible()).isTrue();
        robot.interact(() -> find("clear-sql-condition", Button.class).fire());
        assertThat(model.rowWordsProperty().get()).isEqualTo("3 rows");
        assertThat(table.isFocused()).isTrue();
    }

    @Test
    void theSqlOfTheRowsIsShownAndFollows(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
        RowsSqlPanel panel = find("rows-sql", RowsSqlPanel.class);
        assertThat(panel.isVisible()).isTrue();
        assertThat(panel.sql()).contains("FROM \"author\" AS r\nORDER BY r.\"id\"");
        robot.interact(() -> model.filter().type(column(model, "name"), "=O'Neill"));
        assertThat(panel.sql()).contains("WHERE r.\"name\" = 'O''Neill'");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
        assertThat(panel.isVisible()).isFalse();
        assertThat(table.isFocused()).isTrue();
    }
}
