package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.testing.BookstoreStage.await;
import static org.schemawright.desktop.testing.BookstoreStage.texts;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.testing.BookstoreStage;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.workspace.Trouble.Mark;
import org.schemawright.desktop.workspace.Trouble.Stop;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.sqlite.SqliteDialect;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Each trouble has its card, and each button does what it says. */
@ExtendWith(ApplicationExtension.class)
class TroubleTest {

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
        Path migrations = workspace.migrations().folderProperty().get();
        RevisionFolder files = new RevisionFolder(migrations);
        new MigrationEngine(new SqliteDialect()).history(migrations).ordered().forEach(files::remember);
        files.accept(null);
        robot.interact(() -> {
            model = new MigrationsModel(workspace);
            view = new MigrationsView(
                    model, stage.overlay(), new MigrationsWays(() -> {}, (title, schemas) -> {}, new NoFileDialogs()));
            stage.root().getChildren().setAll(view.node(), stage.overlay());
            view.shown();
        });
        await(() -> model.rows().size() == 3 && stage.background().idle());
        assertThat(model.troublesProperty().get()).isEmpty();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            view.hidden();
            stage.close(workspace);
        });
    }

    @Test
    void anEditedAppliedFileShowsItsLinesAndComesBack(FxRobot robot) throws Exception {
        Path file = files().getLast();
        String original = Files.readString(file);
        Files.writeString(file, original.replace("CREATE TABLE \"store\"", "CREATE TABLE \"shop\""));
        assertThat(Files.readString(file)).isNotEqualTo(original);
        look(robot);
        assertThat(texts(robot))
                .anyMatch(text -> text.contains("was changed after it was applied"))
                .anyMatch(text -> text.startsWith("- ") && text.contains("store"))
                .anyMatch(text -> text.startsWith("+ ") && text.contains("shop"));
        assertThat(model.troublesProperty().get().getFirst().picture())
                .containsExactly(
                        new Stop(Mark.REVISION, "Book and its relationship"),
                        new Stop(Mark.CHANGED, "Store and the mapping table"));
        assertThat(robot.lookup("#checksum-state").<Label>query().getText()).isEqualTo("file changed");
        press(robot, "#way-restore-file");
        assertThat(file).hasContent(original);
        assertThat(robot.lookup("#migration-notices").query().isVisible()).isFalse();
        assertThat(robot.lookup("#checksum-state").<Label>query().getText()).isEqualTo("file unchanged");
    }

    @Test
    void anEditedAppliedFileIsKeptAsItIs(FxRobot robot) throws Exception {
        Path file = files().getLast();
        Files.writeString(file, Files.readString(file).replace("\"city\" VARCHAR(80)", "\"city\" VARCHAR(90)"));
        look(robot);
        press(robot, "#way-accept-file");
        press(robot, "#confirm");
        assertThat(model.troublesProperty().get()).isEmpty();
        assertThat(model.rows()).allMatch(HistoryRow::applied);
    }

    @Test
    void aLostFileComesBackOrIsForgotten(FxRobot robot) throws Exception {
        Path file = files().getLast();
        String original = Files.readString(file);
        Files.delete(file);
        look(robot);
        press(robot, "#way-restore-file");
        assertThat(file).hasContent(original);

        Files.delete(file);
        look(robot);
        press(robot, "#way-forget");
        assertThat(texts(robot)).anyMatch(text -> text.contains("It is no longer recorded as applied."));
        press(robot, "#confirm");
        assertThat(model.rows()).hasSize(2).allMatch(HistoryRow::applied);
        press(robot, "#way-accept-folder");
        assertThat(model.troublesProperty().get()).isEmpty();
    }

    @Test
    void whatIsThereAndNotRecordedIsRecorded(FxRobot robot) throws Exception {
        Revision newest = model.rows().getFirst().revision();
        sql("DELETE FROM DATABASECHANGELOG WHERE ID LIKE '" + newest.id() + "%'");
        look(robot);
        assertThat(texts(robot)).anyMatch(text -> text.contains("is in the database, but not recorded."));
        press(robot, "#way-record");
        assertThat(model.rows()).allMatch(HistoryRow::applied);
        assertThat(model.troublesProperty().get()).isEmpty();
    }

    @Test
    void whatIsThereAndNotRecordedIsTakenBack(FxRobot robot) throws Exception {
        Revision newest = model.rows().getFirst().revision();
        sql("DELETE FROM DATABASECHANGELOG WHERE ID LIKE '" + newest.id() + "%'");
        look(robot);
        press(robot, "#way-record-and-take-back");
        assertThat(model.rows().stream().filter(HistoryRow::applied)).hasSize(2);
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Downgraded by 1 revision in"));
        assertThat(model.troublesProperty().get()).isEmpty();
    }

    @Test
    void aLockOfADeadProcessIsTakenAway(FxRobot robot) throws Exception {
        sql("UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKGRANTED = '2026-11-21 10:00:00', LOCKEDBY = '"
                + InetAddress.getLocalHost().getHostName() + " (elsewhere)'");
        look(robot);
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Migrations are locked by "));
        press(robot, "#way-free-lock");
        press(robot, "#confirm");
        assertThat(model.statusProperty().get().lockedBy()).isNull();
        assertThat(robot.lookup("#migration-notices").query().isVisible()).isFalse();
    }

    private void look(FxRobot robot) throws Exception {
        robot.interact(model::refresh);
        await(() -> stage.background().idle());
    }

    private void press(FxRobot robot, String selector) throws Exception {
        robot.interact(() -> robot.lookup(selector).<Button>query().fire());
        await(() -> stage.background().idle());
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all =
                Files.list(workspace.migrations().folderProperty().get().resolve("versions"))) {
            return all.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private void sql(String sql) throws Exception {
        ConnectionProfile.SqliteFile file =
                (ConnectionProfile.SqliteFile) workspace.database().profile();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.path());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
