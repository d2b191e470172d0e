package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
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
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What happens to a database between its opening and its closing, above all when something else comes between. */
@ExtendWith(ApplicationExtension.class)
class WorkspaceLifeTest {

    private static final ObjectName AUTHOR = ObjectName.of("author");
    private static final ObjectName WRITER = ObjectName.of("writer");

    @TempDir
    static Path folder;

    private AppContext context;
    private MainWindow window;
    private Path home;
    private Path books;
    private Path shop;

    @Start
    void start(Stage stage) throws Exception {
        home = Files.createTempDirectory(folder, "home");
        books = database(home.resolve("books.sqlite"));
        shop = database(home.resolve("shop.sqlite"));
        context = new AppContext(home, new NoFileDialogs());
        window = context.window();
        Scene scene = new Scene(window.root(), 980, 900);
        context.theme().apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    /** In WAL mode, where the files beside the database go away only when the last connection is closed. */
    private static Path database(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            statement.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, author_id REFERENCES author)");
            statement.execute("CREATE VIEW title AS SELECT title FROM book");
        }
        return file;
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(context::close);
    }

    @Test
    void theEndOfTheProgramClosesTheDatabase(FxRobot robot) throws Exception {
        open(robot, books);
        assertThat(beside(books)).exists();
        robot.interact(context::close);
        assertThat(beside(books)).doesNotExist();
    }

    @Test
    void anOpeningThatIsCancelledEndsTheWaitAndLeavesNothingOpen(FxRobot robot) throws Exception {
        try (Lock lock = new Lock(shop)) {
            robot.interact(() -> window.openFile(shop));
            waitFor(() -> window.welcomeModel().openingProperty().get());
            robot.interact(() -> opening().cancel());
            lock.release();
            waitFor(() -> !window.welcomeModel().openingProperty().get());
        }
        waitFor(context.background()::idle);
        assertThat(window.workspaceProperty().get()).isNull();
        assertThat(beside(shop)).doesNotExist();
        open(robot, shop);
    }

    @Test
    void theNewestOfTwoOpeningsWins(FxRobot robot) throws Exception {
        try (Lock lock = new Lock(shop)) {
            robot.interact(() -> window.openFile(shop));
            open(robot, books);
            lock.release();
            waitFor(context.background()::idle);
        }
        assertThat(window.workspaceProperty().get().database().profile().name()).isEqualTo("books.sqlite");
        assertThat(beside(shop)).doesNotExist();
    }

    @Test
    void whatBecamePendingMeanwhileIsNotLostUnasked(FxRobot robot) throws Exception {
        open(robot, books);
        try (Lock lock = new Lock(shop)) {
            robot.interact(() -> window.openFile(shop));
            robot.interact(() -> pending(new Change.RenameTable(AUTHOR, "writer")));
            lock.release();
            waitFor(window.overlay().showingProperty()::get);
        }
        robot.interact(() -> window.overlay().close());
        waitFor(context.background()::idle);
        assertThat(window.workspaceProperty().get().database().profile().name()).isEqualTo("books.sqlite");
        assertThat(window.workspaceProperty().get().changeSet().schemaChanges()).hasSize(1);
        assertThat(beside(shop)).doesNotExist();

        robot.interact(() -> window.openFile(shop));
        robot.interact(() -> robot.lookup("#confirm").<Button>query().fire());
        waitFor(() -> window.workspaceProperty().get() != null
                && window.workspaceProperty().get().database().profile().name().equals("shop.sqlite"));
        assertThat(window.overlay().showingProperty().get())
                .as("asked once, not twice")
                .isFalse();
    }

    @Test
    void whatIsPendingIsKeptOrDiscardedAsThePersonSays(FxRobot robot) throws Exception {
        open(robot, books);
        robot.interact(() -> pending(new Change.RenameTable(AUTHOR, "writer")));
        robot.interact(() -> window.leave(window::showWelcome));
        assertThat(robot.lookup("Leave with changes pending?").tryQuery()).isPresent();
        robot.interact(() -> robot.lookup("#confirm").<Button>query().fire());
        waitFor(context.background()::idle);

        open(robot, books);
        assertThat(window.workspaceProperty().get().changeSet().schemaChanges())
                .containsExactly(new Change.RenameTable(AUTHOR, "writer"));
        assertThat(robot.lookup("What was pending is pending again: 1 schema change.")
                        .tryQuery())
                .isPresent();
        robot.interact(() -> window.leave(window::showWelcome));
        robot.interact(() -> robot.lookup("#choice-1").<Button>query().fire());
        waitFor(context.background()::idle);

        open(robot, books);
        assertThat(window.workspaceProperty().get().changeSet().isEmpty()).isTrue();
    }

    @Test
    void whatIsPendingOutlivesACrash(FxRobot robot) throws Exception {
        open(robot, books);
        robot.interact(() -> pending(new Change.RenameTable(AUTHOR, "writer")));
        waitFor(context.background()::idle);
        Path journal = onlyFile(home.resolve("pending"));
        byte[] atCrash = Files.readAllBytes(journal);
        robot.interact(() -> window.workspaceProperty().get().changeSet().discardAll());
        robot.interact(() -> window.leave(window::showWelcome));
        waitFor(context.background()::idle);
        assertThat(journal).doesNotExist();
        Files.write(journal, atCrash);

        open(robot, books);
        assertThat(window.workspaceProperty().get().changeSet().schemaChanges()).hasSize(1);

        robot.interact(() -> window.leave(window::showWelcome));
        robot.interact(() -> robot.lookup("#choice-1").<Button>query().fire());
        waitFor(context.background()::idle);
        Files.write(journal, atCrash);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + books);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE author RENAME TO person");
        }
        open(robot, books);
        assertThat(window.workspaceProperty().get().changeSet().isEmpty()).isTrue();
        assertThat(robot.lookup("What was pending could not be brought back.").tryQuery())
                .isPresent();
        assertThat(journal.resolveSibling(journal.getFileName() + ".kept-1")).hasBinaryContent(atCrash);
    }

    private static Path onlyFile(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void aRunIsNotStoppedUnasked(FxRobot robot) throws Exception {
        robot.interact(window::openSample);
        waitFor(() -> window.workspaceProperty().get() != null);
        waitFor(context.background()::idle);
        Workspace sample = window.workspaceProperty().get();
        try (Connection other = DriverManager.getConnection(
                        "jdbc:sqlite:" + ((SqliteFile) sample.database().profile()).path());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            robot.interact(() -> {
                sample.migrations().downgrade(null, event -> {}, outcome -> {}, problem -> {});
                window.leave(window::showWelcome);
            });
            assertThat(robot.lookup("Stop the run?").tryQuery()).isPresent();
            robot.interact(() -> window.overlay().close());
            assertThat(window.workspaceProperty().get()).isSameAs(sample);
            assertThat(sample.migrations().runningProperty().get()).isTrue();

            robot.interact(() -> window.leave(window::showWelcome));
            robot.interact(() -> robot.lookup("#confirm").<Button>query().fire());
            assertThat(window.workspaceProperty().get()).isNull();
        }
        waitFor(context.background()::idle);
    }

    @Test
    void anEditorGoesWithTheDatabaseThatItIsFor(FxRobot robot) throws Exception {
        open(robot, books);
        robot.interact(() -> window.view().editing().newTable());
        assertThat(window.overlay().showingProperty().get()).isTrue();
        robot.interact(() -> window.openFile(shop));
        waitFor(() ->
                window.workspaceProperty().get().database().profile().name().equals("shop.sqlite"));
        assertThat(window.overlay().showingProperty().get()).isFalse();
    }

    @Test
    void turningTabsLeavesTheReviewFirst(FxRobot robot) throws Exception {
        open(robot, books);
        robot.interact(() -> window.view().open(AUTHOR));
        robot.interact(() -> window.view().showMigrations());
        robot.interact(() -> window.view().review());
        robot.push(KeyCode.CONTROL, KeyCode.PAGE_UP);
        assertThat(window.view().hasFullPage()).isFalse();
        robot.interact(() -> window.view().review());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(window.view().hasFullPage()).isFalse();
        assertThat(window.view().tabs().keys()).containsExactly("rows author", "migrations");
    }

    @Test
    void aColumnOfAViewCannotBeRenamed(FxRobot robot) throws Exception {
        open(robot, books);
        TreeView<TreeEntry> tree = robot.lookup("#schema-tree").query();
        TreeItem<TreeEntry> view =
                tree.getRoot().getChildren().get(1).getChildren().getFirst();
        assertThat(view.getValue().name()).isEqualTo("title");
        TreeItem<TreeEntry> column = view.getChildren().getFirst();
        for (KeyCode key : List.of(KeyCode.F2, KeyCode.DELETE, KeyCode.INSERT)) {
            robot.interact(() -> {
                view.setExpanded(true);
                tree.requestFocus();
                tree.getSelectionModel().select(column);
            });
            robot.push(key);
            assertThat(window.overlay().showingProperty().get())
                    .as(key.getName())
                    .isFalse();
        }
        robot.push(KeyCode.ENTER);
        assertThat(window.view().tabs().keys()).containsExactly("rows title");
    }

    @Test
    void aTableOpensByTheNameThatItWillHave(FxRobot robot) throws Exception {
        open(robot, books);
        robot.interact(() -> pending(new Change.RenameTable(AUTHOR, "writer")));
        robot.interact(() -> window.view().openDrafted(WRITER));
        assertThat(window.view().tabs().keys()).containsExactly("rows author");
        robot.interact(() -> window.view().openDrafted(ObjectName.of("publisher")));
        assertThat(robot.lookup("publisher is not in the database yet.").tryQuery())
                .isPresent();
    }

    @Test
    void aPasswordIsKeptForASecondTryAndForNoOtherServer(FxRobot robot) throws Exception {
        WelcomeModel model = window.welcomeModel();
        robot.interact(() -> {
            model.urlProperty().set("postgresql://ann:hunter2@localhost:" + closedPort() + "/shop");
            model.connect();
        });
        waitFor(() -> model.problemProperty().get() != null);
        assertThat(model.form().password.get()).isEqualTo("hunter2");
        robot.interact(() -> window.open("postgresql://ann@localhost:" + closedPort() + "/shop"));
        waitFor(() -> !model.openingProperty().get());
        assertThat(model.form().password.get()).isEmpty();
    }

    private void open(FxRobot robot, Path file) throws Exception {
        robot.interact(() -> window.openFile(file));
        waitFor(() -> window.workspaceProperty().get() != null);
        waitFor(context.background()::idle);
    }

    private void pending(Change change) {
        window.workspaceProperty().get().changeSet().addSchemaChange(change);
    }

    private RunningTask opening() {
        return context.background().runningTasks().stream()
                .filter(task -> task.label().startsWith("Opening "))
                .findFirst()
                .orElseThrow();
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + "-shm");
    }

    private static int closedPort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Another program that keeps everybody out of a file for a while. */
    private static final class Lock implements AutoCloseable {
        private final Connection connection;

        Lock(Path file) throws SQLException {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
                statement.execute("BEGIN EXCLUSIVE");
                statement.execute("CREATE TABLE held (id INTEGER)");
            }
        }

        void release() throws SQLException {
            connection.close();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
