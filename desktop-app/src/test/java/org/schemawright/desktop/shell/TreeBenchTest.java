package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.inspect.ObjectModel;
import org.schemawright.desktop.inspect.ObjectPanelView;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.BookstoreSample;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.bench.Bench;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.sqlite.SqliteDialect;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * How long the JavaFX thread is busy at a time with ten thousand tables of ten columns, beside a bare tree view of ten
 * thousand lines that opens.
 */
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
class TreeBenchTest {

    private static final int TABLES = 10_000;
    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    private final StackPane root = new StackPane();
    private final List<String> names =
            IntStream.range(0, TABLES).mapToObj(i -> "table_" + i).toList();
    private int turn;

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 320, 900);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void tenThousandTables(FxRobot robot) throws Exception {
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        Workspace workspace = new Workspace(
                opener.open(new BookstoreSample(opener).in(folder), null), wide(), new DirectBackground(), folder);
        robot.interact(() -> {
            measureTree(workspace);
            measurePanel(workspace);
            measurePalette(workspace);
        });
        workspace.close();
    }

    private void measureTree(Workspace workspace) {
        SchemaTreeModel model = new SchemaTreeModel(workspace);
        SchemaEditing editing = new SchemaEditing(workspace, new Overlay());
        compare("open", () -> shown(new SchemaTree(new SchemaTreeModel(workspace), editing)));
        SchemaTree tree = new SchemaTree(model, editing);
        tree.attach();
        compare("filter_all", () -> filter(model, tree, "t", "ta"));
        compare("filter_some", () -> filter(model, tree, "table_12", "table_13"));
        compare("filter_columns", () -> filter(model, tree, "amoun", "amount"));
        compare("filter_off", () -> filter(model, tree, "", "t"));
        model.filterProperty().set("");
        compare("reveal", () -> {
            tree.reveal(table(9_000 + turn++), true);
            return shown(tree);
        });
        compare("pending_change", () -> {
            Column column = Column.of("extra", ColumnType.of("TEXT", TypeKind.TEXT), true);
            workspace
                    .changeSet()
                    .addSchemaChange(new Change.AddColumn(table(turn++).name(), column, null, null));
            return shown(tree);
        });
        tree.detach();
    }

    private void measurePanel(Workspace workspace) {
        ObjectModel model = new ObjectModel(workspace);
        ObjectPanelView panel = new ObjectPanelView(model, new SchemaEditing(workspace, new Overlay()), true);
        panel.shown();
        compare("select", () -> {
            model.show(table(turn++));
            return shown((Region) panel.node());
        });
        panel.hidden();
    }

    private void measurePalette(Workspace workspace) {
        SchemaEditing ways = new SchemaEditing(workspace, new Overlay());
        DatabaseSchema schema = workspace.schemaProperty().get();
        compare("palette_open", () -> new PaletteModel(PaletteObjects.of(schema, ways)));
        PaletteModel palette = new PaletteModel(PaletteObjects.of(schema, ways));
        compare("palette_letter", () -> search(palette, "a", "t"));
        compare("palette_word", () -> search(palette, "table_77", "tab78"));
        assertThat(palette.hitsProperty().get()).isNotEmpty();
    }

    private void compare(String what, Callable<?> ours) {
        try {
            double[] millis = Bench.compareMillis(ROUNDS, ours, () -> shown(bare()));
            new Bench().record(new Bench.Result("tree.10000_tables." + what, millis[0], "ms", millis[1], "<= 100 ms"));
        } catch (Exception e) {
            throw new IllegalStateException(what, e);
        }
    }

    private Object filter(SchemaTreeModel model, SchemaTree tree, String one, String other) {
        model.filterProperty().set(turn++ % 2 == 0 ? one : other);
        return shown(tree);
    }

    private Object search(PaletteModel palette, String one, String other) {
        palette.searchProperty().set(turn++ % 2 == 0 ? one : other);
        return palette.hitsProperty().get();
    }

    private Object shown(Region region) {
        if (region.getParent() != root) {
            root.getChildren().setAll(region);
        }
        root.applyCss();
        root.layout();
        return root;
    }

    private TreeView<String> bare() {
        TreeItem<String> top = new TreeItem<>("root");
        top.setExpanded(true);
        top.getChildren().setAll(names.stream().map(TreeItem::new).toList());
        TreeView<String> view = new TreeView<>(top);
        view.setFixedCellSize(24);
        return view;
    }

    private static ObjectRef table(int number) {
        return ObjectRef.of(ObjectKind.TABLE, ObjectName.of("table_" + number));
    }

    private static DatabaseSchema wide() {
        return DatabaseSchema.empty(null).withTables(IntStream.range(0, TABLES).mapToObj(TreeBenchTest::wide));
    }

    private static Table wide(int number) {
        ColumnType integer = ColumnType.of("INTEGER", TypeKind.INTEGER);
        List<Column> columns = Stream.of(
                        "id", "parent_id", "code", "title", "note", "amount", "quantity", "active", "created_at", "due")
                .map(name -> Column.of(name, integer, false))
                .toList();
        ObjectName parent = ObjectName.of("table_" + number / 2);
        List<Constraint> constraints = List.of(
                new PrimaryKey(null, List.of("id")),
                ForeignKey.of(null, List.of("parent_id"), parent, List.of("id")),
                new UniqueKey("one_code_" + number, List.of("code")));
        Index index = new Index("index_" + number, false, List.of(Index.Part.of("due")), null, null);
        return Table.draft(ObjectName.of("table_" + number), columns, constraints)
                .withIndexes(List.of(index));
    }
}
