package org.schemawright.desktop.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.testing.BookstoreStage.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.workspace.TextChecks;
import org.schemawright.migration.rehearse.TriedText;
import org.schemawright.migration.schema.ObjectKind;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The editors of SQL texts on PostgreSQL: what stands in them, and how the server is asked meanwhile. */
@ExtendWith(ApplicationExtension.class)
class TextEditorsTest {

    @TempDir
    Path folder;

    private final ThreadedBackground background = new ThreadedBackground();
    private final Overlay overlay = new Overlay();
    private DesignFixture books;
    private SchemaEditors editors;

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(overlay), 980, 760));
        stage.show();
    }

    @BeforeEach
    void open() throws Exception {
        books = new DesignFixture(false, folder, background);
        editors = new SchemaEditors(books.workspace(), overlay, change -> {});
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(() -> {
            overlay.closeAll();
            try {
                books.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            background.close();
        });
    }

    private static String text(FxRobot robot) {
        return robot.lookup("#text-sql").<StyleClassedTextArea>query().getText();
    }

    private static void type(FxRobot robot, String text) {
        robot.interact(
                () -> robot.lookup("#text-sql").<StyleClassedTextArea>query().replaceText(text));
    }

    @Test
    void whatIsHalfWrittenComesUpWhereItWasWrittenAlone(FxRobot robot) {
        robot.interact(() -> editors.newView(books.named("book")));
        type(robot, "CREATE VIEW dear AS");
        robot.interact(overlay::close);
        robot.interact(() -> editors.newView(books.named("author")));
        assertThat(text(robot)).contains("FROM author");
        robot.interact(overlay::close);
        robot.interact(() -> editors.newView(books.named("book")));
        assertThat(text(robot)).isEqualTo("CREATE VIEW dear AS");
        robot.interact(overlay::close);

        robot.interact(() -> editors.newTrigger(books.named("book")));
        type(robot, "CREATE FUNCTION half() RETURNS trigger");
        robot.interact(overlay::close);
        robot.interact(editors::newFunction);
        assertThat(text(robot)).contains("RETURNS integer");
    }

    @Test
    void aTriggerThatWaitsForAFunctionIsNotLostWithIt(FxRobot robot) throws Exception {
        books.run("create function noted() returns trigger language plpgsql as 'begin return new; end'");
        robot.interact(() -> books.workspace().refreshSchema(problem -> {}));
        await(() -> !books.workspace().draftProperty().get().routines().isEmpty());
        robot.interact(() -> editors.newTrigger(books.named("book")));
        type(robot, "CREATE TRIGGER half");
        robot.interact(() -> robot.lookup("#text-lead").<Button>query().fire());
        assertThat(text(robot)).startsWith("CREATE FUNCTION");
        robot.interact(overlay::close);
        robot.interact(() -> editors.newTrigger(books.named("book")));
        assertThat(text(robot)).isEqualTo("CREATE TRIGGER half");
    }

    @Test
    void whoTypesOnDoesNotThrowAwayTheScratchDatabaseThatIsBeingMade(FxRobot robot) throws Exception {
        String scratches = "select datname from pg_database order by 1";
        List<String> before = books.values(scratches);
        List<TriedText> answers = new ArrayList<>();
        List<TextChecks> opened = new ArrayList<>();
        robot.interact(() -> {
            TextChecks checks = books.workspace().textChecks(null);
            opened.add(checks);
            checks.ask(ObjectKind.VIEW, "CREATE VIEW v AS", answers::add);
        });
        List<String> with = before;
        while (with.equals(before)) {
            with = books.values(scratches);
        }
        robot.interact(() -> opened.getFirst().ask(ObjectKind.VIEW, "CREATE VIEW v AS SELECT 1 AS one", answers::add));
        await(() -> !answers.isEmpty());
        assertThat(answers).singleElement().isInstanceOf(TriedText.Understood.class);
        assertThat(books.values(scratches)).isEqualTo(with);
        robot.interact(() -> opened.getFirst().close());
        await(() -> background.idle());
        assertThat(books.values(scratches)).isEqualTo(before);
    }
}
