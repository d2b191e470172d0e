package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.widget.BeforeAfter;
import org.schemawright.desktop.widget.Clipboards;
import org.schemawright.desktop.widget.DiffText;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.HazardRows;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SchemaReviewTest {

    @TempDir
    Path folder;

    private Stage stage;
    private BrowseFixture books;
    private ReviewModel review;
    private ReviewView view;
    private final List<TableLink> opened = new ArrayList<>();
    private int historyShown;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private void open(boolean sqlite, FxRobot robot) throws Exception {
        books = BrowseFixture.on(
                sqlite,
                folder,
                "create table author (id integer primary key, name text not null, note text)",
                "create table book (id integer primary key, title text not null,"
                        + " author_id integer, pages integer, subtitle text)",
                "insert into author values (1, 'Ursula', 'kept'), (2, 'Iain', null)",
                "insert into book values (1, 'Matter', 2, 593, 'a'), (2, 'Comet', 9, null, null),"
                        + " (3, 'Matter', 2, null, 'c'), (4, 'Excession', 2, 451, null)");
        robot.interact(() -> {
            review = new ReviewModel(books.workspace());
            Overlay overlay = new Overlay();
            view = new ReviewView(review, new ReviewWays(() -> {}, opened::add, () -> historyShown++, overlay));
            Scene scene = new Scene(new StackPane(view.node(), overlay), 1440, 850);
            new Theme(false).apply(scene);
            stage.setScene(scene);
            stage.show();
            view.shown();
        });
    }

    private void change(FxRobot robot, Change... changes) {
        robot.interact(() -> List.of(changes).forEach(books.workspace().changeSet()::addSchemaChange));
    }

    private ObjectName book() {
        return named("book");
    }

    private ObjectName named(String table) {
        return books.workspace().schemaProperty().get().named(table);
    }

    private Change notNull(String column) {
        Column before = books.workspace()
                .schemaProperty()
                .get()
                .table(book())
                .orElseThrow()
                .column(column)
                .orElseThrow();
        return new Change.AlterColumn(book(), before, before.notNull());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTableStandsBeforeAndAfterSideBySide(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        change(robot, new Change.DropColumn(book(), "subtitle"), new Change.DropTable(named("author")));
        TabPane tabs = robot.lookup("#review-tabs").query();
        robot.interact(() -> tabs.getSelectionModel().select(3));
        ListView<BeforeAfter.Entry> changed = robot.lookup("#changed-objects").query();
        assertThat(changed.getItems()).extracting(BeforeAfter.Entry::name).hasSize(2);
        robot.interact(() -> changed.getSelectionModel().select(1));
        assertThat(robot.lookup("#before-after-text").<DiffText>query().getText())
                .containsPattern("(?m)^- +\"subtitle\"")
                .containsPattern("(?m)^  +\"pages\"");
        robot.interact(() -> books.workspace().changeSet().undo());
        assertThat(changed.getItems()).hasSize(1);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> view.hidden());
        books.close();
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private void fire(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryAs(ButtonBase.class).fire());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHazardNamesItsRowsAndLeadsToExactlyThem(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        change(robot, new Change.DropColumn(book(), "subtitle"));

        assertThat(texts(robot, ".hazard-number")).containsExactly("2 rows now, such as:");
        assertThat(texts(robot, ".hazard-row")).containsExactly("id 1, subtitle a", "id 3, subtitle c");
        assertThat(robot.lookup(".hazard").queryAs(VBox.class).getStyleClass())
                .contains("calm")
                .doesNotContain("danger");
        assertThat(texts(robot, ".badge"))
                .as("what is kept is no danger; SQLite writes the table anew")
                .containsExactly(sqlite ? "1 hazard" : "values kept");

        robot.interact(() -> robot.lookup(".see-rows").queryAs(Hyperlink.class).fire());
        assertThat(opened).singleElement().extracting(TableLink::table).isEqualTo(book());
        assertThat(ids(opened.getFirst(), robot)).containsExactly("1", "3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyLinkShowsTheRowsThatWereCounted(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        change(
                robot,
                notNull("pages"),
                new Change.AddConstraint(book(), new UniqueKey("book_title", List.of("title"))),
                new Change.AddConstraint(
                        book(), ForeignKey.of("written", List.of("author_id"), named("author"), List.of("id"))),
                new Change.AddConstraint(book(), new CheckConstraint("long", "pages > 500")),
                new Change.RenameColumn(book(), "subtitle", "more"),
                new Change.DropColumn(book(), "more"),
                new Change.DropTable(named("author")));

        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (HazardFacts facts : review.schema().lookProperty().get().facts()) {
            for (HazardRows rows : facts.hazard().rows()) {
                TableLink link = HazardLinks.to(rows, sqlite).orElseThrow();
                ids.put(rows.getClass().getSimpleName() + " " + link.table().name(), ids(link, robot));
            }
        }
        assertThat(ids)
                .containsEntry("Lacking book", List.of("2", "3"))
                .containsEntry("Alike book", List.of("1", "3"))
                .containsEntry("Astray book", List.of("2"))
                .containsEntry("Meeting book", List.of("4"))
                .containsEntry("Having book", List.of("1", "3"))
                .containsEntry("All author", List.of("1", "2"));
    }

    private List<String> ids(TableLink link, FxRobot robot) {
        RowGridModel grid = new RowGridModel(books.workspace(), link);
        robot.interact(grid::attach);
        assertThat(grid.problemProperty().get()).isNull();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < grid.sizeProperty().get(); i++) {
            ids.add(String.valueOf(
                    grid.cell(i, BrowseFixture.column(grid, "id")).value()));
        }
        robot.interact(grid::detach);
        return ids;
    }

    @Test
    void rowsThatCannotBeCountedAreSaidAndNothingWaits(FxRobot robot) throws Exception {
        open(true, robot);
        books.elsewhere("alter table book rename to other");
        change(robot, new Change.DropColumn(book(), "subtitle"));

        assertThat(texts(robot, ".hazard-number")).singleElement().asString().startsWith("It could not be looked at:");
        assertThat(robot.lookup("#generate").queryAs(Button.class).isDisabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotKeptHasNoWayBackAndIsAcceptedByName(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        change(robot, new Change.DropColumn(book(), "subtitle"));
        assertThat(robot.lookup("#no-way-back").query().isVisible()).isFalse();
        TextField message = robot.lookup("#revision-message").queryAs(TextField.class);
        String suggested = message.getText();
        change(robot, new Change.RenameColumn(book(), "pages", "leaves"));
        assertThat(message.getText()).isNotEqualTo(suggested);
        robot.interact(() -> books.workspace().changeSet().undo());
        assertThat(message.getText()).isEqualTo(suggested);
        robot.interact(message::requestFocus);
        robot.push(KeyCode.ENTER);
        assertThat(ReviewStage.result(robot)).as("nothing runs").doesNotStartWith("Upgraded");
        assertThat(robot.lookup("#apply-migration").query().isFocused()).isTrue();
        assertThat(texts(robot, ".way-back .label")).contains("There is a way back.");

        robot.interact(
                () -> robot.lookup("#keep-values").queryAs(CheckBox.class).fire());
        assertThat(robot.lookup("#no-way-back").query().isVisible()).isTrue();
        assertThat(texts(robot, ".way-back .label"))
                .contains("There is no way back.")
                .anyMatch(words -> words.contains("subtitle"));
        assertThat(robot.lookup(".hazard").queryAs(VBox.class).getStyleClass()).contains("danger");

        fire(robot, "#apply-migration");
        assertThat(robot.lookup(".accept-tick").queryAs(CheckBox.class).getText())
                .isEqualTo("Values are deleted (DELETES_DATA)");
        Button confirm = robot.lookup("#accept-confirm").queryAs(Button.class);
        assertThat(confirm.isDisabled()).isTrue();
        assertThat(books.value("select count(subtitle) from book")).isEqualTo("2");
        assertThat(texts(robot, ".accept-card .label")).contains("2 rows now, such as:", "    id 1, subtitle a");
        robot.interact(
                () -> robot.lookup(".accept-tick").queryAs(CheckBox.class).fire());
        assertThat(confirm.isDisabled()).isFalse();
        robot.interact(confirm::fire);

        assertThat(ReviewStage.result(robot)).startsWith("Upgraded");
        assertThat(books.workspace().changeSet().isEmpty()).isTrue();
        assertThat(books.workspace()
                        .schemaProperty()
                        .get()
                        .table(book())
                        .orElseThrow()
                        .column("subtitle"))
                .isEmpty();
        assertThat(books.workspace().schemaWork().keepsProperty().get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRehearsalGoesUpDownAndUpAndItsReportStaysUntilSomethingElseIsPending(boolean sqlite, FxRobot robot)
            throws Exception {
        open(sqlite, robot);
        change(robot, new Change.DropColumn(book(), "subtitle"));

        fire(robot, "#rehearse");

        assertThat(ReviewStage.result(robot)).isEqualTo("Rehearsed: it went up, down and up again, and all came back.");
        assertThat(texts(robot, "#rehearsal-report .strong"))
                .anyMatch(words -> words.startsWith("Up, "))
                .anyMatch(words -> words.startsWith("Down, "))
                .anyMatch(words -> words.startsWith("Up again, "));
        assertThat(books.value("select count(subtitle) from book")).isEqualTo("2");
        fire(robot, "#copy-rehearsal");
        robot.interact(
                () -> assertThat(Clipboards.text()).contains("Rehearsed:").contains("Down, "));

        change(
                robot,
                new Change.AddColumn(
                        book(), Column.of("isbn", ColumnType.of("text", TypeKind.TEXT), true), null, null));
        assertThat(robot.lookup("#rehearsal-report").tryQuery()).isEmpty();
        assertThat(ReviewStage.result(robot)).startsWith("The schema changes become a migration");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRehearsalThatStopsSaysWhereAndWhy(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        change(robot, notNull("pages"));

        fire(robot, "#rehearse");

        assertThat(ReviewStage.result(robot)).isEqualTo("The rehearsal stopped on the way up.");
        assertThat(texts(robot, ".rehearsal-finding"))
                .singleElement()
                .asString()
                .contains("pages");
        assertThat(books.workspace().changeSet().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatLosesNothingIsAppliedAtOnce(boolean sqlite, FxRobot robot) throws Exception {
        open(sqlite, robot);
        change(
                robot,
                new Change.AddColumn(
                        book(), Column.of("isbn", ColumnType.of("text", TypeKind.TEXT), true), null, null));

        fire(robot, "#apply-migration");

        assertThat(ReviewStage.result(robot)).startsWith("Upgraded");
        assertThat(books.value("select count(isbn) from book")).isEqualTo("0");
        assertThat(texts(robot, ".result-row .label"))
                .anyMatch(words -> words.contains("is the current revision, kept in versions/")
                        && words.endsWith("_new_column_isbn_on_book.yaml."));
        fire(robot, "#show-migrations");
        assertThat(historyShown).isOne();
        try (var files = Files.list(folder.resolve("migrations/versions"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".yaml"))).hasSize(1);
        }
    }

    @Test
    void discardTakesOnlyTheSchemaChangesBack(FxRobot robot) throws Exception {
        open(true, robot);
        RowGridModel grid = books.grid("book");
        robot.interact(() -> grid.edits().type(grid.row(0), BrowseFixture.column(grid, "title"), "Other"));
        change(robot, new Change.DropColumn(book(), "subtitle"), new Change.DropTable(named("author")));

        fire(robot, "#discard-schema");

        assertThat(books.workspace().changeSet().schemaChanges()).isEmpty();
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(1);
        robot.interact(() -> books.workspace().changeSet().undo());
        assertThat(books.workspace().changeSet().schemaChanges()).hasSize(2);
        robot.interact(grid::detach);
    }

    @Test
    void whoWaitsOnPostgresqlIsSaidAndCanBeLetGoOn(FxRobot robot) throws Exception {
        open(false, robot);
        change(
                robot,
                new Change.CreateIndex(
                        book(), new Index("by_title", false, List.of(Index.Part.of("title")), null, null)));

        assertThat(texts(robot, "#locks .label"))
                .contains("Others wait meanwhile")
                .anyMatch(words -> words.contains("others can read the table but not write to it"));

        fire(robot, "#let-others");

        assertThat(texts(robot, "#locks .label")).contains("Others go on meanwhile");
        assertThat(review.sqlProperty().get().forward()).contains("CONCURRENTLY");
        fire(robot, "#apply-migration");
        assertThat(ReviewStage.result(robot)).startsWith("Upgraded");
        assertThat(books.value("select count(*) from pg_indexes where indexname = 'by_title'"))
                .isEqualTo("1");
    }
}
