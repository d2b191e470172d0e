package org.schemawright.desktop.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.testfx.api.FxToolkit;

/** Columns change places, and rows without a value get one. */
class DesignMovesTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static DesignLine line(DesignModel model, String name) {
        return model.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ColumnForm edit(DesignModel model, String column) {
        model.select(line(model, column));
        return model.form();
    }

    @Test
    void columnsAreMovedOnSqliteAsOneChange() throws Exception {
        try (DesignFixture fixture = new DesignFixture(true, folder)) {
            DesignModel model = fixture.design("book");
            edit(model, "price");
            model.moves().move(-1);
            model.moves().move(-1);
            assertThat(fixture.pending())
                    .singleElement()
                    .isEqualTo(new Change.OrderColumns(
                            fixture.named("book"),
                            List.of("id", "title", "author_id", "pages", "price"),
                            List.of("id", "title", "price", "author_id", "pages")));
            assertThat(model.selectedLine()).map(DesignLine::name).contains("price");
            assertThat(model.lines()).map(DesignLine::mark).containsExactly("", "", "moved", "", "");
            model.addColumn(model.emptyColumn());
            assertThat(model.moves().can(line(model, "column"), 1)).isFalse();
            model.moves().moveTo(line(model, "column"), line(model, "id"), false);
            edit(model, "pages").name.set("page_count");
            model.commit();
            model.drop(line(model, "author_id"));
            assertThat(model.lines()).map(DesignLine::mark).containsExactly("new", "", "", "dropped", "", "was pages");
            model.moves().moveTo(line(model, "title"), null, true);
            Table made = fixture.applied("book");
            assertThat(made.columns())
                    .map(Column::name)
                    .containsExactly("column", "id", "price", "page_count", "title");
        }
    }

    @Test
    void aColumnThatCannotBePutBackStaysSelected() throws Exception {
        try (DesignFixture fixture = new DesignFixture(true, folder)) {
            DesignModel model = fixture.design("book");
            DesignLine before = line(model, "title");
            edit(model, "title").name.set("name");
            model.commit();
            model.moves().moveTo(before, line(model, "id"), false);
            assertThat(model.selectedLine())
                    .as("there is no such line")
                    .map(DesignLine::name)
                    .contains("name");
            assertThat(model.lines()).map(DesignLine::name).startsWith("id", "name");

            model.addColumn(model.emptyColumn().withName("title"));
            model.select(line(model, "name"));
            model.putBack(line(model, "name"));

            assertThat(model.refusalProperty().get()).isNotEmpty();
            assertThat(model.selectedLine()).map(DesignLine::name).contains("name");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsInTheWayStandAtTheColumnOfTheirOwnTable(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("book");
            edit(model, "pages").nullable.set(false);
            model.commit();
            fixture.run("create table leaf (id integer primary key, pages integer)");
            fixture.workspace().refreshSchema(problem -> {});
            fixture.workspace()
                    .changeSchema(List.of(new Change.RenameColumn(fixture.named("leaf"), "pages", "page_numbers")));
            model.trouble().look();
            assertThat(model.trouble().found()).extracting(RowsInTheWay::column).containsExactly("pages");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsWithoutAValueAreFilledByTheRevision(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("book");
            edit(model, "pages").nullable.set(false);
            model.commit();
            model.trouble().look();
            RowsInTheWay trouble = model.trouble().found().getFirst();
            assertThat(trouble.isForLackOfAnOldValue()).isTrue();

            FillModel fill = new FillModel(
                    model.drawing(), fixture.named("book"), line(model, "pages").shown());
            fill.valueProperty().set("many");
            assertThat(fill.problem()).isNotEmpty();
            assertThat(fill.ready().get()).isFalse();
            fill.valueProperty().set("288");
            assertThat(fill.problem()).isEmpty();
            assertThat(fill.ready().get()).isTrue();
            model.change(fill.changes());

            Change.AlterColumn alter = (Change.AlterColumn) fixture.pending().getFirst();
            assertThat(fixture.pending()).hasSize(1);
            assertThat(alter.fill()).isEqualTo("288");
            assertThat(line(model, "pages").mark()).isEqualTo("changed");
            model.trouble().look();
            assertThat(model.trouble().found()).singleElement().satisfies(filled -> {
                assertThat(filled.words()).isEqualTo("2 rows get 288 in pages.");
                assertThat(filled.stops()).isFalse();
            });
            edit(model, "pages").name.set("page_count");
            model.commit();
            fixture.applied("book");
            assertThat(fixture.values("select page_count from book order by id"))
                    .containsExactly("341", "288", "288");
        }
    }

    @Test
    void oneValueDoesNotDoForAColumnThatTellsRowsApart() throws Exception {
        try (DesignFixture fixture = new DesignFixture(true, folder)) {
            Table author = fixture.workspace()
                    .schemaProperty()
                    .get()
                    .table(fixture.named("author"))
                    .orElseThrow();
            assertThat(author.columns())
                    .filteredOn(column -> FillModel.mayFill(author, column))
                    .map(Column::name)
                    .containsExactly("name");
        }
    }

    @Test
    void aMovedColumnIsPutBack() throws Exception {
        try (DesignFixture fixture = new DesignFixture(true, folder)) {
            DesignModel model = fixture.design("book");
            ColumnForm form = edit(model, "title");
            form.name.set("label");
            model.commit();
            model.moves().moveTo(line(model, "label"), line(model, "price"), true);
            assertThat(line(model, "label").moved()).isTrue();
            model.putBack(line(model, "label"));
            assertThat(fixture.pending()).isEmpty();
            model.moves().moveTo(line(model, "price"), line(model, "id"), false);
            assertThat(line(model, "price").state()).isEqualTo(DesignLine.State.CHANGED);
            fixture.workspace().changeSet().undo();
            assertThat(line(model, "price").state()).isEqualTo(DesignLine.State.SAME);
        }
    }

    @Test
    void postgresqlKeepsTheOrderOfWhatIsThereAndTakesAnyForANewTable() throws Exception {
        try (DesignFixture fixture = new DesignFixture(false, folder)) {
            DesignModel model = fixture.design("book");
            edit(model, "price");
            assertThat(model.moves().can(line(model, "price"), -1)).isFalse();
            model.moves().move(-1);
            assertThat(model.refusalProperty().get()).startsWith("PostgreSQL keeps columns in the order");
            assertThat(fixture.pending()).isEmpty();
            ObjectName shelf = fixture.named("author").withName("shelf");
            Column id = line(model, "id").shown();
            Column title = line(model, "title").shown();
            fixture.workspace()
                    .changeSchema(List.of(
                            new Change.CreateTable(Table.draft(shelf, List.of(id, title), List.of()), List.of())));
            DesignModel made = new DesignModel(fixture.workspace(), shelf);
            made.attach();
            made.moves().moveTo(line(made, "title"), line(made, "id"), false);
            assertThat(fixture.pending()).singleElement().isInstanceOf(Change.CreateTable.class);
            assertThat(fixture.applied("shelf").columns()).map(Column::name).containsExactly("title", "id");
        }
    }
}
