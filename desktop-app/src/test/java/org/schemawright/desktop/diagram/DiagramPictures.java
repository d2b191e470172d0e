package org.schemawright.desktop.diagram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javax.imageio.ImageIO;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.sqlite.SqliteDialect;

/** Pictures of the diagram, for people to look at: {@code DiagramPictures FOLDER [SQLITE-FILE]}. */
final class DiagramPictures {

    private DiagramPictures() {}

    public static void main(String[] args) throws Exception {
        DatabaseSchema schema = args.length > 1 ? read(args[1]) : Schemas.bookstore();
        Path folder = Files.createDirectories(Path.of(args[0]));
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                for (boolean dark : new boolean[] {false, true}) {
                    draw(folder, schema, schema, dark, "plain");
                    draw(folder, schema, draft(schema), dark, "hover");
                    DatabaseSchema many = Schemas.random(5, 120);
                    draw(folder, many, many, dark, "many");
                    draw(folder, Schemas.of(), Schemas.of(), dark, "empty");
                }
            } catch (IOException failed) {
                failed.printStackTrace();
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static DatabaseSchema draft(DatabaseSchema schema) {
        return schema.withTables(Stream.concat(
                Stream.of(Schemas.table("Label", "id*", "Name", "Country")),
                schema.tables().stream().map(DiagramPictures::changed)));
    }

    private static Table changed(Table table) {
        if (table.name().name().equals("Album")) {
            Table added = Schemas.table("x", "LabelId?>Label");
            return table.withColumns(Stream.concat(table.columns().stream(), added.columns().stream())
                            .toList())
                    .withConstraints(Stream.concat(table.constraints().stream(), added.constraints().stream())
                            .toList());
        }
        return table.name().name().equals("Genre")
                ? table.withColumns(table.columns().subList(0, 1))
                : table;
    }

    private static void draw(Path folder, DatabaseSchema schema, DatabaseSchema draft, boolean dark, String name)
            throws IOException {
        Theme theme = new Theme(dark);
        DiagramModel model = new DiagramModel(
                () -> new DiagramSource(schema, draft, List.<Change>of()), List.of(), new DirectBackground());
        DiagramView view = new DiagramView(model, theme, new DiagramActions(table -> {}, () -> {}));
        Scene scene = new Scene(new BorderPane(view.node()), 1200, 760);
        theme.apply(scene);
        view.shown();
        scene.snapshot(null);
        if (name.equals("hover")) {
            model.reveal(ObjectName.of("Track"));
        }
        ImageIO.write(
                SwingFXUtils.fromFXImage(scene.snapshot(null), null),
                "png",
                folder.resolve("diagram-" + name + (dark ? "-dark" : "-light") + ".png")
                        .toFile());
        System.out.println(name + ": " + model.statusProperty().get() + ", "
                + model.timingProperty().get());
    }

    private static DatabaseSchema read(String file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return new SqliteDialect().schemaReader().read(connection);
        }
    }
}
