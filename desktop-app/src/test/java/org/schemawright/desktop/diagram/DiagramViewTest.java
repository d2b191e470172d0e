package org.schemawright.desktop.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DiagramViewTest {

    private final SimpleObjectProperty<DatabaseSchema> schema = new SimpleObjectProperty<>(Schemas.bookstore());
    private final List<ObjectName> opened = new ArrayList<>();
    private DiagramModel model;
    private DiagramView view;

    @Start
    void start(Stage stage) {
        Theme theme = new Theme(false);
        model = new DiagramModel(
                () -> new DiagramSource(schema.get(), schema.get(), List.of()),
                List.of(schema),
                new DirectBackground());
        view = new DiagramView(
                model, theme, new DiagramActions(opened::add, () -> opened.add(ObjectName.of("new table"))));
        Scene scene = new Scene(new StackPane(view.node()), 900, 700);
        theme.apply(scene);
        stage.setScene(scene);
        stage.show();
        view.shown();
    }

    @Test
    void aClickOnACardOpensItsTable(FxRobot robot) {
        robot.moveTo(place(robot, "book"));
        assertThat(model.hoveredProperty().get()).isEqualTo(ObjectName.of("book"));
        robot.clickOn(place(robot, "book"));
        assertThat(opened).containsExactly(ObjectName.of("book"));
    }

    @Test
    void aDragMovesTheDiagramAndOpensNothing(FxRobot robot) {
        Viewport before = model.viewportProperty().get();
        robot.drag(place(robot, "book")).dropBy(60, 40);
        Viewport after = model.viewportProperty().get();
        assertThat(after.offsetX() - before.offsetX()).isEqualTo(60);
        assertThat(after.offsetY() - before.offsetY()).isEqualTo(40);
        assertThat(opened).isEmpty();
    }

    @Test
    void theWheelZoomsAtThePointer(FxRobot robot) {
        robot.moveTo(place(robot, "book"));
        Viewport start = model.viewportProperty().get();
        double before = start.scale();
        AtomicReference<Point2D> pointer = new AtomicReference<>();
        canvas(robot).addEventFilter(ScrollEvent.SCROLL, event -> pointer.set(new Point2D(event.getX(), event.getY())));
        robot.scroll(1, VerticalDirection.UP);
        Viewport zoomed = model.viewportProperty().get();
        double x = pointer.get().getX();
        assertThat(zoomed.scale()).isNotEqualTo(before);
        assertThat(zoomed.toDiagramX(x)).isCloseTo(start.toDiagramX(x), within(0.01));
        robot.clickOn("Fit");
        assertThat(model.viewportProperty().get().scale()).isEqualTo(before);
    }

    @Test
    void tablesAreReachedByKeys(FxRobot robot) {
        robot.interact(() -> canvas(robot).requestFocus());
        robot.push(KeyCode.TAB);
        ObjectName first = model.focusedProperty().get();
        assertThat(first).isNotNull();
        robot.push(KeyCode.TAB);
        assertThat(model.focusedProperty().get()).isNotNull().isNotEqualTo(first);
        robot.push(KeyCode.ENTER);
        assertThat(opened).containsExactly(model.focusedProperty().get());
        robot.push(KeyCode.ESCAPE);
        assertThat(model.focusedProperty().get()).isNull();
        double before = model.viewportProperty().get().scale();
        robot.push(KeyCode.MINUS);
        assertThat(model.viewportProperty().get().scale()).isLessThan(before);
    }

    @Test
    void findsATableWhileTyping(FxRobot robot) {
        TextField find = robot.lookup("#diagram-find").query();
        robot.clickOn(find).write("prof");
        assertThat(model.focusedProperty().get()).isEqualTo(ObjectName.of("profile"));
        robot.push(KeyCode.ENTER);
        assertThat(opened).containsExactly(ObjectName.of("profile"));
    }

    @Test
    void followsTheSchemaAndOffersAFirstTable(FxRobot robot) {
        robot.interact(() -> schema.set(Schemas.of(Schemas.table("only", "id*"))));
        assertThat(model.diagramProperty().get().cards()).hasSize(1);
        robot.interact(() -> schema.set(Schemas.of()));
        robot.clickOn("New table…");
        assertThat(opened).containsExactly(ObjectName.of("new table"));
        robot.interact(view::hidden);
        robot.interact(() -> schema.set(Schemas.bookstore()));
        assertThat(model.diagramProperty().get().cards())
                .as("a hidden page stays as it is")
                .isEmpty();
    }

    @Test
    void aRevisionIsToldAsARevisionAppliedOrNot(FxRobot robot) {
        robot.interact(() -> {
            DiagramModel changes = DiagramModel.between(
                    Schemas.of(Schemas.table("only", "id*")), Schemas.bookstore(), new DirectBackground());
            DiagramView revision = new DiagramView(changes, new Theme(false), new DiagramActions(table -> {}, () -> {}))
                    .ofRevision("“More tables”");
            ((Pane) view.node().getParent()).getChildren().setAll(revision.node());
            revision.shown();
        });
        assertThat(robot.lookup(".diagram-legend .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("New in this revision", "Dropped by it")
                .doesNotContain("Not yet applied");
    }

    private Point2D place(FxRobot robot, String table) {
        Card card = model.diagramProperty().get().card(ObjectName.of(table)).orElseThrow();
        Viewport seen = model.viewportProperty().get();
        return canvas(robot).localToScreen(seen.toScreenX(card.centerX()), seen.toScreenY(card.centerY()));
    }

    private static Node canvas(FxRobot robot) {
        return robot.lookup(".diagram-canvas").query();
    }
}
