package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CellEditorsTest {

    @TempDir
    static Path folder;

    private BrowseFixture db;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;
    private GridStage shown;
    private Path file;

    /** Answers with one file. */
    private final FileDialogs files = new FileDialogs() {
        @Override
        public Optional<Path> open(String title, Path start, List<FileKind> kinds) {
            return Optional.of(file);
        }

        @Override
        public Optional<Path> openFolder(String title, Path start) {
            return Optional.empty();
        }

        @Override
        public boolean show(Path file) {
            return false;
        }

        @Override
        public Optional<Path> save(String title, Path suggested, List<FileKind> kinds) {
            return Optional.of(file);
        }
    };

    @Start
    void start(Stage stage) throws Exception {
        Path here = Files.createTempDirectory(folder, "cells");
        file = here.resolve("file");
        db = new BrowseFixture(
                here,
                "create table t (id integer primary key, status text check (status in ('new', 'old', 'gone')),"
                        + " sold boolean, day date, at timestamp, code uuid, about json, cover blob, note text,"
                        + " twice integer generated always as (id * 2))",
                "insert into t (id, status, sold, day, at, code, about, cover, note) values"
                        + " (1, 'new', 1, '2026-11-20', '2026-11-20 14:30:00+02', null, '{\"a\":[1,2]}', x'00ff',"
                        + " 'one' || char(10) || 'two')",
                "insert into t (id) values (2)");
        model = new RowGridModel(db.workspace(), TableLink.to(ObjectName.of("t")));
        view = new RowGridView(model, link -> {}, files);
        shown = GridStage.show(stage, new BorderPane(view.node()), model, view);
        table = shown.table();
    }

    @AfterEach
    void close(FxRobot robot) {
        shown.close(robot);
        db.close();
    }

    private TextArea area(FxRobot robot) {
        return robot.lookup("#large-cell").lookup(".text-area").queryAs(TextArea.class);
    }

    @Test
    void aValueOfAListIsChosenOrTypedInPart(FxRobot robot) {
        shown.goTo(robot, 0, "status");
        robot.push(KeyCode.F2)
                .push(KeyCode.DOWN)
                .push(KeyCode.DOWN)
                .push(KeyCode.DOWN)
                .push(KeyCode.ENTER);
        assertThat(shown.value(0, "status")).isEqualTo("old");
        shown.goTo(robot, 0, "status");
        robot.write("go").push(KeyCode.ENTER);
        assertThat(shown.value(0, "status")).isEqualTo("gone");
        shown.goTo(robot, 0, "status");
        robot.write("xyz").push(KeyCode.ENTER);
        assertThat(model.cell(0, column(model, "status")).bad()).isNotNull();
    }

    @Test
    void theCalendarChangesTheDayAndLeavesTheTime(FxRobot robot) {
        shown.goTo(robot, 0, "day");
        robot.push(KeyCode.F2)
                .push(KeyCode.DOWN)
                .push(KeyCode.RIGHT)
                .push(KeyCode.DOWN)
                .push(KeyCode.ENTER);
        assertThat(shown.value(0, "day")).isEqualTo("2026-11-28");
        shown.goTo(robot, 0, "at");
        robot.push(KeyCode.F2).push(KeyCode.PAGE_DOWN).push(KeyCode.ENTER);
        assertThat(shown.value(0, "at")).isEqualTo("2026-12-20 14:30:00+02");
        shown.goTo(robot, 1, "day");
        robot.push(KeyCode.F2).push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertThat(shown.value(1, "day")).isEqualTo(LocalDate.now().toString());
    }

    @Test
    void aClickInTheCalendarWritesTheDay(FxRobot robot) {
        shown.goTo(robot, 0, "day");
        robot.push(KeyCode.F2);
        robot.clickOn(robot.lookup("#cell-calendar").lookup("9").<Label>query());
        robot.push(KeyCode.ENTER);
        assertThat(shown.value(0, "day")).isEqualTo("2026-11-09");
    }

    @Test
    void aUuidIsMadeByTwoKeys(FxRobot robot) {
        shown.goTo(robot, 0, "code");
        robot.push(KeyCode.F2).push(KeyCode.UP).push(KeyCode.ENTER);
        assertThat(UUID.fromString((String) shown.value(0, "code")).version()).isEqualTo(4);
    }

    @Test
    void jsonIsLaidOutCheckedAndTakenAsTyped(FxRobot robot) {
        shown.goTo(robot, 0, "about");
        robot.push(KeyCode.F2);
        assertThat(area(robot).getText()).isEqualTo("{\n  \"a\": [\n    1,\n    2\n  ]\n}");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(db.workspace().changeSet().isEmpty()).as("only looked at").isTrue();
        robot.push(KeyCode.F2);
        robot.interact(() -> area(robot).setText("{\"a\": }"));
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(model.cell(0, column(model, "about")).bad()).isNotNull();
        robot.interact(() -> model.edits().putBack(model.row(0), column(model, "about")));
        robot.push(KeyCode.F2);
        robot.interact(() -> area(robot).setText("{\"a\":  3}"));
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(shown.value(0, "about")).isEqualTo("{\"a\":  3}");
        assertThat(table.isFocused()).isTrue();
    }

    @Test
    void textInLinesIsEditedInLinesAndEscapeLeavesIt(FxRobot robot) {
        shown.goTo(robot, 0, "note");
        robot.push(KeyCode.ENTER).write("zero ").push(KeyCode.ESCAPE);
        assertThat(shown.value(0, "note")).isEqualTo("one\ntwo");
        robot.push(KeyCode.ENTER).write("zero ").push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(shown.value(0, "note")).isEqualTo("zero one\ntwo");
        shown.goTo(robot, 1, "note");
        robot.push(KeyCode.SHIFT, KeyCode.F2).write("a").push(KeyCode.ENTER).write("b");
        robot.clickOn(table.cellAt(0, column(model, "twice")).orElseThrow());
        assertThat(shown.value(1, "note")).as("going elsewhere takes it").isEqualTo("a\nb");
    }

    @Test
    void bytesComeFromAFileAndGoToOne(FxRobot robot) throws Exception {
        shown.goTo(robot, 0, "cover");
        robot.push(KeyCode.F2);
        assertThat(area(robot).getText()).startsWith("00000000   00 ff");
        robot.clickOn("Save to file…");
        assertThat(Files.readAllBytes(file)).containsExactly(0, 0xff);
        Files.write(file, new byte[] {1, 2, 3});
        robot.clickOn("Load from file…");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat((byte[]) shown.value(0, "cover")).containsExactly(1, 2, 3);
    }

    @Test
    void anEmptyTextAndNullAreOneKeyEach(FxRobot robot) {
        shown.goTo(robot, 0, "note");
        robot.push(KeyCode.SHIFT, KeyCode.DELETE);
        assertThat(shown.value(0, "note")).isEqualTo("");
        robot.push(KeyCode.DELETE);
        assertThat(shown.value(0, "note")).isNull();
        robot.push(KeyCode.BACK_SPACE).push(KeyCode.ENTER);
        assertThat(shown.value(0, "note")).as("nothing typed into NULL").isNull();
    }

    @Test
    void aComputedCellSaysWhyItStays(FxRobot robot) {
        shown.goTo(robot, 0, "twice");
        robot.push(KeyCode.F2);
        Label why = robot.lookup("#fixed-reason").queryAs(Label.class);
        assertThat(why.isVisible()).isTrue();
        assertThat(why.getText()).isEqualTo("twice is computed by the database: id * 2");
        robot.push(KeyCode.UP).push(KeyCode.LEFT);
        assertThat(why.isVisible()).isFalse();
    }
}
