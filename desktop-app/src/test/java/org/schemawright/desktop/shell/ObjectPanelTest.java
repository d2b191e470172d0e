package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.AppContext;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.widget.SqlText;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the window tells about the object that is selected in the tree. */
@ExtendWith(ApplicationExtension.class)
class ObjectPanelTest {

    private static final ObjectRef AUTHOR = ObjectRef.of(ObjectKind.TABLE, ObjectName.of("author"));
    private static final ObjectRef BOOK = ObjectRef.of(ObjectKind.TABLE, ObjectName.of("book"));

    @TempDir
    static Path folder;

    private AppContext context;
    private Path file;

    @Start
    void start(Stage stage) throws Exception {
        Path home = Files.createTempDirectory(folder, "home");
        file = home.resolve("books.sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            statement.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, author_id INTEGER)");
            statement.execute("CREATE VIEW shelf AS SELECT name FROM author");
        }
        context = new AppContext(home, new NoFileDialogs());
        Scene scene = new Scene(context.window().root(), 1280, 800);
        context.theme().apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        robot.interact(() -> context.window().openFile(file));
        waitFor(() -> context.window().view() != null);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(context::close);
    }

    @Test
    void theSelectedLineIsDefinedAndFollowed(FxRobot robot) throws Exception {
        robot.interact(() -> ways().goTo(AUTHOR));
        assertThat(sql(robot, "#object-sql"))
                .isEqualTo("CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL);");
        robot.push(KeyCode.ALT, KeyCode.F7);
        ListView<?> references = robot.lookup("#references").query();
        assertThat(references.isFocused()).isTrue();
        assertThat(references.getItems()).hasSize(2);
        robot.push(KeyCode.ENTER);
        assertThat(sql(robot, "#object-sql")).startsWith("CREATE VIEW shelf");
        robot.push(KeyCode.F4);
        waitFor(() -> robot.lookup("#definition-page").tryQuery().isPresent());
        assertThat(sql(robot, "#definition-sql")).startsWith("CREATE VIEW shelf");
    }

    @Test
    void thePanelShowsTheDraftAndTurnsToTheRowWithTheKeyboard(FxRobot robot) throws Exception {
        robot.interact(() -> ways().goTo(AUTHOR));
        robot.interact(() -> context.window()
                .workspaceProperty()
                .get()
                .changeSet()
                .addSchemaChange(new Change.RenameColumn(AUTHOR.name(), "name", "full_name")));
        assertThat(sql(robot, "#object-sql")).contains("full_name");
        robot.push(KeyCode.ENTER);
        waitFor(() -> robot.lookup("#row-panel").tryQuery().isPresent());
        assertThat(robot.lookup("#object-panel").tryQuery()).isEmpty();
        robot.interact(() -> ways().goTo(AUTHOR));
        assertThat(robot.lookup("#object-panel").tryQuery()).isPresent();
        assertThat(context.window().view().tabs().keys()).isEqualTo(List.of("rows author"));
    }

    @Test
    void theTreeAndThePanelFollowThePageInFront(FxRobot robot) throws Exception {
        WorkspaceView view = context.window().view();
        robot.interact(() -> view.open(AUTHOR.name()));
        robot.interact(() -> view.open(BOOK.name()));
        TabPane tabs = robot.lookup("#page-tabs").query();
        robot.interact(() -> {
            ways().goTo(BOOK);
            tabs.requestFocus();
            tabs.getSelectionModel().selectFirst();
        });
        assertThat(view.tree().chosenProperty().get().ref()).isEqualTo(AUTHOR);

        robot.interact(view::showMigrations);
        assertThat(robot.lookup("#object-panel").tryQuery()).isEmpty();
        robot.interact(() -> ways().goTo(BOOK));
        assertThat(robot.lookup("#object-panel").tryQuery()).isPresent();
    }

    @Test
    void rowsDesignAndSqlOfATableShareATab(FxRobot robot) throws Exception {
        robot.interact(() -> ways().goTo(AUTHOR));
        robot.push(KeyCode.ENTER);
        waitFor(() -> robot.lookup("#row-grid").tryQuery().isPresent());
        robot.clickOn("Design");
        waitFor(() -> robot.lookup("#design-columns").tryQuery().isPresent());
        assertThat(context.window().view().tabs().keys()).isEqualTo(List.of("design author"));
        robot.clickOn("SQL");
        waitFor(() -> robot.lookup("#definition-sql").tryQuery().isPresent());
        assertThat(sql(robot, "#definition-sql")).startsWith("CREATE TABLE author");
        robot.clickOn("Rows");
        waitFor(() -> robot.lookup("#row-grid").tryQuery().isPresent());
        assertThat(context.window().view().tabs().keys()).isEqualTo(List.of("rows author"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        waitFor(() -> robot.lookup("#design-columns").tryQuery().isPresent());
        assertThat(context.window().view().tabs().keys()).isEqualTo(List.of("design author"));
    }

    private WorkspaceWays ways() {
        return context.window().view().ways();
    }

    private static String sql(FxRobot robot, String selector) {
        return robot.lookup(selector).<SqlText>query().getText();
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
