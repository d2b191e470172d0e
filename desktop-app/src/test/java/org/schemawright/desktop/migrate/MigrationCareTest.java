package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.testing.BookstoreStage.await;
import static org.schemawright.desktop.testing.BookstoreStage.texts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
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
import org.schemawright.desktop.widget.BeforeAfter;
import org.schemawright.desktop.widget.DiffText;
import org.schemawright.desktop.widget.SqlText;
import org.schemawright.desktop.workspace.ComparedSchemas;
import org.schemawright.desktop.workspace.DriftState;
import org.schemawright.desktop.workspace.Trouble;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.sqlite.SqliteDialect;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Drift, what is asked before a run, backups and baselines. */
@ExtendWith(ApplicationExtension.class)
class MigrationCareTest {

    private static final ObjectName BOOK = ObjectName.of("book");

    @TempDir
    Path folder;

    private final BookstoreStage stage = new BookstoreStage();
    private final AtomicReference<ComparedSchemas> drawn = new AtomicReference<>();
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
                    model,
                    stage.overlay(),
                    new MigrationsWays(() -> {}, (title, schemas) -> drawn.set(schemas), new NoFileDialogs()));
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
    void whatWasChangedBesideTheRevisionsIsShownAndTakenOver(FxRobot robot) throws Exception {
        press(robot, "#compare");
        assertThat(texts(robot)).contains("The database matches “Store and the mapping table”.");
        sql("CREATE INDEX book_title_ix ON book (title)");
        press(robot, "#compare");
        assertThat(texts(robot)).contains("Drifted: The index book_title_ix on book is in no revision.");
        press(robot, "#show-differences");
        press(robot, "#adopt");
        assertThat(model.rows()).hasSize(4).allMatch(HistoryRow::applied);
        assertThat(model.rows().getFirst().revision().up()).anyMatch(sql -> sql.contains("book_title_ix"));
        assertThat(model.care().driftProperty().get())
                .isInstanceOfSatisfying(
                        DriftState.Compared.class,
                        compared -> assertThat(compared.report().differences()).isEmpty());
    }

    @Test
    void whatWasChangedBesideTheRevisionsIsPutBack(FxRobot robot) throws Exception {
        sql("ALTER TABLE book ADD COLUMN shelf TEXT");
        sql("UPDATE book SET shelf = 'A'");
        sql("CREATE TABLE scribble (id INTEGER PRIMARY KEY)");
        press(robot, "#compare");
        press(robot, "#show-differences");
        press(robot, "#put-back");
        assertThat(texts(robot))
                .contains(
                        "Put the database back to “Store and the mapping table”?", "Drops table scribble with its rows")
                .anyMatch(text -> text.contains("book.shelf"));
        press(robot, "#confirm");
        assertThat(model.rows()).hasSize(3).allMatch(HistoryRow::applied);
        assertThat(number("SELECT count(*) FROM pragma_table_info('book') WHERE name = 'shelf'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM sqlite_schema WHERE name = 'scribble'"))
                .isZero();
        assertThat(texts(robot)).contains("The database matches “Store and the mapping table”.");
    }

    @Test
    void theMessageOfAnAppliedRevisionIsEditedAndItStaysInOrder(FxRobot robot) throws Exception {
        ListView<HistoryRow> list = robot.lookup(".history").query();
        robot.interact(() -> {
            view.focus();
            list.getSelectionModel().select(1);
        });
        String id = model.rows().get(1).id();
        robot.push(KeyCode.F2);
        robot.interact(
                () -> robot.lookup("#new-message").<TextField>query().setText("What authors tell of themselves"));
        press(robot, "#message-submit");
        assertThat(model.rows().get(1).revision().message()).isEqualTo("What authors tell of themselves");
        assertThat(model.selectedProperty().get().id()).isEqualTo(id);
        assertThat(model.rows()).allMatch(HistoryRow::applied);
        assertThat(model.troublesProperty().get()).isEmpty();
        assertThat(model.statusProperty().get().problems()).isEmpty();

        Path file = files().stream()
                .filter(each -> each.toString().contains(id))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, Files.readString(file).replace("databaseChangeLog:", "# more\ndatabaseChangeLog:"));
        robot.interact(() -> model.care().say(id, "Another one"));
        await(() -> stage.background().idle());
        assertThat(model.problemProperty().get().title()).isEqualTo("The file of the revision was changed by hand.");
    }

    @Test
    void aRevisionShowsTheSchemaBeforeAndAfterIt(FxRobot robot) throws Exception {
        ListView<HistoryRow> list = robot.lookup(".history").query();
        robot.interact(() -> list.getSelectionModel().select(0));
        robot.interact(
                () -> robot.lookup("#before-and-after").<ToggleButton>query().fire());
        await(() -> stage.background().idle());
        ListView<BeforeAfter.Entry> changed = robot.lookup("#changed-objects").query();
        assertThat(changed.getItems()).extracting(BeforeAfter.Entry::name).contains("store");
        assertThat(robot.lookup("#before-after-text").<DiffText>query().getText())
                .contains("+ CREATE TABLE \"book_to_store_map\"");
        press(robot, "#revision-diagram");
        assertThat(drawn.get().before().table(ObjectName.of("store"))).isEmpty();
        assertThat(drawn.get().after().table(ObjectName.of("store"))).isPresent();
    }

    @Test
    void whatIsLostIsAskedByNameAndABackupPutsItBack(FxRobot robot) throws Exception {
        Column column = Column.of("shelf_mark", ColumnType.of("TEXT", TypeKind.TEXT), true);
        robot.interact(() -> {
            workspace.changeSet().addSchemaChange(new Change.AddColumn(BOOK, column, null, null));
            workspace.schemaWork().keepsProperty().set(false);
            model.generate("Add the shelf mark");
        });
        await(() -> model.rows().size() == 4 && stage.background().idle());
        press(robot, "#upgrade");
        assertThat(texts(robot)).contains("Adds column shelf_mark to book");
        press(robot, "#confirm");
        sql("UPDATE book SET shelf_mark = 'A ' || id");

        robot.interact(() -> robot.lookup("#downgrade")
                .<MenuButton>query()
                .getItems()
                .getFirst()
                .fire());
        await(() -> stage.background().idle());
        assertThat(robot.lookup("#confirm").<ButtonBase>query().isDisabled()).isTrue();
        assertThat(robot.lookup("#backup-first").<CheckBox>query().isSelected()).isTrue();
        assertThat(texts(robot))
                .anyMatch(text -> text.startsWith("All values of book.shelf_mark are deleted."))
                .anyMatch(text -> text.matches("\\d+ rows, such as:"));
        press(robot, ".accept-hazard");
        press(robot, "#confirm");
        assertThat(model.rows().stream().filter(HistoryRow::applied)).hasSize(3);
        assertThat(number("SELECT count(*) FROM pragma_table_info('book') WHERE name = 'shelf_mark'"))
                .isEqualTo(0);

        press(robot, "#show-backups");
        press(robot, ".restore-backup");
        press(robot, "#confirm");
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Restored the backup of "));
        assertThat(number("SELECT count(*) FROM book WHERE shelf_mark = 'A ' || id"))
                .isEqualTo(number("SELECT count(*) FROM book"));
        assertThat(model.rows()).allMatch(HistoryRow::applied);
        assertThat(workspace.schemaProperty().get().table(BOOK).orElseThrow().column("shelf_mark"))
                .isPresent();
    }

    @Test
    void twoHeadsAreDrawnBesideEachOtherMergedAndDeleted(FxRobot robot) throws Exception {
        Path migrations = workspace.migrations().folderProperty().get();
        String parent = model.rows().get(1).id();
        new MigrationEngine(new SqliteDialect())
                .merge(migrations, new NewRevision("Beside", "ann", List.of(parent), List.of(), List.of()));
        robot.interact(model::refresh);
        await(() -> model.rows().size() == 4 && stage.background().idle());
        assertThat(model.rows().stream().filter(HistoryRow::head))
                .extracting(HistoryRow::lane)
                .containsExactlyInAnyOrder(0, 1);
        assertThat(model.troublesProperty().get().getFirst().picture())
                .extracting(Trouble.Stop::mark)
                .containsExactly(Trouble.Mark.REVISION, Trouble.Mark.HEAD, Trouble.Mark.HEAD);
        press(robot, "#way-merge-heads");
        assertThat(model.rows()).hasSize(5);
        assertThat(model.rows().getFirst().head()).isTrue();
        assertThat(model.rows().getFirst().links())
                .filteredOn(link -> !link.upper())
                .hasSize(2);

        robot.interact(() -> {
            view.focus();
            robot.lookup(".history")
                    .<ListView<HistoryRow>>query()
                    .getSelectionModel()
                    .select(0);
        });
        robot.push(KeyCode.DELETE);
        press(robot, "#confirm");
        assertThat(model.rows()).hasSize(4);
    }

    @Test
    void aRevisionIsStampedAndItsSqlShownFromTheMenu(FxRobot robot) throws Exception {
        ListView<HistoryRow> list = robot.lookup(".history").query();
        robot.interact(() -> list.getSelectionModel().select(1));
        choose(robot, list, "Show SQL from current to it");
        assertThat(robot.lookup("#sql-range .sql-text").<SqlText>query().getText())
                .contains("DROP TABLE \"store\"");
        robot.interact(() -> stage.overlay().close());
        choose(robot, list, "Stamp\u2026");
        press(robot, "#confirm");
        assertThat(model.rows().stream().filter(HistoryRow::applied)).hasSize(2);
        assertThat(number("SELECT count(*) FROM sqlite_schema WHERE name = 'store'"))
                .isEqualTo(1);
        assertThat(robot.lookup("#way-record").tryQuery()).isPresent();
    }

    private void choose(FxRobot robot, ListView<HistoryRow> list, String words) throws Exception {
        robot.interact(() -> {
            ContextMenu menu = list.getContextMenu();
            menu.show(list, 10, 10);
            MenuItem item = menu.getItems().stream()
                    .filter(each -> words.equals(each.getText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(item.isDisable()).isFalse();
            menu.hide();
            item.fire();
        });
        await(() -> stage.background().idle());
    }

    @Test
    void aDatabaseWithoutRevisionsIsTakenOver(FxRobot robot) throws Exception {
        for (Path file : files()) {
            Files.delete(file);
        }
        sql("DELETE FROM DATABASECHANGELOG");
        sql("CREATE TABLE alembic_version (version_num VARCHAR(32))");
        sql("INSERT INTO alembic_version VALUES ('1975ea83b712')");
        robot.interact(() -> workspace.refreshSchema(problem -> {}));
        robot.interact(model::refresh);
        await(() -> stage.background().idle());
        press(robot, "#make-baseline");
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Alembic keeps its history here, at 1975ea83b712."));
        press(robot, "#baseline-submit");
        assertThat(model.rows()).hasSize(1).allMatch(HistoryRow::applied);
        press(robot, "#compare");
        assertThat(texts(robot)).contains("The database matches “Baseline”.");
    }

    private void press(FxRobot robot, String selector) throws Exception {
        robot.interact(() -> robot.lookup(selector).<ButtonBase>query().fire());
        await(() -> stage.background().idle());
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all =
                Files.list(workspace.migrations().folderProperty().get().resolve("versions"))) {
            return all.toList();
        }
    }

    private Connection connect() throws Exception {
        ConnectionProfile.SqliteFile file =
                (ConnectionProfile.SqliteFile) workspace.database().profile();
        return DriverManager.getConnection("jdbc:sqlite:" + file.path());
    }

    private void sql(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int number(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : -1;
        }
    }
}
