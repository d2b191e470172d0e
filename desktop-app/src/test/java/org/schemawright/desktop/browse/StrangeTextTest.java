package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.widget.Clipboards;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Very long texts, many lines, right-to-left scripts and emoji, typed and pasted. */
@ExtendWith(ApplicationExtension.class)
class StrangeTextTest {

    private static final String MILLION = "a b, ".repeat(200_000);
    private static final String MIXED = "שלום עולם, مرحبا 123 👩‍👩‍👧‍👦🇳🇴 e\u0301";

    @TempDir
    static Path folder;

    private BrowseFixture db;
    private RowGridModel model;
    private GridStage shown;
    private Node panel;

    @Start
    void start(Stage stage) throws Exception {
        db = new BrowseFixture(
                Files.createTempDirectory(folder, "strange"),
                "create table t (id integer primary key, note text, other text, n integer)",
                "insert into t values (1, 'one', '', 5), (2, null, null, null)");
        model = new RowGridModel(db.workspace(), TableLink.to(ObjectName.of("t")));
        RowGridView view = new RowGridView(model, link -> {});
        panel = view.side();
        shown = GridStage.show(stage, new BorderPane(view.node(), null, panel, null, null), model, view);
    }

    @AfterEach
    void close(FxRobot robot) {
        shown.close(robot);
        db.close();
    }

    private void paste(FxRobot robot, String text) {
        robot.interact(() -> Clipboards.copy(text));
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void apply(FxRobot robot) {
        List<ApplyOutcome> outcomes = new ArrayList<>();
        robot.interact(() -> db.workspace().rowWork().apply(outcomes::add, problem -> {
            throw new AssertionError(problem.title() + problem.details());
        }));
        assertThat(outcomes).singleElement().isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void aMillionCharactersGoIntoOneCellHoweverTheyArePasted(FxRobot robot) throws Exception {
        shown.goTo(robot, 0, "note");
        paste(robot, MILLION);
        assertThat(shown.value(0, "note")).isEqualTo(MILLION);
        shown.goTo(robot, 1, "note");
        robot.write("x");
        paste(robot, MILLION);
        assertThat(shown.value(1, "note")).as("while the cell is edited").isEqualTo("x" + MILLION);
        assertThat(shown.table().isFocused()).isTrue();
        shown.goTo(robot, 1, "id");
        TextField other = robot.from(panel).lookup("#field-other").query();
        robot.interact(other::requestFocus);
        paste(robot, MILLION);
        assertThat(shown.value(1, "other")).as("in the row panel").isEqualTo(MILLION);
        apply(robot);
        assertThat(db.rows("select length(note), length(other) from t"))
                .containsExactly("1000000|0", "1000001|1000000");
    }

    @Test
    void aMillionCharactersArePastedAsABlock(FxRobot robot) throws Exception {
        String line = IntStream.range(0, 2).mapToObj(i -> "x".repeat(249)).collect(Collectors.joining("\t"));
        shown.goTo(robot, 1, "note");
        paste(robot, (line + "\n").repeat(2000));
        apply(robot);
        assertThat(db.rows("select count(*), sum(length(note) + length(other)) from t where id > 1"))
                .containsExactly("2000|996000");
    }

    @Test
    void linesAreKeptWhereTheyArePastedIntoACellThatIsEdited(FxRobot robot) {
        shown.goTo(robot, 0, "note");
        robot.push(KeyCode.F2).push(KeyCode.END);
        paste(robot, "\ntwo\nthree");
        assertThat(shown.value(0, "note")).isEqualTo("one\ntwo\nthree");
        shown.goTo(robot, 0, "n");
        robot.push(KeyCode.F2);
        paste(robot, "7\n");
        robot.push(KeyCode.ENTER);
        assertThat(shown.value(0, "n")).as("a cell of a spreadsheet").isEqualTo(7L);
    }

    @Test
    void rightToLeftAndEmojiAreFoundStoredAndShownAsTheyAre(FxRobot robot) throws Exception {
        shown.goTo(robot, 1, "note");
        paste(robot, MIXED);
        apply(robot);
        assertThat(db.value("select note from t where id = 2")).isEqualTo(MIXED);
        assertThat(model.edits().text().shown(column(model, "note"), MIXED)).isEqualTo(MIXED);
        TextField field = robot.from(panel).lookup("#field-note").query();
        robot.interact(field::requestFocus);
        robot.push(KeyCode.END).write("!").push(KeyCode.ENTER);
        assertThat(shown.value(1, "note")).isEqualTo(MIXED + "!");
        robot.interact(() -> model.edits().putBack(model.row(1), column(model, "note")));
        robot.interact(() -> model.filter().only(column(model, "note"), MIXED));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.sizeProperty().get()).isEqualTo(1);
    }

    @Test
    void aServerKeepsThemAsTheyAreToo(FxRobot robot) throws Exception {
        try (PostgresBrowse server = new PostgresBrowse(
                Files.createTempDirectory(folder, "server"),
                "create table t (id int primary key, note text)",
                "insert into t values (1, null)")) {
            RowGridModel grid = server.grid("t");
            robot.interact(() -> grid.edits().type(grid.row(0), column(grid, "note"), MIXED));
            robot.interact(() -> server.workspace().rowWork().apply(outcome -> {}, problem -> {
                throw new AssertionError(problem.title());
            }));
            assertThat(server.value("select note from t")).isEqualTo(MIXED);
            robot.interact(() -> grid.filter().only(column(grid, "note"), MIXED));
            assertThat(grid.cell(0, column(grid, "note")).value()).isEqualTo(MIXED);
        }
    }

    @Test
    void aBlockThatIsCopiedAndPastedKeepsNullAndEmptyTextApart(FxRobot robot) throws Exception {
        robot.interact(() -> {
            model.edits().type(model.row(1), column(model, "note"), "full");
            model.edits().type(model.row(1), column(model, "other"), "full");
            model.edits().setNull(model.row(0), column(model, "note"));
        });
        shown.goTo(robot, 0, "note");
        robot.interact(() -> shown.table()
                .getSelectionModel()
                .selectRange(
                        0,
                        shown.table().columnOf("note").orElseThrow(),
                        0,
                        shown.table().columnOf("other").orElseThrow()));
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        shown.goTo(robot, 1, "note");
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
        assertThat(shown.value(1, "note")).isNull();
        assertThat(shown.value(1, "other")).isEqualTo("");
    }
}
