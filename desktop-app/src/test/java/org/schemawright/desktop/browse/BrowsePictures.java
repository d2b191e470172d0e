package org.schemawright.desktop.browse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.sqlite.SqliteDialect;

/**
 * Draws the grid and the review on a copy of a SQLite file, light and dark, to look at: arguments are the file and the
 * folder for the pictures.
 */
public final class BrowsePictures {

    private BrowsePictures() {}

    public static void main(String[] args) throws Exception {
        Path copy = Files.createTempFile("pictures", ".sqlite");
        Files.write(copy, Files.readAllBytes(Path.of(args[0])));
        Path folder = Files.createDirectories(Path.of(args[1]));
        OpenDatabase database = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect())
                .open(new ConnectionProfile.SqliteFile(copy, Environment.DEVELOPMENT, false), null);
        DatabaseSchema schema;
        try (var connection = database.reader()) {
            schema = database.dialect().schemaReader().read(connection);
        }
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                for (boolean dark : List.of(false, true)) {
                    draw(database, schema, folder, dark, copy);
                }
            } catch (Exception | LinkageError problem) {
                problem.printStackTrace();
            } finally {
                done.countDown();
            }
        });
        done.await();
        database.close();
        Platform.exit();
    }

    private static void draw(OpenDatabase database, DatabaseSchema schema, Path folder, boolean dark, Path copy)
            throws Exception {
        Theme theme = new Theme(dark);
        String suffix = dark ? "-dark.png" : "-light.png";
        Workspace workspace =
                new Workspace(database, schema, new DirectBackground(), copy.resolveSibling("migrations"));
        RowGridModel model = new RowGridModel(workspace, TableLink.to(ObjectName.of("Track")));
        RowGridView view = new RowGridView(model, link -> {});
        view.shown();
        Region grid = (Region) view.node();
        BorderPane page = new BorderPane(grid, null, view.side(), null, null);
        GridColumn composer = column(model, "Composer");
        model.edits().type(model.row(2), composer, "Deaffy, Smith-Diesel");
        model.edits().type(model.row(6), column(model, "Name"), "");
        model.edits().setNull(model.row(7), composer);
        int added = model.addRow(8);
        model.edits().type(model.row(added), column(model, "Name"), "Let There Be Rock (Live)");
        model.edits().type(model.row(added), column(model, "AlbumId"), "4");
        model.edits().type(model.row(added), column(model, "Milliseconds"), "512000");
        model.deleteRows(List.of(14));
        GridTable table = (GridTable) grid.lookup("#row-grid");
        Scene scene = scene(page, theme);
        picture(scene, folder.resolve("grid" + suffix));
        model.edits().type(model.row(11), column(model, "Milliseconds"), "5:10");
        table.goTo(11, column(model, "Milliseconds"));
        picture(scene, folder.resolve("grid-bad" + suffix));
        table.goTo(2, composer);
        picture(scene, folder.resolve("grid-edited" + suffix));
        for (String name : List.of("Customer", "PlaylistTrack", "Invoice")) {
            RowGridView other =
                    new RowGridView(new RowGridModel(workspace, TableLink.to(ObjectName.of(name))), link -> {});
            other.shown();
            picture(
                    scene(new BorderPane(other.node(), null, other.side(), null, null), theme),
                    folder.resolve("grid-" + name + suffix));
            other.hidden();
        }
        RowGridModel customers = new RowGridModel(workspace, TableLink.to(ObjectName.of("Customer")));
        customers.attach();
        customers.edits().type(customers.row(3), column(customers, "Email"), "bjorn@fjordmail.no");
        workspace
                .changeSet()
                .addSchemaChange(new Change.AddColumn(
                        ObjectName.of("Artist"),
                        Column.of("Country", new ColumnType("NVARCHAR(40)", TypeKind.TEXT, 40, null), true),
                        null,
                        null));
        workspace.changeSet().addSchemaChange(new Change.DropColumn(ObjectName.of("Customer"), "Fax"));
        ReviewView review = new ReviewView(
                new ReviewModel(workspace), new ReviewWays(() -> {}, link -> {}, () -> {}, new Overlay()));
        review.shown();
        Scene reviewScene = scene((Parent) review.node(), theme);
        picture(reviewScene, folder.resolve("review" + suffix));
        ((javafx.scene.control.TabPane) review.node().lookup("#review-tabs"))
                .getSelectionModel()
                .select(1);
        picture(reviewScene, folder.resolve("review-sql" + suffix));
        ((javafx.scene.control.TabPane) review.node().lookup("#review-tabs"))
                .getSelectionModel()
                .select(2);
        picture(reviewScene, folder.resolve("review-back" + suffix));
        review.hidden();
        view.hidden();
    }

    private static GridColumn column(RowGridModel model, String name) {
        return model.columnsProperty().get().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Scene scene(Parent root, Theme theme) {
        Scene scene = new Scene(root, 1208, 800);
        theme.apply(scene);
        return scene;
    }

    private static void picture(Scene scene, Path file) throws Exception {
        scene.snapshot(null);
        // A scroll pane caches its picture, which without a window is never told that it is old.
        scene.getRoot().lookupAll(".viewport").forEach(node -> node.setCache(false));
        scene.snapshot(null);
        WritableImage image = scene.snapshot(null);
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }
}
