package org.schemawright.desktop.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.AppContext;
import org.schemawright.migration.bench.Bench;
import org.schemawright.migration.bench.WideSchema;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How long the JavaFX thread works for a frame while somebody scrolls and types in what is large. */
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FrameBenchTest {

    private static final int LARGE = 1000;
    /** As fast as a key that is held down. */
    private static final int KEY_REPEATS = 33;

    private static final String AIM = "<= 50 ms";

    @TempDir
    static Path folder;

    private final Bench bench = new Bench();
    private AppContext context;
    private Path file;
    private Person person;

    /** What somebody does while the frames are watched. */
    private interface Doing {
        void run() throws Exception;
    }

    @Start
    void start(Stage stage) throws Exception {
        Path home = Files.createTempDirectory(folder, "home");
        file = home.resolve("wide.sqlite");
        context = new AppContext(home, new AnsweredFileDialogs(file));
        Scene scene = new Scene(context.window().root(), 1240, 780);
        context.theme().apply(scene);
        stage.setScene(scene);
        context.window().focus();
        stage.show();
        person = new Person(scene, context.background());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(context::close);
    }

    @Test
    void aHistoryOfAThousandRevisions() throws Exception {
        execute(List.of("CREATE TABLE t (id INTEGER PRIMARY KEY)"));
        writeHistory(file.resolveSibling("wide-migrations"));
        open();
        person.search("Show migrations");
        person.see(" revisions, 0 applied");
        person.clickIn(".history", "Make table 990", 1);
        // What is compiled and loaded at first is no part of a frame.
        press(KeyCode.DOWN, 60);
        watch("frames.history_1000.arrow_keys", () -> press(KeyCode.DOWN, 120));
        watch("frames.history_1000.scroll", () -> {
            press(KeyCode.PAGE_DOWN, 30);
            press(KeyCode.PAGE_UP, 30);
        });
    }

    @Test
    void aSchemaOfAThousandTables() throws Exception {
        execute(WideSchema.statements(LARGE));
        open();
        person.clickIn("#schema-tree", "table_0", 1);
        press(KeyCode.DOWN, 60);
        watch("frames.tables_1000.tree_arrow_keys", () -> press(KeyCode.DOWN, 120));
        watch("frames.tables_1000.tree_scroll", () -> {
            press(KeyCode.PAGE_DOWN, 30);
            press(KeyCode.PAGE_UP, 30);
        });
        person.search("table_500");
        person.awaitFocus("row-grid");
        person.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        person.awaitFocus("design-columns");
        person.press(KeyCode.INSERT);
        person.write("first_one");
        person.press(KeyCode.ENTER);
        watch("frames.tables_1000.design_name", () -> {
            person.press(KeyCode.INSERT);
            person.write("shelf_code");
            person.press(KeyCode.ENTER);
        });
        watch("frames.tables_1000.design_type", () -> {
            person.press(KeyCode.INSERT);
            person.write("weight");
            person.press(KeyCode.TAB);
            person.write("numeric(10,2)");
            WaitForAsyncUtils.sleep(600, TimeUnit.MILLISECONDS);
            person.press(KeyCode.TAB);
        });
        watch("frames.tables_1000.design_default", () -> {
            person.press(KeyCode.SPACE);
            person.press(KeyCode.RIGHT);
            person.write("1 + 1");
            WaitForAsyncUtils.sleep(600, TimeUnit.MILLISECONDS);
            person.press(KeyCode.ENTER);
            WaitForAsyncUtils.sleep(1000, TimeUnit.MILLISECONDS);
        });
        assertThat(context.window().workspaceProperty().get().changeSet().schemaChanges())
                .hasSize(3);
    }

    private void press(KeyCode key, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            person.strike(key);
            WaitForAsyncUtils.sleep(KEY_REPEATS, TimeUnit.MILLISECONDS);
        }
        person.rest();
    }

    /** Watches the frames of what somebody does. */
    private void watch(String name, Doing doing) throws Exception {
        FrameWatch watch = person.onFx(FrameWatch::new);
        person.onFx(() -> {
            watch.start();
            return true;
        });
        doing.run();
        double[] took = person.onFx(watch::longestAndMost);
        bench.record(new Bench.Result(name + ".longest", took[0], "ms", 0, AIM));
        bench.record(new Bench.Result(name + ".p99", took[1], "ms", 0, AIM));
    }

    private void open() throws Exception {
        person.onFx(() -> {
            context.window().open(file.toString());
            return true;
        });
        person.see("Tables");
        person.rest();
    }

    private void execute(List<String> statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    /** Every tenth revision begins a branch of four, which the tenth merges again. */
    private static void writeHistory(Path migrations) throws Exception {
        Path versions = Files.createDirectories(migrations.resolve("versions"));
        new RevisionFolder(migrations).init();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < LARGE; i++) {
            int turn = i % 10;
            List<String> parents = i == 0
                    ? List.of()
                    : turn == 5 ? List.of(id(i - 5)) : turn == 9 ? List.of(id(i - 1), id(i - 5)) : List.of(id(i - 1));
            Revision revision = new Revision(
                    id(i),
                    parents,
                    "Make table " + i,
                    "ann",
                    start.plusSeconds(i),
                    "sqlite",
                    List.of("CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"),
                    List.of("DROP TABLE t" + i));
            Files.writeString(versions.resolve(RevisionFile.name(revision)), RevisionFile.write(revision));
        }
        new RevisionFolder(migrations).accept(null);
    }

    private static String id(int number) {
        return String.format("%012x", number);
    }
}
