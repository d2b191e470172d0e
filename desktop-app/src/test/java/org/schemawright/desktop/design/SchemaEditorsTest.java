package org.schemawright.desktop.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.testing.BookstoreStage.await;
import static org.schemawright.desktop.testing.BookstoreStage.texts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.testing.BookstoreStage;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
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

    private final BookstoreStage stage = new BookstoreStage();
    private final List<Change> added = new ArrayList<>();
    private Workspace workspace;
    private SchemaEditors editors;

    @Start
    void start(Stage primary) {
        stage.show(primary);
    }

    @BeforeEach
    void open() throws Exception {
        workspace = stage.open(folder);
        editors = new SchemaEditors(workspace, stage.overlay(), added::add);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> stage.close(workspace));
    }

    @Test
    void aNewColumnOfATableWithRowsNeedsAValue(FxRobot robot) throws Exception {
        robot.interact(() -> editors.addColumn(BOOK));
        Button submit = robot.lookup("#design-submit").query();
        robot.clickOn("#design-name").write("language");
        assertThat(submit.isDisabled()).isFalse();
        robot.interact(() -> robot.lookup("#design-required").<CheckBox>query().setSelected(true));
        await(submit::isDisabled);
        assertThat(texts(robot)).anyMatch(text -> text.contains("give a default, or allow NULL"));
        robot.clickOn("#design-default").write("en");
        assertThat(texts(robot)).contains("A text stands in single quotes: 'en'.");
        robot.eraseText(2).write("'en'");
        robot.push(KeyCode.ENTER);

        assertThat(stage.overlay().showingProperty().get()).isFalse();
        assertThat(workspace.changeSet().schemaChanges()).isEqualTo(added).hasSize(1);
        assertThat(workspace.draftProperty().get().table(BOOK).orElseThrow().column("language"))
                .isPresent()
                .get()
                .satisfies(column -> assertThat(column.nullable()).isFalse());
    }

    @Test
    void aTableThatIsAboutToBeRenamedHasItsRows(FxRobot robot) throws Exception {
        robot.interact(() -> {
            workspace.changeSet().addSchemaChange(new Change.RenameTable(BOOK, "volume"));
            editors.addColumn(ObjectName.of("volume"));
        });
        Button submit = robot.lookup("#design-submit").query();
        robot.clickOn("#design-name").write("language");
        robot.interact(() -> robot.lookup("#design-required").<CheckBox>query().setSelected(true));
        await(submit::isDisabled);
        assertThat(texts(robot)).anyMatch(text -> text.contains("give a default, or allow NULL"));
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
                .satisfies(
                        table -> assertThat(table.columns()).map(Column::name).containsExactly("id", "name"));
    }

    @Test
    void escapeLeavesEverythingAsItWas(FxRobot robot) {
        robot.interact(() -> editors.renameTable(BOOK));
        robot.push(KeyCode.ESCAPE);
        assertThat(stage.overlay().showingProperty().get()).isFalse();
        assertThat(workspace.changeSet().isEmpty()).isTrue();
    }

    @Test
    void aDropSaysWhatGoesWithIt(FxRobot robot) {
        robot.interact(() -> editors.dropTable(BOOK));
        assertThat(texts(robot))
                .contains(
                        "All rows of book go. Downgrade puts them back, unless the review says otherwise.",
                        "book_to_store_map refers to it by book_id.");
        robot.interact(() -> robot.lookup("#design-submit").<Button>query().fire());
        assertThat(workspace.changeSet().schemaChanges()).containsExactly(new Change.DropTable(BOOK));
    }

    @Test
    void aReferenceIsTakenByItsLinkAndTheListOfTypesHasNoEmptyEnd(FxRobot robot) throws Exception {
        robot.interact(editors::newTable);
        robot.clickOn("#design-name").write("review");
        robot.clickOn("#design-add-column").write("book_id");
        robot.clickOn("Refer to book");
        assertThat(texts(robot)).contains("NULL").doesNotContain("NOT NULL");
        robot.interact(() -> robot.lookup("#design-submit").<Button>query().fire());
        assertThat(workspace
                        .draftProperty()
                        .get()
                        .table(ObjectName.of("review"))
                        .orElseThrow()
                        .foreignKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.target()).isEqualTo(BOOK));

        robot.interact(() -> editors.linkTables(BOOK));
        robot.interact(
                () -> robot.lookup("#link-other").<ComboBox<ObjectName>>query().setValue(ObjectName.of("review")));
        robot.interact(() -> robot.lookup("#design-submit").<Button>query().fire());
        assertThat(workspace.changeSet().schemaChanges()).hasSize(2);
        assertThat(workspace.draftProperty().get().table(ObjectName.of("book_to_review_map")))
                .isPresent();
    }

    @Test
    void theListOfTypesIsAsLongAsItsLines(FxRobot robot) throws Exception {
        robot.interact(editors::newTable);
        ComboBox<?> type = robot.lookup(".mono-choices").query();
        robot.interact(type::show);
        WaitForAsyncUtils.waitForFxEvents();
        ListView<?> list = (ListView<?>) ((ComboBoxListViewSkin<?>) type.getSkin()).getPopupContent();
        double lines = list.lookupAll(".list-cell").stream()
                .map(node -> (ListCell<?>) node)
                .filter(cell -> !cell.isEmpty())
                .mapToDouble(ListCell::getHeight)
                .sum();
        assertThat(list.getHeight()).isBetween(lines, lines + 16);
        robot.interact(type::hide);
    }
}
