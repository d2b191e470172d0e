package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.migration.bench.Bench;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What a step of the wheel costs the JavaFX thread: a notch of three rows in a table of a hundred columns, of which a window
 * of this size shows fifteen; the others cost too, since a table view has headers for all. It is the thread's own time from
 * the event to the end of the frame that shows it: the event, what we do because of it, styles, layout, bounds, and handing
 * the frame to the renderer. Asking the scene for its styles instead ({@code applyCss} on the root) would style every node
 * anew, which no frame does.
 */
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
class GridScrollBenchTest {

    private static final int ROWS = Integer.getInteger("bench.rows", 10_000_000);
    private static final int COLUMNS = 100;
    private static final int STEPS = 150;
    private static final int WARM_UP = 50;

    @TempDir
    static Path folder;

    private final Background background = new ThreadedBackground();
    private BrowseFixture rows;
    private RowGridModel model;
    private RowGridView view;
    private GridTable table;
    private Parent root;

    @BeforeAll
    static void fill() throws Exception {
        // Columns that are worked out when they are read: the file stays small, all else is as with stored ones.
        String columns = IntStream.range(1, COLUMNS)
                .mapToObj(i -> "c" + i + " integer generated always as (id * " + i + ") virtual")
                .collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("books.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table event (id integer primary key, " + columns + ")");
            statement.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < " + ROWS + ")"
                    + " insert into event (id) select i from n");
        }
    }

    @Start
    void start(Stage stage) throws Exception {
        rows = new BrowseFixture(folder, background);
        model = new RowGridModel(rows.workspace(), TableLink.to(ObjectName.of("event")));
        view = new RowGridView(model, link -> {});
        root = new BorderPane(view.node());
        table = GridStage.show(stage, root, model, view).table();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(view::hidden);
        WaitForAsyncUtils.waitForFxEvents();
        rows.close();
        background.close();
    }

    @Test
    void aStepOfTheWheel() throws Exception {
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> model.sizeProperty().get() == ROWS);
        steps(WARM_UP);
        double atTheTop = steps(STEPS);
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> table.window().show(ROWS / 2.0));
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, background::idle);
        double inTheMiddle = steps(STEPS);
        new Bench()
                .record(new Bench.Result(
                        "grid.scroll_step." + ROWS / 1_000_000 + "m_rows_" + COLUMNS + "_columns",
                        inTheMiddle,
                        "ms",
                        atTheTop,
                        "<= 8 ms"));
        assertThat(table.rowsInSight().getFirst().position()).isGreaterThan(ROWS / 2);
    }

    /** The median of some steps, in milliseconds. */
    private double steps(int count) throws Exception {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Double> step = new CompletableFuture<>();
            Platform.runLater(() -> step(step));
            took.add(step.get(30, TimeUnit.SECONDS));
            WaitForAsyncUtils.waitForFxEvents();
        }
        Collections.sort(took);
        return took.get(took.size() / 2);
    }

    /** Turns the wheel by a notch, and takes the time until the frame that shows it was made. */
    private void step(CompletableFuture<Double> took) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Scene scene = root.getScene();
        Runnable laidOut = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                // The frame goes to the renderer before anything else is done.
                Platform.runLater(() ->
                        took.complete((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6));
            }
        };
        scene.addPostLayoutPulseListener(laidOut);
        Platform.requestNextPulse();
        Wheel.turn(table, 3 * GridTable.ROW_HEIGHT);
    }
}
