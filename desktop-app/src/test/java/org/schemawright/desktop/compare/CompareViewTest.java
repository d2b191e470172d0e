package org.schemawright.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.testing.BookstoreStage.await;
import static org.schemawright.desktop.testing.BookstoreStage.texts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.testing.BookstoreStage;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.widget.DiffText;
import org.schemawright.desktop.workspace.BookstoreSample;
import org.schemawright.desktop.workspace.OtherDatabases;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.RenameGuess;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.sqlite.SqliteDialect;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The page itself, with the bookstore on one side. */
@ExtendWith(ApplicationExtension.class)
class CompareViewTest {

    @TempDir
    Path folder;

    private final BookstoreStage stage = new BookstoreStage();
    private final DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
    private final AtomicBoolean migrationsShown = new AtomicBoolean();
    private Workspace workspace;
    private CompareModel model;
    private CompareView view;

    @Start
    void start(Stage primary) {
        stage.show(primary);
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        workspace = stage.open(folder);
        ConnectionProfile twin =
                new BookstoreSample(opener).in(folder.resolve("twin")).as(Environment.PRODUCTION, true);
        robot.interact(() -> {
            model = new CompareModel(workspace, new Twin(twin));
            view = new CompareView(
                    model,
                    new CompareWays(
                            new NoFileDialogs(),
                            (changes, hazards, onMessage) -> onMessage.accept("Wanted"),
                            () -> migrationsShown.set(true)));
            stage.root().getChildren().setAll(view.node(), stage.overlay());
            view.shown();
        });
        await(() -> stage.background().idle());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            view.hidden();
            view.closed();
            stage.close(workspace);
        });
    }

    @Test
    void comparesWithARevisionTicksByKeyAndMakesARevision(FxRobot robot) throws Exception {
        assertThat(robot.lookup("#compare-sides").<ButtonBase>query().isDisabled())
                .isTrue();
        assertThat(texts(robot)).contains("Compare two schemas", "Choose the database.");
        ComboBox<SideModel.Kind> kinds = robot.lookup("#compare-to").query();
        robot.interact(() -> kinds.setValue(SideModel.Kind.REVISION));
        ComboBox<Revision> revisions = robot.lookup("#compare-to-revision").query();
        robot.interact(() -> revisions.setValue(revisions.getItems().getLast()));
        press(robot, "#compare-sides");
        assertThat(texts(robot)).contains("Tables").doesNotContain("Compare two schemas");
        DifferenceTree tree = robot.lookup("#differences").query();
        assertThat(tree.getSelectionModel().getSelectedItem().getValue().object())
                .isNotNull();
        assertThat(robot.lookup("#difference-text").<DiffText>query().getText()).contains("- ");

        robot.interact(() -> {
            view.focus();
            tree.getSelectionModel().select(store(tree.getRoot()));
        });
        assertThat(robot.lookup("#difference-text").<DiffText>query().getText()).contains("- CREATE TABLE");
        robot.push(KeyCode.SPACE);
        assertThat(robot.lookup("#compare-words").<Label>query().getText()).contains(" of ");
        robot.push(KeyCode.SPACE);
        assertThat(robot.lookup("#compare-words").<Label>query().getText()).isEqualTo("All differences are taken.");
        press(robot, "#make-revision");
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Revision “Wanted” is made."));
        assertThat(model.madeProperty().get().revision().up()).anyMatch(sql -> sql.contains("store"));
        robot.interact(() -> robot.lookup("Show migrations").<ButtonBase>query().fire());
        assertThat(migrationsShown).isTrue();
    }

    @Test
    void twoOfOneStructureSaySo(FxRobot robot) throws Exception {
        ComboBox<ConnectionProfile> databases =
                robot.lookup("#compare-to-database").query();
        robot.interact(() -> databases.setValue(databases.getItems().getFirst()));
        press(robot, "#compare-sides");
        assertThat(texts(robot)).contains("Both have the same structure");
    }

    @Test
    void aRenameIsAskedAndABrokenScriptSaysWhere(FxRobot robot) throws Exception {
        ComboBox<SideModel.Kind> kinds = robot.lookup("#compare-to").query();
        robot.interact(() -> kinds.setValue(SideModel.Kind.SCRIPT));
        TextField path = robot.lookup("#compare-to-path").query();
        Path script = folder.resolve("wanted.sql");
        Files.writeString(script, "create table shop (id integer primary key);\ncreate tabel x;");
        robot.interact(() -> path.setText(script.toString()));
        press(robot, "#compare-sides");
        assertThat(texts(robot)).anyMatch(text -> text.contains("could not be read"));

        Files.writeString(
                script, "create table shop (id integer primary key, name text not null, city text not null);");
        press(robot, "#compare-sides");
        assertThat(robot.lookup("#make-revision").<ButtonBase>query().isDisabled())
                .isEqualTo(!model.waitsFor().isEmpty());
        if (!model.found().guesses().isEmpty()) {
            press(robot, ".say-two");
            press(robot, ".ask-again");
            press(robot, ".say-renamed");
            assertThat(model.found().renames()).hasSize(1);
        }
        robot.interact(() -> path.setText(folder.resolve("none.sql").toString()));
        press(robot, "#compare-sides");
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("There is no file "));
    }

    @Test
    void twoAnswersInOneBreathBothCount(FxRobot robot) throws Exception {
        ComboBox<SideModel.Kind> kinds = robot.lookup("#compare-to").query();
        robot.interact(() -> kinds.setValue(SideModel.Kind.SCRIPT));
        TextField path = robot.lookup("#compare-to-path").query();
        Path script = folder.resolve("wanted.sql");
        String same = workspace.schemaProperty().get().tables().stream()
                .map(table -> String.valueOf(table.definition()))
                .filter(sql -> sql.matches("(?s)CREATE TABLE \"?(author|store)\\b.*"))
                .map(sql -> sql.replaceFirst("author", "writer").replaceFirst("store", "shop") + ";\n")
                .collect(Collectors.joining());
        Files.writeString(script, same);
        robot.interact(() -> path.setText(script.toString()));
        press(robot, "#compare-sides");
        List<RenameGuess> guesses = model.found().guesses();
        assertThat(guesses).hasSizeGreaterThanOrEqualTo(2);
        robot.interact(() -> {
            model.rename(guesses.get(0));
            model.rename(guesses.get(1));
        });
        await(() -> stage.background().idle());
        assertThat(model.found().renames()).hasSize(2);
    }

    @Test
    void aClickOnATickTicksItsPartsToo(FxRobot robot) throws Exception {
        ComboBox<SideModel.Kind> kinds = robot.lookup("#compare-to").query();
        robot.interact(() -> kinds.setValue(SideModel.Kind.REVISION));
        ComboBox<Revision> revisions = robot.lookup("#compare-to-revision").query();
        robot.interact(() -> revisions.setValue(revisions.getItems().getLast()));
        press(robot, "#compare-sides");
        robot.interact(() -> robot.lookup("#differences .check-box")
                .queryAllAs(CheckBox.class)
                .iterator()
                .next()
                .fire());
        assertThat(model.takenProperty().get().size())
                .isLessThan(model.found().differences().size());
    }

    private static TreeItem<DifferenceNode> store(TreeItem<DifferenceNode> root) {
        return root.getChildren().stream()
                .flatMap(kind -> kind.getChildren().stream())
                .filter(item -> item.getValue().name().equals("store"))
                .findFirst()
                .orElseThrow();
    }

    private void press(FxRobot robot, String selector) throws Exception {
        robot.interact(() -> robot.lookup(selector).<ButtonBase>query().fire());
        await(() -> stage.background().idle());
    }

    private final class Twin implements OtherDatabases {

        private final ConnectionProfile twin;

        Twin(ConnectionProfile twin) {
            this.twin = twin;
        }

        @Override
        public List<ConnectionProfile> known() {
            return List.of(workspace.database().profile(), twin);
        }

        @Override
        public boolean hasPassword(ConnectionProfile profile) {
            return false;
        }

        @Override
        public ConnectionSource source(ConnectionProfile profile, char[] password) {
            return () -> opener.connect(profile, password);
        }
    }
}
