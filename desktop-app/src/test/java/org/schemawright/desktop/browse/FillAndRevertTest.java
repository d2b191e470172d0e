package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.widget.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FillAndRevertTest {

    @TempDir
    Path folder;

    private Stage stage;
    private BrowseFixture books;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private void open(boolean sqlite, FxRobot robot) throws Exception {
        books = BrowseFixture.on(
                sqlite,
                folder,
                "create table book (id integer primary key, title text not null, pages integer, note text)",
                "insert into book values (1, 'Dispossessed', 341, null), (2, 'Matter', 593, 'b'), (3, 'Comet', 150, 'c')",
                "insert into book values (4, 'Solaris', 204, 'd')");
        robot.interact(() -> {
            model = new RowGridModel(
                    books.workspace(),
                    TableLink.to(books.workspace().schemaProperty().get().named("book")));
            view = new RowGridView(model, link -> {});
            Scene scene = new Scene(new BorderPane(view.node(), null, view.side(), null, null), 980, 640);
            new Theme(false).apply(scene);
            stage.setScene(scene);
            stage.show();
            view.shown();
            table = (GridTable) view.node().lookup("#row-grid");
            table.requestFocus();
        });
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> view.hidden());
        books.close();
    }

    private void select(FxRobot robot, int first, int last, String... names) {
        robot.interact(() -> {
            table.goTo(first, column(model, names[0]));
            for (String name : names) {
                TableColumn<Integer, ?> shown = table.getVisibleLeafColumns().stream()
                        .filter(c -> c.getUserData() instanceof GridColumn grid
                                && grid.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                IntStream.rangeClosed(first, last)
                        .forEach(row -> table.getSelectionModel().select(row, shown));
            }
            table.requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<Object> values(String name) {
        return IntStream.range(0, model.sizeProperty().get())
                .mapToObj(row -> String.valueOf(
                        (Object) model.cell(row, column(model, name)).value()))
                .map(Object.class::cast)
                .toList();
    }

    private void choose(FxRobot robot, String words) {
        robot.interact(() -> {
            table.getContextMenu().show(table, 100, 100);
            MenuItem item = table.getContextMenu().getItems().stream()
                    .filter(i -> words.equals(i.getText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(item.isDisable()).isFalse();
            table.getContextMenu().hide();
            item.fire();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBlockIsFilledDownInOneStepAndNullStaysNull(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        select(robot, 0, 2, "pages", "note");

        robot.push(KeyCode.SHORTCUT, KeyCode.D);

        assertThat(values("pages")).containsExactly("341", "341", "341", "204");
        assertThat(values("note")).containsExactly("null", "null", "null", "d");
        assertThat(model.sizeProperty().get()).isEqualTo(4);
        robot.interact(() -> books.workspace().changeSet().undo());
        assertThat(books.workspace().changeSet().isEmpty()).isTrue();

        select(robot, 0, 1, "id");
        robot.push(KeyCode.SHORTCUT, KeyCode.D);
        assertThat(model.noteProperty().get().title()).isEqualTo("1 cell was not filled.");
        assertThat(model.noteProperty().get().advice()).contains("id cannot be changed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneRowIsDuplicatedAsBefore(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        select(robot, 1, 1, "pages", "note");
        robot.push(KeyCode.SHORTCUT, KeyCode.D);
        assertThat(values("title")).containsExactly("Dispossessed", "Matter", "Matter", "Comet", "Solaris");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cellsRowsAndTheTableAreTakenBackAsOneStepEach(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        ChangeSet changes = books.workspace().changeSet();
        robot.interact(() -> changes.together(() -> {
            for (int row = 0; row < 4; row++) {
                model.edits().type(model.row(row), column(model, "title"), "t" + row);
                model.edits().type(model.row(row), column(model, "pages"), "7");
            }
        }));

        select(robot, 0, 1, "title");
        choose(robot, "Put back");
        assertThat(values("title")).containsExactly("Dispossessed", "Matter", "t2", "t3");
        choose(robot, "Revert rows");
        assertThat(changes.rowChangeCount()).isEqualTo(2);
        choose(robot, "Revert all rows of this table");
        assertThat(changes.isEmpty()).isTrue();

        robot.interact(changes::undo);
        assertThat(changes.rowChangeCount()).isEqualTo(2);
        robot.interact(changes::undo);
        robot.interact(changes::undo);
        assertThat(values("title")).containsExactly("t0", "t1", "t2", "t3");

        ReviewModel review = new ReviewModel(books.workspace());
        robot.interact(() -> {
            review.attach();
            review.revertCell(changes.rowChanges().getFirst(), "title");
        });
        assertThat(((RowChange.Update) changes.rowChanges().getFirst()).values())
                .containsOnlyKeys("pages");
        robot.interact(() -> review.revert(review.itemsProperty().get().getFirst()));
        assertThat(changes.isEmpty()).isTrue();
        robot.interact(changes::undo);
        assertThat(changes.rowChangeCount()).isEqualTo(4);
        robot.interact(review::detach);
    }
}
