package org.schemawright.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.DatabaseUrl;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.desktop.tour.Tour;
import org.schemawright.desktop.tour.TourCopy;
import org.schemawright.desktop.workspace.BookstoreSample;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.sqlite.SqliteDialect;

/** {@code tour DIR [FILE|URL]}: drives the real program, without a window, on a copy of a database. */
final class TourLauncher {

    private final Path pictures;
    private final Optional<String> original;
    private final DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());

    /**
     * A tour.
     *
     * @param pictures where they go; made where it is missing
     * @param original the database, which is copied first; the bookstore when empty
     */
    TourLauncher(Path pictures, Optional<String> original) {
        this.pictures = pictures;
        this.original = original;
    }

    /** Runs the tour on the calling thread, then ends JavaFX. Whatever is wrong with the arguments shows before it starts. */
    void run() throws Exception {
        Files.createDirectories(pictures);
        Path scratch = Files.createTempDirectory("schemawright-tour");
        try {
            String from = original.isPresent() ? original.get() : bookstore(scratch);
            try (TourCopy copy = TourCopy.of(from, opener, scratch.resolve("copy"))) {
                tryToOpen(copy.address());
                go(scratch.resolve("settings"), copy.address());
            }
        } finally {
            delete(scratch);
        }
    }

    private String bookstore(Path scratch) throws Exception {
        return new BookstoreSample(opener).in(scratch.resolve("sample")).path().toString();
    }

    private void tryToOpen(String address) {
        DatabaseUrl url = DatabaseUrl.parse(address);
        opener.open(url.profile(), url.password().orElse(null)).close();
    }

    private void go(Path settings, String address) throws Exception {
        try {
            Platform.startup(() -> {});
            go(onFxThread(() -> new AppContext(settings, () -> null)), address);
        } finally {
            Platform.exit();
        }
    }

    private void go(AppContext app, String address) throws Exception {
        try {
            Scene scene = onFxThread(() -> {
                Scene shown = new Scene(app.window().root(), Tour.WIDTH, Tour.HEIGHT);
                app.theme().apply(shown);
                return shown;
            });
            new Tour(app.window(), scene, app.theme(), app.background(), pictures).run(address);
        } catch (IllegalStateException e) {
            throw new ProblemException(
                    Problem.of("The tour stopped: " + e.getMessage() + ".", "Its last picture shows where."), e);
        } finally {
            onFxThread(() -> {
                app.close();
                return app;
            });
        }
    }

    /** What is thrown there is thrown here too: nobody waits for an answer that cannot come. */
    private static <T> T onFxThread(Supplier<T> action) throws Exception {
        return CompletableFuture.supplyAsync(action, FxThread::run).get();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> innermostFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            innermostFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : innermostFirst) {
            Files.deleteIfExists(path);
        }
    }
}
