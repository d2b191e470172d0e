package org.schemawright.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javax.imageio.ImageIO;
import org.schemawright.desktop.AppContext;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.ProfileStore;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;

/** Pictures the window in both themes, to be looked at: {@code ShellPictures OUT FILE}. Not a test. */
public final class ShellPictures {

    private final Path out;
    private final AppContext context;
    private final Scene scene;

    private ShellPictures(Path out, Path home) {
        this.out = out;
        this.context = new AppContext(home, new NoFileDialogs());
        this.scene = new Scene(context.window().root(), 1440, 900);
        context.theme().apply(scene);
    }

    public static void main(String[] arguments) throws Exception {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        Path home = Files.createTempDirectory("pictures");
        Path file = home.resolve("chinook.sqlite");
        Files.write(file, Files.readAllBytes(Path.of(arguments[1])));
        Files.writeString(home.resolve("broken.sqlite"), "This is not a database, but a text.");
        ProfileStore store = new ProfileStore(home);
        store.opened(
                new ConnectionProfile.SqliteFile(Path.of("/mnt/archive/archive-2019.sqlite"), Environment.TEST, true));
        store.opened(new ConnectionProfile.PostgresServer(
                "pg-1.example", 5432, "shop", "report", java.util.Map.of(), Environment.PRODUCTION, true));
        store.opened(new ConnectionProfile.PostgresServer(
                "db.example", 5432, "chinook", "ada", java.util.Map.of(), Environment.TEST, false));
        store.opened(new ConnectionProfile.SqliteFile(file, Environment.DEVELOPMENT, false));
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        ShellPictures[] made = new ShellPictures[1];
        onFx(() -> made[0] = new ShellPictures(out, home));
        made[0].run(home, file);
        Platform.exit();
    }

    private void run(Path home, Path file) throws Exception {
        rest();
        shoot("welcome");
        onFx(() -> ((TextField) scene.lookup("#connect-url"))
                .setText("postgresql+psycopg2://ada@db.example:5432/chinook"));
        shoot("welcome-url");
        onFx(() -> {
            ((TextField) scene.lookup("#connect-url")).setText("");
            context.window().openFile(home.resolve("broken.sqlite"));
        });
        rest();
        shoot("welcome-error");
        onFx(() -> context.window().openFile(file));
        rest();
        onFx(() -> {
            var problem = context.window().welcomeModel().problemProperty().get();
            if (problem != null) {
                throw new IllegalStateException(problem.toString());
            }
        });
        shoot("workspace");
        onFx(() -> context.window().search());
        shoot("palette");
        onFx(() -> ((TextField) scene.lookup("#palette-field")).setText("tra"));
        shoot("palette-search");
        onFx(() -> context.window().overlay().close());
        onFx(() -> {
            var view = context.window().view();
            var schema =
                    context.window().workspaceProperty().get().schemaProperty().get();
            view.open(schema.named("Track"));
            view.open(schema.named("Album"));
        });
        rest();
        shoot("rows");
        onFx(() -> context.window().view().editing().addColumn(named("Artist")));
        rest();
        shoot("add-column");
        onFx(() -> {
            context.window().overlay().close();
            ChangeSet changes = context.window().workspaceProperty().get().changeSet();
            changes.addSchemaChange(new Change.AddColumn(
                    named("Artist"),
                    Column.of("Country", ColumnType.of("NVARCHAR(40)", TypeKind.TEXT), true),
                    null,
                    null));
            changes.addSchemaChange(new Change.DropTable(named("MediaType")));
            changes.insert(named("Genre"), java.util.Map.of("Name", "Skiffle"));
        });
        rest();
        shoot("pending");
        onFx(() -> context.window().view().review());
        rest();
        shoot("review");
        onFx(() -> context.window().view().leaveFullPage());
        onFx(() -> context.window().view().showMigrations());
        rest();
        shoot("migrations");
        onFx(() -> context.window().leave(() -> {}));
        shoot("leave");
        onFx(context::close);
    }

    private ObjectName named(String table) {
        return context.window().workspaceProperty().get().schemaProperty().get().named(table);
    }

    private void rest() throws Exception {
        int quiet = 0;
        while (quiet < 3) {
            new CountDownLatch(1).await(60, TimeUnit.MILLISECONDS);
            onFx(() -> {});
            quiet = context.background().idle() ? quiet + 1 : 0;
        }
    }

    private void shoot(String name) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            onFx(() -> {
                context.theme().setDark(dark);
                for (int i = 0; i < 3; i++) {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                }
                try {
                    ImageIO.write(
                            SwingFXUtils.fromFXImage(scene.snapshot(null), null),
                            "png",
                            out.resolve(name + (dark ? "-dark" : "-light") + ".png")
                                    .toFile());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static void onFx(Runnable action) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Throwable[] thrown = new Throwable[1];
        Platform.runLater(() -> {
            try {
                action.run();
            } catch (Throwable t) {
                thrown[0] = t;
            } finally {
                done.countDown();
            }
        });
        done.await();
        if (thrown[0] != null) {
            throw new IllegalStateException(thrown[0]);
        }
    }
}
