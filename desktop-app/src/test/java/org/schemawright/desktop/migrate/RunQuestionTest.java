package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.schemawright.desktop.testing.BookstoreStage.await;
import static org.schemawright.desktop.testing.BookstoreStage.texts;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.testing.BookstoreStage;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is asked before a run, by key and by pointer, and how long its result stays. */
@ExtendWith(ApplicationExtension.class)
class RunQuestionTest {

    private static final ObjectName BOOK = ObjectName.of("book");
    private static final Column PAGES = Column.of("page_count", ColumnType.of("INTEGER", TypeKind.INTEGER), true);

    @TempDir
    Path folder;

    private final BookstoreStage stage = new BookstoreStage();
    private Workspace workspace;
    private MigrationsModel model;
    private MigrationsView view;

    @Start
    void start(Stage primary) {
        stage.show(primary);
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        workspace = stage.open(folder);
        robot.interact(() -> {
            model = new MigrationsModel(workspace);
            view = new MigrationsView(
                    model, stage.overlay(), new MigrationsWays(() -> {}, (title, schemas) -> {}, new NoFileDialogs()));
            stage.root().getChildren().setAll(view.node(), stage.overlay());
            view.shown();
        });
        await(() -> model.rows().size() == 3 && stage.background().idle());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            view.hidden();
            stage.close(workspace);
        });
    }

    @Test
    void enterUpgradesAndLeavesTheBackupAsItIs(FxRobot robot) throws Exception {
        made(robot, "page_count of books", new Change.AddColumn(BOOK, PAGES, null, null));
        robot.interact(view::focus);
        press(robot, "#upgrade");
        CheckBox backup = robot.lookup("#backup-first").query();
        assertThat(backup.getScene().getFocusOwner())
                .isEqualTo(robot.lookup("#confirm").query());
        robot.interact(backup::requestFocus);
        assertThat(backup.isSelected()).isTrue();
        robot.push(KeyCode.ENTER);
        await(() -> model.rows().getFirst().applied() && stage.background().idle());
        assertThat(backup.isSelected()).isTrue();
        assertThat(texts(robot)).contains("What it was before is the first of the backups.");
    }

    @Test
    void valuesThatAreKeptAreSaidByTheirColumnsOnBothWays(FxRobot robot) throws Exception {
        made(robot, "page_count", new Change.AddColumn(BOOK, PAGES, null, null));
        upgrade(robot);
        sql("UPDATE book SET page_count = id");
        made(robot, "Drop page_count", new Change.DropColumn(BOOK, "page_count"));
        assertThat(texts(robot)).contains("Keeps the values of book.page_count for the way back");
        upgrade(robot);

        downgradeBy(robot, 0);

        assertThat(robot.lookup("#run-question .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Puts the values of book.page_count back")
                .noneMatch(text -> text.contains("schemawright_kept"))
                .noneMatch(text -> text.startsWith("Values that these revisions made room for"));
        press(robot, "#confirm");
        assertThat(model.rows().getFirst().applied()).isFalse();
    }

    @Test
    void whatHasNoRowsIsNotSaidToBeLost(FxRobot robot) throws Exception {
        Table shelf = Table.draft(ObjectName.of("shelf"), List.of(PAGES), List.of());
        made(robot, "New shelf", new Change.CreateTable(shelf, List.of()));
        upgrade(robot);

        downgradeBy(robot, 0);

        assertThat(texts(robot))
                .contains("No row of this database is endangered, as far as the revisions note it.")
                .noneMatch(text -> text.startsWith("Values that these revisions made room for"));
    }

    @Test
    void theTicksThatAreMissingAreCountedAndNothingScrollsWhileThereIsRoom(FxRobot robot) throws Exception {
        made(robot, "page_count", new Change.AddColumn(BOOK, PAGES, null, null));
        upgrade(robot);
        sql("UPDATE book SET page_count = id");
        robot.interact(view::focus);
        downgradeBy(robot, 0);
        List<CheckBox> ticks = List.copyOf(robot.lookup(".accept-hazard").queryAllAs(CheckBox.class));
        if (!ticks.isEmpty()) {
            assertThat(missing(robot))
                    .isEqualTo(
                            ticks.size() == 1
                                    ? "1 tick above is missing."
                                    : ticks.size() + " ticks above are missing.");
            assertThat(ticks.getFirst().isFocused()).isTrue();
            robot.interact(() -> ticks.forEach(CheckBox::fire));
        }
        assertThat(missing(robot)).isEmpty();
        robot.interact(() -> stage.root().applyCss());
        assertThat(robot.lookup("#run-question .run-card-scroll > .scroll-bar").queryAllAs(ScrollBar.class))
                .noneMatch(Node::isVisible);
    }

    @Test
    void anUnderscoreOfANameIsALetterInTheMenu(FxRobot robot) {
        robot.interact(() -> model.selectedProperty().set(model.rows().get(1)));
        assertThat(robot.lookup("#downgrade").<MenuButton>query().getItems())
                .hasSize(3)
                .noneMatch(MenuItem::isMnemonicParsing);
        assertThat(robot.lookup("#upgrade").<Button>query().isMnemonicParsing()).isFalse();
    }

    @Test
    void aResultGoesWithAClickOnItsRevisionAndWhenTheHistoryIsAnother(FxRobot robot) throws Exception {
        downgradeBy(robot, 0);
        tickAll(robot);
        press(robot, "#confirm");
        assertThat(model.runProperty().get()).isNotNull();
        robot.clickOn(selected(robot));
        assertThat(model.runProperty().get()).as("a click on the selected one").isNull();

        upgrade(robot);
        assertThat(model.runProperty().get()).isNotNull();
        robot.interact(() -> {
            workspace.changeSet().addSchemaChange(new Change.AddColumn(BOOK, PAGES, null, null));
            workspace.migrations().generate("From elsewhere", made -> {}, problem -> {});
        });
        await(() -> model.rows().size() == 4 && stage.background().idle());
        assertThat(model.runProperty().get()).as("another revision").isNull();

        upgrade(robot);
        assertThat(model.runProperty().get()).isNotNull();
        press(robot, "#show-backups");
        press(robot, ".restore-backup");
        press(robot, "#confirm");
        assertThat(model.runProperty().get()).as("a backup was put back").isNull();
    }

    @Test
    void eachBackupStandsInALineOfItsOwn(FxRobot robot) throws Exception {
        downgradeBy(robot, 0);
        tickAll(robot);
        press(robot, "#confirm");
        upgrade(robot);
        press(robot, "#show-backups");
        List<Bounds> buttons = new ArrayList<>();
        for (Node line : robot.lookup(".backup-line").queryAll()) {
            Bounds button = bounds(line.lookup(".restore-backup"));
            assertThat(bounds(line.lookup(".label")).getCenterY()).isCloseTo(button.getCenterY(), within(2.0));
            buttons.add(button);
        }
        assertThat(buttons).hasSize(2);
        assertThat(buttons.get(1).getMinY() - buttons.get(0).getMaxY()).isGreaterThan(8);
    }

    @Test
    void theWaysToLookAtARevisionAreNotCutWhereItIsNarrow(FxRobot robot) throws Exception {
        robot.interact(() -> {
            model.selectedProperty().set(model.rows().getFirst());
            robot.lookup("#before-and-after").<ToggleButton>query().fire();
        });
        await(() -> stage.background().idle());
        for (ToggleButton tab : robot.lookup(".revision-tab").queryAllAs(ToggleButton.class)) {
            assertThat(tab.getWidth()).isGreaterThanOrEqualTo(tab.prefWidth(-1));
        }
        // What is new has no side before it.
        assertThat(robot.lookup(".before-after-headings").tryQuery()).isEmpty();
        Node sides = robot.lookup(".before-after").query();
        assertThat(bounds(robot.lookup("#before-after-text").query()).getWidth())
                .isGreaterThan(bounds(sides).getWidth() - 40);
    }

    /** The words of the selected line. */
    private Node selected(FxRobot robot) {
        String message = model.selectedProperty().get().revision().message();
        return robot.lookup(".history-cell .label").queryAllAs(Label.class).stream()
                .filter(label -> message.equals(label.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static String missing(FxRobot robot) {
        return robot.lookup("#missing-ticks").<Label>query().getText();
    }

    private void made(FxRobot robot, String message, Change change) throws Exception {
        int before = model.rows().size();
        robot.interact(() -> {
            workspace.changeSet().addSchemaChange(change);
            model.generate(message);
        });
        await(() -> model.rows().size() == before + 1 && stage.background().idle());
    }

    private void upgrade(FxRobot robot) throws Exception {
        press(robot, "#upgrade");
        press(robot, "#confirm");
    }

    private void downgradeBy(FxRobot robot, int item) throws Exception {
        robot.interact(() -> robot.lookup("#downgrade")
                .<MenuButton>query()
                .getItems()
                .get(item)
                .fire());
        await(() -> stage.background().idle());
    }

    private static void tickAll(FxRobot robot) {
        robot.interact(
                () -> robot.lookup(".accept-hazard").queryAllAs(CheckBox.class).forEach(CheckBox::fire));
    }

    private void press(FxRobot robot, String selector) throws Exception {
        robot.interact(() -> robot.lookup(selector).<ButtonBase>query().fire());
        await(() -> stage.background().idle());
    }

    private void sql(String sql) throws Exception {
        ConnectionProfile.SqliteFile file =
                (ConnectionProfile.SqliteFile) workspace.database().profile();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file.path());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
