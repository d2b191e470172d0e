package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.desktop.widget.Clipboards;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is done with rows that were selected, but never scrolled to and so not read yet. */
@ExtendWith(ApplicationExtension.class)
class FarRowsTest {

    private static final int ROWS = 1_000;

    @TempDir
    static Path folder;

    private final Background background = new ThreadedBackground();
    private BrowseFixture books;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;

    @Start
    void start(Stage stage) throws Exception {
        books = new BrowseFixture(
                Files.createTempDirectory(folder, "books"),
                background,
                "create table book (id integer primary key, title text, pages integer)",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + ROWS + ")"
                        + " insert into book select i, 'book ' || i, i from n");
        model = new RowGridModel(books.workspace(), TableLink.to(ObjectName.of("book")));
        view = new RowGridView(model, link -> {});
        Scene scene = new Scene(new BorderPane(view.node()), 980, 640);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
        view.shown();
        table = (GridTable) view.node().lookup("#row-grid");
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(view::hidden);
        books.close();
        background.close();
    }

    @Test
    void farRowsAreCopiedAndDeletedLikeNearOnes(FxRobot robot) throws Exception {
        quiet();
        selectTitles(robot, 0, ROWS - 1);
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        quiet();
        robot.interact(() -> assertThat(TabbedText.read(Clipboards.text()))
                .hasSize(ROWS)
                .last()
                .asString()
                .contains("book 1000"));

        selectTitles(robot, 100, ROWS - 1);
        robot.push(KeyCode.SHORTCUT, KeyCode.DELETE);
        quiet();
        assertThat(changes().rowChangeCount()).isEqualTo(ROWS - 100);
        robot.interact(changes()::undo);
        assertThat(changes().isEmpty()).isTrue();
    }

    @Test
    void aBlockGoesOnInNewRowsAndWhatHasNoPlaceIsTold(FxRobot robot) throws Exception {
        quiet();
        robot.interact(() -> {
            Clipboards.copy("Last\t1\tleft over\nNew\t2\nNewer\ta lot");
            table.goTo(ROWS - 1, column(model, "title"));
            table.requestFocus();
        });
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
        quiet();

        assertThat(model.sizeProperty().get()).isEqualTo(ROWS + 2);
        assertThat(model.cell(ROWS - 1, column(model, "title")).value()).isEqualTo("Last");
        assertThat(model.cell(ROWS, column(model, "pages")).value()).isEqualTo(2L);
        assertThat(model.cell(ROWS + 1, column(model, "pages")).bad().text()).isEqualTo("a lot");
        assertThat(robot.lookup(".notice .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("1 pasted value had no place here.");
        robot.interact(changes()::undo);
        assertThat(changes().isEmpty()).isTrue();
    }

    private ChangeSet changes() {
        return books.workspace().changeSet();
    }

    private void selectTitles(FxRobot robot, int first, int last) {
        robot.interact(() -> {
            table.goTo(first, column(model, "title"));
            table.getSelectionModel()
                    .selectRange(
                            first,
                            table.getColumns().get(2),
                            last,
                            table.getColumns().get(2));
            table.requestFocus();
        });
    }

    /** Waits until everything that was asked for is here and shown. */
    private void quiet() throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, background::idle);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
