package org.schemawright.desktop.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.schemawright.desktop.design.SchemaEditors;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.desktop.testing.NoFileDialogs;
import org.schemawright.desktop.testing.OpenBookstore;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;

/** Pictures of migrations and editors, for people to look at: {@code SchemaPictures FOLDER}. */
final class SchemaPictures {

    private static final ObjectName BOOK = ObjectName.of("book");

    private final Path folder;
    private final boolean dark;
    private final Overlay overlay = new Overlay();
    private final StackPane content = new StackPane();
    private final Scene scene = new Scene(new StackPane(content, overlay), 1200, 760);
    private final Workspace workspace;

    private SchemaPictures(Path folder, boolean dark, Workspace workspace) {
        this.folder = folder;
        this.dark = dark;
        this.workspace = workspace;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Platform.startup(() -> {});
        for (boolean dark : new boolean[] {false, true}) {
            Workspace workspace = OpenBookstore.in(Files.createTempDirectory("pictures"), new DirectBackground());
            CompletableFuture<Void> done = new CompletableFuture<>();
            Platform.runLater(() -> {
                try {
                    new SchemaPictures(folder, dark, workspace).draw();
                    done.complete(null);
                } catch (Exception failed) {
                    done.completeExceptionally(failed);
                }
            });
            done.get(300, TimeUnit.SECONDS);
        }
        Platform.exit();
    }

    private void draw() throws Exception {
        new Theme(dark).apply(scene);
        MigrationsModel model = new MigrationsModel(workspace);
        MigrationsView view = new MigrationsView(
                model, overlay, new MigrationsWays(() -> {}, (title, schemas) -> {}, new NoFileDialogs()));
        content.getChildren().setAll(view.node());
        view.shown();
        Column column = Column.of("shelf_mark", ColumnType.of("TEXT", TypeKind.TEXT), true);
        workspace.changeSet().addSchemaChange(new Change.AddColumn(BOOK, column, null, null));
        view.askGenerate();
        picture("generate");
        overlay.close();
        model.generate("Add a shelf mark to book");
        picture("migrations");
        model.upgrade(null);
        picture("migrations-done");
        model.downgrade(null);
        picture("migrations-base");
        SchemaEditors editors = new SchemaEditors(workspace, overlay, change -> {});
        model.upgrade(null);
        editors.newTable();
        ((TextField) scene.lookup("#design-name")).setText("publisher");
        picture("new-table");
        overlay.close();
        editors.addColumn(BOOK);
        ((TextField) scene.lookup("#design-name")).setText("title");
        ((TextField) scene.lookup("#design-default")).setText("en");
        picture("add-column");
        overlay.close();
        editors.dropTable(BOOK);
        picture("drop-table");
        overlay.close();
        editors.renameColumn(BOOK, "title");
        picture("rename");
        overlay.close();
        view.hidden();
    }

    private void picture(String name) throws Exception {
        scene.snapshot(null);
        ImageIO.write(
                SwingFXUtils.fromFXImage(scene.snapshot(null), null),
                "png",
                folder.resolve(name + (dark ? "-dark" : "-light") + ".png").toFile());
    }
}
