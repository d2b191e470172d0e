package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.AppContext;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.ProfileStore;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.widget.Shortcut;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window by keyboard alone: nothing here touches the mouse but to show that it does not matter. */
@ExtendWith(ApplicationExtension.class)
class KeyboardTest {

    private static final PseudoClass KEYS = PseudoClass.getPseudoClass("keys");

    @TempDir
    static Path folder;

    private AppContext context;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        Path home = Files.createTempDirectory(folder, "home");
        Path file = home.resolve("books.sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            statement.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, author_id REFERENCES author)");
            statement.execute("INSERT INTO author VALUES (1, 'Ada'), (2, 'Max')");
            statement.execute("INSERT INTO book VALUES (1, 'Notes', 1)");
        }
        new ProfileStore(home).opened(new SqliteFile(file, Environment.TEST, false));
        context = new AppContext(home, new NoFileDialogs());
        scene = new Scene(context.window().root(), 980, 900);
        context.theme().apply(scene);
        stage.setScene(scene);
        context.window().focus();
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(context::close);
    }

    @Test
    void theRecentDatabasesHaveTheKeyboardAtTheStart(FxRobot robot) throws Exception {
        waitFor(() -> isAt("recent-list"));
        robot.push(KeyCode.ENTER);
        waitFor(() -> isAt("tree-filter"));
    }

    @Test
    void aClosedTabGivesTheKeyboardToTheNextAndAtLastToTheTree(FxRobot robot) throws Exception {
        openTables(robot);
        robot.push(KeyCode.CONTROL, KeyCode.W);
        waitFor(() -> isAt("row-grid"));
        robot.push(KeyCode.CONTROL, KeyCode.W);
        waitFor(() -> isAt("schema-tree"));
        TreeView<?> tree = (TreeView<?>) scene.getFocusOwner();
        assertThat(tree.getSelectionModel().isEmpty()).isFalse();
    }

    @Test
    void theKeysOfMenusDoNothingBelowTheSearch(FxRobot robot) throws Exception {
        openTables(robot);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        waitFor(() -> isAt("palette-field"));
        robot.push(KeyCode.CONTROL, KeyCode.W);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(title()).isEqualTo("book");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.W);
        waitFor(() -> title().equals("author"));
    }

    @Test
    void theGridDoesNotKeepTheKeysOfTheTabs(FxRobot robot) throws Exception {
        openTables(robot);
        assertThat(title()).isEqualTo("book");
        robot.push(KeyCode.CONTROL, KeyCode.PAGE_UP);
        waitFor(() -> title().equals("author") && isAt("row-grid"));
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        waitFor(() -> title().equals("book") && isAt("row-grid"));
    }

    @Test
    void f6LeadsOutOfTheGridAndRound(FxRobot robot) throws Exception {
        openTables(robot);
        robot.push(KeyCode.F6);
        assertThat(isIn("row-panel")).isTrue();
        robot.push(KeyCode.F6);
        assertThat(isAt("schema-tree")).isTrue();
        robot.push(KeyCode.F6);
        assertThat(isAt("row-grid")).isTrue();
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(isAt("schema-tree")).isTrue();
    }

    @Test
    void theMenuOfALineOpensByKeyAndSaysItsKeys(FxRobot robot) throws Exception {
        openTables(robot);
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        waitFor(() -> menu() != null);
        assertThat(menu().getItems())
                .filteredOn(item -> "Rename table…".equals(item.getText()))
                .extracting(MenuItem::getAccelerator)
                .containsExactly(SchemaMenu.RENAME.shown());
        robot.push(KeyCode.ESCAPE);
        waitFor(() -> menu() == null);
        assertThat(isAt("schema-tree")).isTrue();
    }

    @Test
    void enterShowsTheRowsOfAConditionAndLeadsBackToThem(FxRobot robot) throws Exception {
        openTables(robot);
        robot.push(KeyCode.CONTROL, KeyCode.PAGE_UP);
        waitFor(() -> title().equals("author") && isAt("row-grid"));
        robot.push(KeyCode.CONTROL, KeyCode.F);
        waitFor(() -> isAt("filter-field"));
        robot.write(">1").push(KeyCode.ENTER);
        waitFor(() -> isAt("row-grid"));
        waitFor(() -> ((TableView<?>) scene.getFocusOwner()).getItems().size() == 1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("1 of 2 rows").tryQuery()).isPresent();
        assertThat(robot.lookup("Reading was stopped before all rows were there.")
                        .tryQuery())
                .isEmpty();
    }

    @Test
    void theReviewBeginsAtTheFirstChangeAndNotAtItsButton(FxRobot robot) throws Exception {
        openTables(robot);
        TableView<?> grid = (TableView<?>) scene.getFocusOwner();
        assertThat(grid.getFocusModel().getFocusedCell().getTableColumn()).isNotNull();
        robot.push(KeyCode.TAB);
        robot.write("Sketches").push(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        waitFor(() -> isAt("review-list"));
        waitFor(() -> robot.lookup("#apply").tryQuery().filter(Node::isVisible).isPresent());
        robot.push(KeyCode.DELETE);
        waitFor(() -> context.window().workspaceProperty().get().changeSet().isEmpty());
        waitFor(() -> isIn("review-page"));
        robot.push(KeyCode.ESCAPE);
        waitFor(() -> isAt("row-grid"));
    }

    @Test
    void theTreeGivesTheKeyboardAwayWhenItIsHidden(FxRobot robot) throws Exception {
        openTables(robot);
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(isAt("schema-tree")).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.B);
        assertThat(isAt("row-grid")).isTrue();
    }

    @Test
    void theOverviewHasTheKeyOfEachCommand(FxRobot robot) throws Exception {
        waitFor(() -> isAt("recent-list"));
        robot.push(KeyCode.F1);
        waitFor(() -> robot.lookup("#shortcuts").tryQuery().isPresent());
        for (Shortcut shortcut :
                new WindowCommands(context.window()).shortcuts().shortcuts()) {
            assertThat(robot.lookup(shortcut.words()).tryQuery())
                    .as(shortcut.words())
                    .isPresent();
            assertThat(robot.lookup(shortcut.keyWords()).tryQuery())
                    .as(shortcut.words())
                    .isPresent();
        }
        robot.push(KeyCode.ESCAPE);
        assertThat(isAt("recent-list")).isTrue();
    }

    @Test
    void theWindowShowsTheFocusWhileTheKeyboardIsUsed(FxRobot robot) throws Exception {
        Parent root = context.window().root();
        waitFor(() -> isAt("recent-list"));
        assertThat(root.getPseudoClassStates()).doesNotContain(KEYS);
        robot.push(KeyCode.DOWN);
        assertThat(root.getPseudoClassStates()).contains(KEYS);
        robot.clickOn("#connect-url");
        assertThat(root.getPseudoClassStates()).doesNotContain(KEYS);
    }

    /** Opens the tables author and book; book is in front. */
    private void openTables(FxRobot robot) throws Exception {
        waitFor(() -> isAt("recent-list"));
        robot.push(KeyCode.ENTER);
        waitFor(() -> isAt("tree-filter"));
        for (String table : new String[] {"author", "book"}) {
            robot.push(KeyCode.CONTROL, KeyCode.K);
            robot.write(table).push(KeyCode.ENTER);
            waitFor(() -> title().equals(table) && isAt("row-grid") && hasRows());
        }
    }

    private boolean hasRows() {
        return scene.getFocusOwner() instanceof TableView<?> grid
                && grid.getFocusModel().getFocusedCell().getTableColumn() != null;
    }

    private String title() {
        WorkspaceView view = context.window().view();
        return view == null || view.tabs().currentProperty().get() == null
                ? ""
                : view.tabs().currentProperty().get().titleProperty().get();
    }

    private boolean isAt(String id) {
        Node owner = scene.getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    private boolean isIn(String id) {
        for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
            if (id.equals(at.getId())) {
                return true;
            }
        }
        return false;
    }

    private static ContextMenu menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(Window::isShowing)
                .findFirst()
                .orElse(null);
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
