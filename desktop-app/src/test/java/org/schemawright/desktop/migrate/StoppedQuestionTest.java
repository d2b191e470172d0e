package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.browse.BrowseFixture;
import org.schemawright.desktop.task.HeldBackground;
import org.schemawright.desktop.widget.Overlay;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The question before a run does not wait for a look that somebody has stopped. */
@ExtendWith(ApplicationExtension.class)
class StoppedQuestionTest {

    @TempDir
    Path folder;

    private final Overlay overlay = new Overlay();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(overlay), 900, 700));
        stage.show();
    }

    @Test
    void itCanBeRunWithoutKnowing(FxRobot robot) throws Exception {
        HeldBackground background = new HeldBackground();
        try (BrowseFixture books =
                BrowseFixture.on(true, folder, background, "create table book (id integer primary key)")) {
            background.hold("Looking at what is lost");
            robot.interact(() -> new RunQuestion(new MigrationsModel(books.workspace()), overlay).up(null));
            Button confirm = robot.lookup("#confirm").query();
            assertThat(confirm.isDisabled()).isTrue();
            robot.interact(background::stopWaiting);
            robot.interact(
                    () -> robot.lookup(".accept-hazard").queryAs(CheckBox.class).setSelected(true));
            assertThat(confirm.isDisabled()).isFalse();
        }
    }
}
