package org.schemawright.desktop.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.migrate.OpenBookstore;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SchemaEditorsTest {

    private static final ObjectName BOOK = ObjectName.of("book");

    @TempDir
    Path folder;

    private final Background background = new ThreadedBackground();
    private final Overlay overlay = new Overlay();
    private final List<Change> added = new ArrayList<>();
    private Workspace workspace;
    private SchemaEditors editors;

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(new StackPane(overlay), 980, 760);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void open() throws Exception {
        workspace = OpenBookstore.in(folder, background);
        editors = new SchemaEditors(workspace, overlay, added::add);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            workspace.close();
            background.close();
        });
    }

    @Test
    void aNewColumnOfATableWithRowsNeedsAValue(FxRobot robot) throws Exception {
        robot.interact(() -> editors.addColumn(BOOK));
        Button submit = robot.lookup("#design-submit").query();
        robot.clickOn("#design-name").write("language");
        assertThat(submit.isDisabled()).isFalse();
        robot.interact(() -> robot.lookup("#design-required").<CheckBox>query().setSelected(true));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, submit::isDisabled);
        assertThat(texts(robot)).anyMatch(text -> text.contains("give a default, or allow NULL"));
        robot.clickOn("#design-default").write("en");
        assertThat(texts(robot)).contains("A text stands in single quotes: 'en'.");
        robot.eraseText(2).write("'en'");
        robot.push(KeyCode.ENTER);

        assertThat(overlay.showingProperty().get()).isFalse();
        assertThat(workspace.changeSet().schemaChanges()).isEqualTo(added).hasSize(1);
        assertThat(workspace.draftProperty().get().table(BOOK).orElseThrow().column("language"))
                .isPresent()
                .get()
                .satisfies(column -> assertThat(column.nullable()).isFalse());
    }

    @Test
    void aNewTableIsWrittenLineByLine(FxRobot robot) {
        robot.interact(editors::newTable);
        robot.clickOn("#design-name").write("publisher");
        robot.clickOn("#design-add-column").write("name");
        robot.interact(() -> robot.lookup("#design-submit").<Button>query().fire());

        assertThat(workspace.draftProperty().get().table(ObjectName.of("publisher")))
                .isPresent()
                .get()
                .satisfies(table -> assertThat(table.columns())
                        .map(org.schemawright.migration.schema.Column::name)
                        .containsExactly("id", "name"));
    }

    @Test
    void escapeLeavesEverythingAsItWas(FxRobot robot) {
        robot.interact(() -> editors.renameTable(BOOK));
        robot.push(KeyCode.ESCAPE);
        assertThat(overlay.showingProperty().get()).isFalse();
        assertThat(workspace.changeSet().isEmpty()).isTrue();
    }

    @Test
    void aDropSaysWhatGoesWithIt(FxRobot robot) {
        robot.interact(() -> editors.dropTable(BOOK));
        assertThat(texts(robot)).contains("All rows of book are lost.", "book_to_store_map refers to it by book_id.");
        robot.interact(() -> robot.lookup("#design-submit").<Button>query().fire());
        assertThat(workspace.changeSet().schemaChanges()).containsExactly(new Change.DropTable(BOOK));
    }

    private static List<String> texts(FxRobot robot) {
        return robot
                .lookup(node -> node instanceof Labeled labeled && labeled.isVisible())
                .queryAllAs(Labeled.class)
                .stream()
                .map(Labeled::getText)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
