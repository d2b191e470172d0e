package org.schemawright.desktop.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.desktop.testing.BookstoreStage;
import org.schemawright.migration.schema.DatabaseSchema;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@Timeout(120)
@ExtendWith(ApplicationExtension.class)
class DiagramModelTest {

    private final Background background = new ThreadedBackground();
    private final Background lane = background.lane("layouts");
    private final CountDownLatch busy = new CountDownLatch(1);
    private final SimpleObjectProperty<DatabaseSchema> schema = new SimpleObjectProperty<>(Schemas.bookstore());
    private final DiagramModel model =
            new DiagramModel(() -> new DiagramSource(schema.get(), schema.get(), List.of()), List.of(schema), lane);

    @AfterEach
    void close() {
        busy.countDown();
        background.close();
    }

    @Test
    void aLayoutThatWasCancelledIsTriedAgainAtTheNextLook(FxRobot robot) throws Exception {
        robot.interact(() -> {
            occupyTheLane();
            model.start();
            background.runningTasks().getLast().cancel();
            model.stop();
        });
        busy.countDown();
        BookstoreStage.await(background::idle);
        assertThat(model.isDrawn()).isFalse();
        robot.interact(model::start);
        BookstoreStage.await(model::isDrawn);
    }

    @Test
    void nothingIsLaidOutForADiagramThatIsClosed(FxRobot robot) throws Exception {
        robot.interact(() -> {
            occupyTheLane();
            model.start();
            model.stop();
            model.close();
        });
        busy.countDown();
        BookstoreStage.await(background::idle);
        assertThat(model.isDrawn()).isFalse();
    }

    private void occupyTheLane() {
        lane.run(
                "Busy",
                progress -> {
                    busy.await();
                    return true;
                },
                done -> {},
                problem -> {});
    }
}
