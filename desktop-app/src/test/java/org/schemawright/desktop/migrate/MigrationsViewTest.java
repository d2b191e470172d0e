package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Theme;
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
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MigrationsViewTest {

    private static final ObjectName BOOK = ObjectName.of("book");

    @TempDir
    Path folder;

    private final Background background = new ThreadedBackground();
    private final Overlay overlay = new Overlay();
    private final StackPane root = new StackPane();
    private Workspace workspace;
    private MigrationsModel model;
    private MigrationsView view;

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 980, 760);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        workspace = OpenBookstore.in(folder, background);
        robot.interact(() -> {
            model = new MigrationsModel(workspace);
            view = new MigrationsView(model, overlay);
            root.getChildren().setAll(view.node(), overlay);
            view.shown();
        });
        await(() -> model.rows().size() == 3);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            view.hidden();
            workspace.close();
            background.close();
        });
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
        robot.interact(
                () -> robot.lookup(".dialog-buttons .danger").<Button>query().fire());
        await(() -> finished());
        await(() -> model.rows().stream().filter(HistoryRow::applied).count() == 2);
        assertThat(model.runProperty().get().lines()).allMatch(line -> line.state() == RunLine.State.DONE);
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Downgraded by 1 revision in"));
        await(() ->
                workspace.schemaProperty().get().table(ObjectName.of("store")).isEmpty());

        robot.interact(() -> robot.lookup("#upgrade").<Button>query().fire());
        await(() -> model.rows().getFirst().applied());
        await(() ->
                workspace.schemaProperty().get().table(ObjectName.of("store")).isPresent());
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Upgraded by 1 revision in"));
    }

    @Test
    void pendingChangesBecomeARevisionThatIsThenRun(FxRobot robot) throws Exception {
        Button generate = robot.lookup("#generate-revision").query();
        assertThat(generate.isDisabled()).isTrue();
        Column column = Column.of("shelf_mark", ColumnType.of("TEXT", TypeKind.TEXT), true);
        robot.interact(() -> workspace.changeSet().addSchemaChange(new Change.AddColumn(BOOK, column, null, null)));
        assertThat(generate.isDisabled()).isFalse();
        robot.interact(generate::fire);
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
        await(() -> model.rows().getFirst().applied() && model.rows().getFirst().current());
        await(() -> workspace
                .schemaProperty()
                .get()
                .table(BOOK)
                .orElseThrow()
                .column("shelf_mark")
                .isPresent());
    }

    private boolean finished() {
        Run run = model.runProperty().get();
        return run != null && run.outcomeProperty().get() instanceof RunOutcome.Finished;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
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
