package org.schemawright.desktop.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.testing.BookstoreStage.await;
import static org.schemawright.desktop.testing.BookstoreStage.texts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.HazardPlaces.RowsPlace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The page of a table's design, by keyboard and pointer, on both engines. */
@ExtendWith(ApplicationExtension.class)
class DesignViewTest {

    @TempDir
    Path folder;

    private final ThreadedBackground background = new ThreadedBackground();
    private final Overlay overlay = new Overlay();
    private final BorderPane panes = new BorderPane();
    private final List<RowsPlace> shown = new ArrayList<>();
    private DesignFixture fixture;
    private DesignView view;

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(new StackPane(panes, overlay), 990, 800);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void open(boolean sqlite, FxRobot robot) throws Exception {
        fixture = new DesignFixture(sqlite, folder, background);
        robot.interact(() -> {
            DesignModel model = new DesignModel(fixture.workspace(), fixture.named("book"));
            view = new DesignView(model, new SchemaEditors(fixture.workspace(), overlay, change -> {}), shown::add);
            panes.setCenter(view.node());
            Region side = (Region) view.side();
            side.setPrefWidth(300);
            panes.setRight(side);
            view.shown();
            view.focus();
        });
        robot.interact(() -> {});
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(view::hidden);
        robot.interact(() -> {
            try {
                fixture.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            background.close();
        });
    }

    private Table book() {
        return fixture.workspace()
                .draftProperty()
                .get()
                .table(fixture.named("book"))
                .orElseThrow();
    }

    private static TextField editor(FxRobot robot) {
        return robot.lookup("#design-cell-editor").query();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aColumnIsAddedAndTypedInByKeysAlone(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.push(KeyCode.INSERT);
        assertThat(editor(robot).isFocused()).isTrue();
        robot.write("rating").push(KeyCode.TAB);
        robot.write("num");
        ListView<String> types = robot.lookup("#design-types").query();
        assertThat(types.getItems()).anyMatch(type -> type.toLowerCase().startsWith("numeric"));
        robot.push(KeyCode.DOWN).push(KeyCode.TAB);
        robot.push(KeyCode.SPACE).push(KeyCode.RIGHT);
        robot.write("1").push(KeyCode.ENTER);

        Column rating = book().column("rating").orElseThrow();
        assertThat(rating.type().raw()).isEqualToIgnoringCase("numeric(10,2)");
        assertThat(rating.nullable()).isFalse();
        assertThat(rating.defaultValue().sql()).isEqualTo("1");
        assertThat(fixture.pending()).singleElement().isInstanceOf(Change.AddColumn.class);
        assertThat(texts(robot)).contains("new");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrongIsSaidWhileTypingAndCorrectedThere(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.push(KeyCode.DOWN).push(KeyCode.F2);
        robot.eraseText(5).write("id");
        assertThat(texts(robot)).contains("There is already a column named id.");
        robot.push(KeyCode.ENTER);
        assertThat(editor(robot).isFocused()).as("it stays until it is right").isTrue();
        assertThat(fixture.pending()).isEmpty();
        robot.write("entifier").push(KeyCode.ENTER);
        assertThat(book().column("identifier")).isPresent();
        assertThat(texts(robot)).contains("was title");
        robot.push(KeyCode.UP).push(KeyCode.F2).write("gone").push(KeyCode.ESCAPE);
        assertThat(book().column("gone")).isEmpty();
        // The engine itself is asked about a default.
        robot.interact(() -> robot.lookup("#column-default").<TextField>query().requestFocus());
        robot.write("nonsense()");
        await(() -> texts(robot).stream().anyMatch(text -> text.contains("says: ") && text.contains("nonsense")));
        robot.push(KeyCode.ESCAPE);
        assertThat(fixture.pending()).singleElement().isInstanceOf(Change.RenameColumn.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsInTheWayStandBesideTheFieldWithTheWayToThem(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.DOWN);
        robot.interact(() -> robot.lookup("#column-nullable").<CheckBox>query().fire());
        assertThat(book().column("pages").orElseThrow().nullable()).isFalse();
        await(() -> robot.lookup("#column-rows .show-rows").tryQuery().isPresent());
        assertThat(texts(robot)).contains("2 rows have no value in pages.");
        await(() -> robot.lookup("#design-columns .show-rows").tryQuery().isPresent());
        robot.interact(() -> {});
        Node below = robot.lookup("#design-columns .show-rows").query();
        double end = name(robot, "pages").localToScene(0, 0).getY() + 20;
        assertThat(below.localToScene(0, 0).getY()).as("right below its line").isBetween(end, end + 20);
        assertThat(name(robot, "price").localToScene(0, 0).getY())
                .as("and the next line below that")
                .isGreaterThan(end + 25);
        robot.interact(
                () -> robot.lookup("#column-rows .show-rows").<Hyperlink>query().fire());
        assertThat(shown).containsExactly(new RowsPlace(fixture.named("book"), "\"pages\" IS NULL"));
        robot.interact(
                () -> robot.lookup("#column-rows .fill-rows").<Hyperlink>query().fire());
        robot.clickOn("#fill-value").write("1 x");
        Button submit = robot.lookup("#design-submit").query();
        assertThat(submit.isDisabled()).isTrue();
        robot.eraseText(2).push(KeyCode.ENTER);
        await(() -> texts(robot).contains("2 rows get 1 in pages."));
        assertThat(((Change.AlterColumn) fixture.pending().getFirst()).fill()).isEqualTo("1");
        robot.interact(() ->
                robot.lookup("#column-rows .allow-null").<Hyperlink>query().fire());
        assertThat(fixture.pending()).isEmpty();
        await(() -> robot.lookup("#column-rows .show-rows").tryQuery().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatStandsInAColumnIsToldBesideIt(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.clickOn(name(robot, "pages"));
        await(() -> values(robot).contains("Different values"));
        assertThat(values(robot).subList(0, 2)).containsExactly("Values", "3 rows");
        assertThat(values(robot)).containsSequence("No value", "2");
        robot.clickOn(name(robot, "id"));
        await(() -> values(robot).containsAll(List.of("No value", "0", "all of them")));
        robot.clickOn("#design-add-column");
        assertThat(robot.lookup("#column-values").query().isVisible()).isFalse();
    }

    private static List<String> values(FxRobot robot) {
        return robot.lookup("#column-values").query().lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    private List<String> columns() {
        return book().columns().stream().map(Column::name).toList();
    }

    @Test
    void columnsAreMovedByKeysAndByDragging(FxRobot robot) throws Exception {
        open(true, robot);
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
        robot.push(KeyCode.ALT, KeyCode.DOWN).push(KeyCode.ALT, KeyCode.DOWN);
        assertThat(columns()).containsExactly("id", "title", "pages", "price", "author_id");
        robot.push(KeyCode.ALT, KeyCode.UP);
        assertThat(columns()).containsExactly("id", "title", "pages", "author_id", "price");
        assertThat(texts(robot)).contains("moved");
        ColumnTable table = robot.lookup("#design-columns").query();
        assertThat(table.isFocused()).isTrue();
        assertThat(table.getFocusModel().getFocusedCell().getRow()).isEqualTo(3);
        assertThat(table.line().name()).isEqualTo("author_id");
        // The keyboard is at the column that was moved: what is typed goes there.
        robot.push(KeyCode.F2).write("writer").push(KeyCode.ENTER);
        assertThat(columns()).containsExactly("id", "title", "pages", "writer", "price");

        Node price = name(robot, "price");
        robot.drag(price).moveTo(name(robot, "id"));
        robot.moveBy(0, -6);
        assertThat(price.getScene().getRoot().lookupAll(".table-row-cell").stream()
                        .filter(row -> row.getPseudoClassStates().stream()
                                .anyMatch(state -> state.getPseudoClassName().startsWith("drop-"))))
                .hasSize(1);
        robot.drop();
        assertThat(columns()).containsExactly("price", "id", "title", "pages", "writer");
        assertThat(table.line().name()).isEqualTo("price");
        assertThat(fixture.pending()).hasSize(2);
        robot.interact(() -> fixture.workspace().changeSet().undo());
        assertThat(columns()).containsExactly("id", "title", "pages", "writer", "price");
    }

    @Test
    void aColumnIsDraggedWhileItsNewNameStandsInThePanel(FxRobot robot) throws Exception {
        open(true, robot);
        robot.clickOn(name(robot, "price"));
        robot.doubleClickOn("#column-name").push(KeyCode.CONTROL, KeyCode.A).write("cost");
        robot.drag(name(robot, "price")).moveTo(name(robot, "title"));
        robot.moveBy(0, -6);
        robot.drop();
        assertThat(columns()).containsExactly("id", "cost", "title", "author_id", "pages");
        assertThat(robot.lookup("#design-columns").<ColumnTable>query().line().name())
                .isEqualTo("cost");
    }

    @Test
    void whereTheEngineKeepsTheOrderThatIsSaid(FxRobot robot) throws Exception {
        open(false, robot);
        robot.push(KeyCode.DOWN).push(KeyCode.ALT, KeyCode.UP);
        assertThat(fixture.pending()).isEmpty();
        assertThat(texts(robot)).anyMatch(text -> text.startsWith("PostgreSQL keeps columns in the order"));
        ColumnTable table = robot.lookup("#design-columns").query();
        robot.interact(() -> table.getContextMenu().show(table, 100, 100));
        assertThat(table.getContextMenu().getItems())
                .filteredOn(item -> "Move the column up".equals(item.getText()))
                .allMatch(MenuItem::isDisable);
        robot.interact(() -> table.getContextMenu().hide());
    }

    /** The list keeps lines that it does not show. */
    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private static Node name(FxRobot robot, String column) {
        return robot.lookup(".column-name").queryAllAs(Label.class).stream()
                .filter(label -> column.equals(label.getText()) && isSeen(label))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aForeignKeyIsPicked(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.clickOn("#design-add-reference");
        Button submit = robot.lookup("#design-submit").query();
        assertThat(submit.isDisabled()).isTrue();
        robot.interact(
                () -> robot.lookup("#fk-target").<ComboBox<Object>>query().setValue(fixture.named("author")));
        assertThat(robot.lookup("#fk-column-1").<ComboBox<String>>query().getValue())
                .isEqualTo("author_id");
        assertThat(robot.lookup("#fk-name").<TextField>query().getText()).isEqualTo("book_author_id_fkey");
        assertThat(submit.isDisabled()).isFalse();
        robot.interact(submit::fire);
        assertThat(book().foreignKeys()).hasSize(1);
        assertThat(overlay.showingProperty().get()).isFalse();
        ListView<RuleLine> list = robot.lookup("#design-references").query();
        assertThat(list.getItems()).map(RuleLine::words).containsExactly("author_id → author");
        // Enter changes it, Delete takes it away again.
        robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
        });
        robot.push(KeyCode.ENTER);
        assertThat(texts(robot)).contains("Foreign key of book", "Change foreign key");
        robot.push(KeyCode.ESCAPE);
        robot.interact(list::requestFocus);
        robot.push(KeyCode.DELETE);
        assertThat(fixture.pending()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anIndexAndACheckAreWritten(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        robot.clickOn("#design-add-index");
        robot.interact(() -> robot.lookup("#key-column-1")
                .<ComboBox<String>>query()
                .getEditor()
                .setText("lower(title)"));
        Button submit = robot.lookup("#design-submit").query();
        await(() -> !submit.isDisabled());
        assertThat(robot.lookup("#key-name").<TextField>query().getText()).isEqualTo("book_idx");
        robot.interact(submit::fire);
        assertThat(book().indexes()).hasSize(2);
        robot.clickOn("#design-add-check");
        robot.clickOn("#check-expression").write("prize > 0");
        await(() -> texts(robot).stream().anyMatch(text -> text.contains("says: ") && text.contains("prize")));
        robot.eraseText(6).write("ce > 0");
        Button add = robot.lookup("#design-submit").query();
        await(() -> !add.isDisabled());
        robot.interact(add::fire);
        assertThat(book().checks()).hasSize(2);
        List<Node> lists = List.of(
                robot.lookup("#design-keys").query(),
                robot.lookup("#design-checks").query());
        assertThat(lists).allMatch(Node::isVisible);
    }
}
