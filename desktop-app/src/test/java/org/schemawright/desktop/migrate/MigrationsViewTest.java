package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.schemawright.desktop.testing.BookstoreStage.await;
import static org.schemawright.desktop.testing.BookstoreStage.texts;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.testing.BookstoreStage;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.workspace.RunLog;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MigrationsViewTest {

    private static final ObjectName BOOK = ObjectName.of("book");

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
        await(() -> model.rows().size() == 3);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            view.hidden();
            stage.close(workspace);
        });
    }

    @Test
    void findsARevisionByWordsOfItsSql(FxRobot robot) {
        robot.interact(view::focus);
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        robot.write("first_name");
        assertThat(texts(robot)).contains("1 of 3 revisions");
        assertThat(model.selectedProperty().get().revision().message()).isEqualTo("Initial: author");

        robot.push(KeyCode.ESCAPE);
        assertThat(texts(robot)).contains("Revision").doesNotContain("1 of 3 revisions");
    }

    @Test
    void showsWhatIsAppliedAndWhereTheDatabaseStands(FxRobot robot) {
        assertThat(model.rows()).allMatch(HistoryRow::applied);
        assertThat(model.rows().getFirst().current()).isTrue();
        assertThat(model.rows().getFirst().head()).isTrue();
        assertThat(model.rows().getLast().base()).isTrue();
        assertThat(texts(robot)).contains("current", "head", "base", "applied", "What it does");
        assertThat(robot.lookup("#upgrade").<Button>query().isDisabled()).isTrue();
    }

    @Test
    void goesDownAfterSayingWhatIsLostAndUpAgain(FxRobot robot) throws Exception {
        MenuButton down = robot.lookup("#downgrade").query();
        robot.interact(() -> down.getItems().getFirst().fire());
        assertThat(texts(robot)).anyMatch(text -> text.contains("Drops table store with its rows"));
        confirm(robot);
        await(() -> finished());
        await(() -> model.rows().stream().filter(HistoryRow::applied).count() == 2);
        assertThat(model.runProperty().get().lines()).allMatch(line -> line.state() == RunLine.State.DONE);
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Downgraded by 1 revision in"));
        assertThat(model.selectedProperty().get())
                .isEqualTo(model.rows().get(1))
                .matches(HistoryRow::current);
        await(() ->
                workspace.schemaProperty().get().table(ObjectName.of("store")).isEmpty());

        robot.interact(() -> robot.lookup("#upgrade").<Button>query().fire());
        confirm(robot);
        await(() -> model.rows().getFirst().applied());
        await(() ->
                workspace.schemaProperty().get().table(ObjectName.of("store")).isPresent());
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Upgraded by 1 revision in"));
        assertThat(texts(robot)).contains("to “Book and its relationship”", "to “Store and the mapping table”");
        assertThat(model.care().log().runs())
                .extracting(RunLog.PastRun::up, RunLog.PastRun::revisions, RunLog.PastRun::end)
                .containsExactly(tuple(true, 1, RunLog.End.DONE), tuple(false, 1, RunLog.End.DONE));
        assertThat(model.selectedProperty().get())
                .isEqualTo(model.rows().getFirst())
                .matches(HistoryRow::current);
    }

    @Test
    void afterARunTheKeyboardIsInTheHistoryAndNotAtTheNextRun(FxRobot robot) throws Exception {
        MenuButton down = robot.lookup("#downgrade").query();
        robot.interact(down::requestFocus);
        robot.interact(() -> down.getItems().getFirst().fire());
        Button confirm = robot.lookup("#confirm").query();
        await(() -> !confirm.isDisabled());
        robot.interact(confirm::requestFocus);
        robot.push(KeyCode.ENTER);
        await(() -> finished());
        await(() -> model.rows().stream().filter(HistoryRow::applied).count() == 2);
        await(() -> down.getScene().getFocusOwner() == robot.lookup(".history").query());
    }

    @Test
    void theMarkerIsDraggedToAnotherRevisionAndAsksFirst(FxRobot robot) throws Exception {
        Node marker = robot.lookup(node -> node.getStyleClass().contains("history-marker") && node.isVisible())
                .query();
        robot.drag(marker).moveTo(line(robot, 1));
        assertThat(texts(robot)).contains("Downgrade to here");
        robot.drop();
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Downgrade by 1 revision to “"));
        confirm(robot);
        await(() -> finished());
        await(() -> model.rows().stream().filter(HistoryRow::applied).count() == 2);

        marker = robot.lookup(node -> node.getStyleClass().contains("history-marker") && node.isVisible())
                .query();
        robot.drag(marker).moveTo(line(robot, 0));
        assertThat(texts(robot)).contains("Upgrade to here");
        robot.drop();
        confirm(robot);
        await(() -> model.rows().getFirst().applied());
    }

    /** The words of a line of the history. */
    private Node line(FxRobot robot, int at) {
        String message = model.rows().get(at).revision().message();
        return robot.lookup(".history-cell .label").queryAllAs(Label.class).stream()
                .filter(label -> message.equals(label.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsLostForGoodIsTickedBeforeARevisionIsGenerated(FxRobot robot) throws Exception {
        robot.interact(() -> {
            workspace.changeSet().addSchemaChange(new Change.DropColumn(BOOK, "title"));
            workspace.schemaWork().keepsProperty().set(false);
        });
        robot.interact(robot.lookup("#generate-revision").<Button>query()::fire);
        await(() -> robot.lookup("#generate-submit").tryQuery().isPresent());
        Button submit = robot.lookup("#generate-submit").query();
        assertThat(submit.isDisabled()).isTrue();
        robot.interact(robot.lookup(".accept-tick").<CheckBox>query()::fire);
        assertThat(submit.isDisabled()).isFalse();
    }

    @Test
    void pendingChangesBecomeARevisionThatIsThenRun(FxRobot robot) throws Exception {
        Button generate = robot.lookup("#generate-revision").query();
        assertThat(generate.isDisabled()).isTrue();
        Column column = Column.of("shelf_mark", ColumnType.of("TEXT", TypeKind.TEXT), true);
        robot.interact(() -> workspace.changeSet().addSchemaChange(new Change.AddColumn(BOOK, column, null, null)));
        assertThat(generate.isDisabled()).isFalse();
        robot.interact(generate::fire);
        await(() -> robot.lookup("#revision-message").tryQuery().isPresent());
        TextField message = robot.lookup("#revision-message").query();
        assertThat(message.getText()).isEqualTo("New column shelf_mark on book");
        robot.interact(() -> message.setText("Add the shelf mark"));
        robot.interact(() -> robot.lookup("#generate-submit").<Button>query().fire());
        await(() -> model.rows().size() == 4);
        await(() -> "Add the shelf mark"
                .equals(model.selectedProperty().get().revision().message()));
        assertThat(model.rows().getFirst().applied()).isFalse();
        assertThat(workspace.changeSet().isEmpty()).isTrue();
        Button upgrade = robot.lookup("#upgrade").query();
        assertThat(upgrade.getText()).isEqualTo("Upgrade to “Add the shelf mark”");

        robot.interact(upgrade::fire);
        confirm(robot);
        await(() -> model.rows().getFirst().applied() && model.rows().getFirst().current());
        await(() -> workspace
                .schemaProperty()
                .get()
                .table(BOOK)
                .orElseThrow()
                .column("shelf_mark")
                .isPresent());
    }

    @Test
    void aRunThatIsCancelledWhileItWaitsEnds(FxRobot robot) throws Exception {
        MenuButton down = robot.lookup("#downgrade").query();
        robot.interact(() -> down.getItems().getFirst().fire());
        Button confirm = robot.lookup("#confirm").query();
        await(() -> !confirm.isDisabled());
        robot.interact(() -> {
            workspace.rowWork().preview(statements -> {}, problem -> {});
            confirm.fire();
            robot.lookup("#cancel-run").<Button>query().fire();
        });
        await(() -> !model.runningProperty().get());
        assertThat(model.runProperty().get().outcomeProperty().get()).isInstanceOf(RunOutcome.Cancelled.class);
        assertThat(model.rows()).allMatch(HistoryRow::applied);
        assertThat(robot.lookup("#downgrade").query().isVisible()).isTrue();
    }

    @Test
    void readingTheHistoryAgainLeavesWhatIsLookedAt(FxRobot robot) throws Exception {
        robot.interact(() -> robot.lookup("SQL down").<ToggleButton>query().fire());
        Object before = statuses();
        robot.interact(model::refresh);
        await(() -> statuses() != before);
        assertThat(robot.lookup("SQL down").<ToggleButton>query().isSelected()).isTrue();
    }

    private static void confirm(FxRobot robot) throws Exception {
        Button confirm = robot.lookup("#confirm").query();
        await(() -> !confirm.isDisabled());
        robot.interact(confirm::fire);
    }

    private Object statuses() {
        return model.statusProperty().get();
    }

    private boolean finished() {
        Run run = model.runProperty().get();
        return run != null && run.outcomeProperty().get() instanceof RunOutcome.Finished;
    }
}
