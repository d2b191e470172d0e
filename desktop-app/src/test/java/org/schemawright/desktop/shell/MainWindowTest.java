package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.AppContext;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.ProfileStore;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MainWindowTest {

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
            statement.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, author_id REFERENCES author)");
            statement.execute("CREATE VIEW title AS SELECT title FROM book");
            statement.execute("INSERT INTO author VALUES (1, 'Ada'), (2, 'Max')");
        }
        new ProfileStore(home).opened(new SqliteFile(file, Environment.TEST, false));
        context = new AppContext(home, new NoFileDialogs());
        Scene scene = new Scene(context.window().root(), 980, 900);
        context.theme().apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(context::close);
    }

    @Test
    void opensADatabaseFromTheRecentList(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("books.sqlite").tryQuery().isPresent());
        robot.clickOn("books.sqlite");
        waitFor(() -> robot.lookup("#schema-tree").tryQuery().isPresent());
        assertThat(names(robot)).contains("author", "book", "title");
        assertThat(robot.lookup("#database-menu").tryQuery()).isPresent();
    }

    @Test
    void theFilterNarrowsTheTreeToNamesOfTablesAndColumns(FxRobot robot) throws Exception {
        open(robot);
        robot.clickOn("#tree-filter").write("author_");
        assertThat(names(robot)).contains("book", "author_id").doesNotContain("author", "id");
        robot.push(KeyCode.ESCAPE);
        assertThat(names(robot)).contains("author", "book");
        robot.clickOn("#tree-filter").write("zzz");
        assertThat(robot.lookup("Nothing has that name").tryQuery()).isPresent();
    }

    @Test
    void theTreeOffersWhatCanBeMade(FxRobot robot) throws Exception {
        open(robot);
        robot.clickOn("#tree-new");
        robot.clickOn("New view\u2026");
        waitFor(() -> robot.lookup(".design-card").tryQuery().isPresent());
        assertThat(robot.lookup(".design-card").lookup("New view").tryQuery()).isPresent();
    }

    @Test
    void theTableInFrontIsKnownByItsPendingName(FxRobot robot) throws Exception {
        open(robot);
        ObjectName author = ObjectName.of("author");
        ObjectName shelf = ObjectName.of("shelf");
        Column id = Column.of("id", ColumnType.of("INTEGER", TypeKind.INTEGER), false);
        robot.interact(() -> {
            WorkspaceView view = context.window().view();
            view.openDrafted(author);
            Workspace workspace = context.window().workspaceProperty().get();
            workspace.changeSchema(List.of(new Change.RenameTable(author, "writer")));
            assertThat(view.ways().currentTable()).contains(ObjectName.of("writer"));
            workspace.changeSchema(List.of(
                    new Change.CreateTable(Table.draft(author, List.of(id), List.of()), List.of()),
                    new Change.CreateTable(Table.draft(shelf, List.of(id), List.of()), List.of())));
            assertThat(view.ways().currentTable()).contains(ObjectName.of("writer"));
            view.ways().design(shelf);
            assertThat(view.ways().currentTable()).contains(shelf);
            workspace.changeSet().discardAll();
        });
    }

    @Test
    void turningTabsLeavesTheFilterOfTheTree(FxRobot robot) throws Exception {
        open(robot);
        WorkspaceView view = context.window().view();
        robot.interact(() -> {
            view.openDrafted(ObjectName.of("author"));
            view.openDrafted(ObjectName.of("book"));
        });
        robot.clickOn("#tree-filter").write("author_");
        robot.interact(() -> view.tabs().requestFocus());
        robot.interact(() -> view.stepTab(1));
        assertThat(robot.lookup("#tree-filter").<TextField>query().getText()).isEqualTo("author_");
        robot.interact(() -> view.ways().goTo(ObjectRef.of(ObjectKind.TABLE, ObjectName.of("author"))));
        assertThat(robot.lookup("#tree-filter").<TextField>query().getText()).isEmpty();
    }

    @Test
    void thePaletteOpensATableByAFewOfItsLetters(FxRobot robot) throws Exception {
        open(robot);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("auth");
        robot.push(KeyCode.ENTER);
        waitFor(() -> context.window().view().tabs().keys().contains("rows author"));
        assertThat(context.window().overlay().showingProperty().get()).isFalse();
    }

    @Test
    void aBrokenFileIsExplainedAndNothingIsOpen(FxRobot robot) throws Exception {
        Path broken = Files.writeString(file.resolveSibling("broken.sqlite"), "a letter, not a database");
        robot.interact(() -> context.window().openFile(broken));
        waitFor(() -> robot.lookup("#open-problem").tryQuery().isPresent());
        assertThat(context.window().workspaceProperty().get()).isNull();
        assertThat(context.window().welcomeModel().problemProperty().get().advice())
                .isNotEmpty();
        assertThat(Files.readString(broken)).isEqualTo("a letter, not a database");
    }

    @Test
    void aMissingFileIsNotMade(FxRobot robot) throws Exception {
        Path missing = file.resolveSibling("missing.sqlite");
        robot.interact(() -> context.window().open(missing.toString()));
        waitFor(() -> robot.lookup("#open-problem").tryQuery().isPresent());
        assertThat(missing).doesNotExist();
    }

    @Test
    void theThemeSwitchesAndIsRemembered(FxRobot robot) {
        robot.clickOn("#toggle-theme");
        assertThat(context.theme().isDark()).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        assertThat(context.theme().isDark()).isFalse();
    }

    @Test
    void keysHideTheTreeAndTheMouseIsNotNeeded(FxRobot robot) throws Exception {
        open(robot);
        Node tree = robot.lookup(".schema-tree").query();
        robot.push(KeyCode.CONTROL, KeyCode.B);
        assertThat(tree.isVisible()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.B);
        assertThat(tree.isVisible()).isTrue();
        robot.interact(() -> context.window().view().focusFilter());
        robot.write("auth").push(KeyCode.DOWN).push(KeyCode.ENTER);
        waitFor(() -> context.window().view().tabs().keys().contains("rows author"));
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(context.window().view().tabs().keys()).isEmpty();
    }

    @Test
    void aClickOnTheSearchOpensThePalette(FxRobot robot) {
        robot.clickOn("#search");
        assertThat(robot.lookup(".palette").tryQuery()).isPresent();
    }

    @Test
    void tabReachesEveryWayIn(FxRobot robot) {
        Set<String> reached = new HashSet<>();
        robot.interact(() -> robot.lookup("#search").query().requestFocus());
        for (int i = 0; i < 20; i++) {
            Node owner = robot.lookup("#search").query().getScene().getFocusOwner();
            reached.add(owner.getId() == null ? owner.getAccessibleText() + "" : owner.getId());
            robot.push(KeyCode.TAB);
        }
        assertThat(reached).contains("search", "toggle-theme", "recent-list", "connect-url", "open-sample");
    }

    @Test
    void theFormSaysWhatIsMissing(FxRobot robot) {
        robot.clickOn("#connect-other-way");
        robot.interact(
                () -> robot.lookup("#connect-database").<TextField>query().setText(""));
        robot.clickOn("#connect");
        assertThat(context.window().welcomeModel().problemProperty().get().title())
                .contains("name of the database");
    }

    private void open(FxRobot robot) throws Exception {
        robot.interact(() -> context.window().openFile(file));
        waitFor(() -> context.window().workspaceProperty().get() != null);
    }

    private Set<String> names(FxRobot robot) {
        TreeView<TreeEntry> tree = robot.lookup("#schema-tree").query();
        Set<String> names = new HashSet<>();
        collect(tree.getRoot(), names);
        return names;
    }

    private static void collect(TreeItem<TreeEntry> from, Set<String> names) {
        for (TreeItem<TreeEntry> item : from.getChildren()) {
            names.add(item.getValue().name());
            if (item.isExpanded()) {
                collect(item, names);
            }
        }
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
