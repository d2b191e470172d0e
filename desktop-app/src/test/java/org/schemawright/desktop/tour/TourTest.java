package org.schemawright.desktop.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.AppContext;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.desktop.workspace.BookstoreSample;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.sqlite.SqliteDialect;
import org.testfx.api.FxToolkit;

/** The whole program, driven by its own screens: open, browse, edit, apply, change the schema, upgrade, downgrade. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TourTest {

    private static final List<String> STEPS = List.of(
            "welcome",
            "opened",
            "filter",
            "palette",
            "grid",
            "definition",
            "references",
            "conditions",
            "reference",
            "pending",
            "review",
            "review-sql",
            "refused",
            "applied",
            "add-column",
            "review-schema",
            "review-sides",
            "review-hazards",
            "rehearsed",
            "generated",
            "design",
            "design-type",
            "design-pending",
            "design-reference",
            "view-wrong",
            "view",
            "trigger",
            "review-view",
            "migrations",
            "run-question",
            "upgraded",
            "downgrade-question",
            "downgraded",
            "trouble",
            "revision-sides",
            "compare",
            "diagram",
            "recent",
            "error");

    private final DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void goesThroughTheBookstore() throws Exception {
        Path sample = new BookstoreSample(opener).in(folder.resolve("sample")).path();

        assertPictured(tour(sample.toString()));
    }

    /** Only when there is time, like the one on PostgreSQL: each takes more than a minute. */
    @Test
    @Tag("sweep")
    void goesThroughChinookOnSqlite() throws Exception {
        Path chinook = corpus().resolve("chinook.sqlite");
        assumeTrue(Files.exists(chinook), "the corpus is not here");
        byte[] before = Files.readAllBytes(chinook);

        assertPictured(tour(chinook.toString()));
        assertThat(Files.readAllBytes(chinook))
                .as("the original stays as it was")
                .isEqualTo(before);
    }

    @Test
    @Tag("sweep")
    void goesThroughChinookOnPostgresql() throws Exception {
        Path script = corpus().resolve("chinook-postgres.sql");
        assumeTrue(Files.exists(script), "the corpus is not here");
        try (TestPostgres.Database chinook = TestPostgres.create()) {
            chinook.loadScript(script);

            assertPictured(tour(chinook.jdbcUrl()));
            assertThat(chinook.query("SELECT count(*) FROM pg_database WHERE datname LIKE '%\\_tour\\_%'"))
                    .as("the copy is dropped")
                    .isEqualTo("0");
        }
    }

    private Path tour(String original) throws Exception {
        Path pictures = folder.resolve("pictures");
        try (TourCopy copy = TourCopy.of(original, opener, folder.resolve("copy"))) {
            AppContext app = onFxThread(() -> new AppContext(folder.resolve("settings"), () -> null));
            Scene scene = onFxThread(() -> {
                Scene shown = new Scene(app.window().root(), Tour.WIDTH, Tour.HEIGHT);
                app.theme().apply(shown);
                return shown;
            });
            try {
                new Tour(app.window(), scene, app.theme(), app.background(), pictures).run(copy.address());
            } finally {
                onFxThread(() -> {
                    app.close();
                    return true;
                });
            }
        }
        return pictures;
    }

    private static <T> T onFxThread(Supplier<T> action) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        FxThread.run(() -> {
            try {
                answer.complete(action.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get();
    }

    private static void assertPictured(Path pictures) throws Exception {
        for (int step = 0; step < STEPS.size(); step++) {
            for (String theme : List.of("light", "dark")) {
                Path picture = pictures.resolve(String.format("%02d-%s-%s.png", step + 1, STEPS.get(step), theme));
                BufferedImage image = ImageIO.read(picture.toFile());
                assertThat(image.getWidth()).isEqualTo(Tour.WIDTH);
                assertThat(image.getHeight()).isEqualTo(Tour.HEIGHT);
                assertThat(colours(image))
                        .as("colours of " + picture.getFileName())
                        .hasSizeGreaterThan(20);
            }
        }
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files).hasSize(2 * STEPS.size());
        }
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    private static Path corpus() {
        String named = System.getenv("SCHEMAWRIGHT_CORPUS");
        return named != null
                ? Path.of(named)
                : Path.of(System.getProperty("schemawright.root", ".."), "..", "shared", "corpus");
    }
}
