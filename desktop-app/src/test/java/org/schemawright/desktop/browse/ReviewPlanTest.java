package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.Statement;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Schema changes are planned beside the JavaFX thread; what is done with them waits for the plan of the latest. */
@ExtendWith(ApplicationExtension.class)
class ReviewPlanTest {

    @TempDir
    Path folder;

    private final ThreadedBackground background = new ThreadedBackground();
    private BrowseFixture books;
    private ReviewModel review;

    private void open(FxRobot robot) throws Exception {
        books = BrowseFixture.on(
                true, folder, background, "create table book (id integer primary key, title text, pages integer)");
        robot.interact(() -> {
            review = new ReviewModel(books.workspace());
            review.attach();
        });
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            review.detach();
            books.close();
            background.close();
        });
    }

    @Test
    void whatIsDoneWaitsForThePlanOfWhatIsPending(FxRobot robot) throws Exception {
        open(robot);
        List<List<Hazard>> asked = new ArrayList<>();
        robot.interact(() -> {
            drop("pages");
            assertThat(review.planProperty().get()).isNull();
            review.schema().whenPlanned(() -> asked.add(hazards()));
            assertThat(asked).isEmpty();
        });
        await(() -> !asked.isEmpty());
        assertThat(asked.getFirst()).hasSize(1);
        robot.interact(() -> {
            drop("title");
            assertThat(hazards()).as("the plan before is still shown").hasSize(1);
            review.schema().whenPlanned(() -> asked.add(hazards()));
        });
        await(() -> asked.size() == 2);
        assertThat(asked.getLast()).hasSize(2);
        robot.interact(() -> assertThat(review.sqlProperty().get().forward())
                .contains(Objects.requireNonNull(review.planProperty().get()).up().stream()
                        .map(Statement::sql)
                        .toList()));
    }

    @Test
    void nothingIsDoneWithChangesThatWereTakenBackMeanwhile(FxRobot robot) throws Exception {
        open(robot);
        List<List<Hazard>> asked = new ArrayList<>();
        robot.interact(() -> {
            drop("pages");
            review.schema().whenPlanned(() -> asked.add(hazards()));
            books.workspace().changeSet().undo();
        });
        await(background::idle);
        robot.interact(() -> {
            assertThat(review.planProperty().get()).isNull();
            assertThat(asked).isEmpty();
        });
    }

    private void drop(String column) {
        books.workspace()
                .changeSet()
                .addSchemaChange(new Change.DropColumn(
                        books.workspace().schemaProperty().get().named("book"), column));
    }

    private List<Hazard> hazards() {
        return Objects.requireNonNull(review.planProperty().get()).hazards().stream()
                .filter(hazard -> hazard.kind() == Hazard.Kind.KEEPS_DATA)
                .toList();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
