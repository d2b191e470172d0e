package org.schemawright.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.schemawright.desktop.connection.DatabaseOpener;
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

    /**
     * A tour.
     *
     * @param pictures where they go
     * @param original the database, which is copied first; the bookstore when empty
     */
    TourLauncher(Path pictures, Optional<String> original) {
        this.pictures = pictures;
        this.original = original;
    }

    /** Runs the tour on the calling thread, then ends JavaFX. */
    void run() throws Exception {
        Path scratch = Files.createTempDirectory("schemawright-tour");
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        String from = original.isPresent()
                ? original.get()
                : new BookstoreSample(opener)
                        .in(scratch.resolve("sample"))
                        .path()
                        .toString();
        try (TourCopy copy = TourCopy.of(from, opener, scratch.resolve("copy"))) {
            CompletableFuture<AppContext> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(new AppContext(scratch.resolve("settings"), () -> null)));
            go(started.get(), copy.address());
        } finally {
            Platform.exit();
        }
    }

    private void go(AppContext app, String address) throws Exception {
        CompletableFuture<Scene> shown = new CompletableFuture<>();
        FxThread.run(() -> {
            Scene scene = new Scene(app.window().root(), Tour.WIDTH, Tour.HEIGHT);
            app.theme().apply(scene);
            shown.complete(scene);
        });
        try {
            new Tour(app.window(), shown.get(), app.theme(), app.background(), pictures).run(address);
        } finally {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            FxThread.run(() -> {
                app.close();
                closed.complete(null);
            });
            closed.get();
        }
    }
}
