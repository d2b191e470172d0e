package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.SortKey;
import org.schemawright.migration.schema.ObjectName;

class RowGridModelTest {

    @TempDir
    Path folder;

    private BrowseFixture books;

    @BeforeEach
    void open() throws Exception {
        books = new BrowseFixture(folder, BrowseFixture.BOOKS);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void readsRowsAndTheNamesOfReferencedRows() {
        RowGridModel model = books.grid("book");

        assertThat(model.sizeProperty().get()).isEqualTo(3);
        assertThat(model.rowWordsProperty().get()).isEqualTo("3 rows");
        assertThat(model.cell(1, column(model, "title")).value()).isEqualTo("Matter");
        assertThat(model.label(column(model, "author_id"), 2L)).isEqualTo("Iain");
        assertThat(column(model, "author_id").typeWords()).isEqualTo("→ author");
        assertThat(model.queryWordsProperty().get()).startsWith("Last query");
    }

    @Test
    void anEditIsPendingUntilItIsPutBackOrUndone() {
        RowGridModel model = books.grid("book");
        GridColumn title = column(model, "title");

        assertThat(model.edits().type(model.row(0), title, "The Dispossessed")).isTrue();
        GridCell cell = model.cell(0, title);
        assertThat(cell.changed()).isTrue();
        assertThat(cell.before()).isEqualTo("Dispossessed");
        assertThat(model.row(0).state()).isEqualTo(GridRow.State.EDITED);

        books.workspace().changeSet().undo();
        assertThat(model.cell(0, title).value()).isEqualTo("Dispossessed");
        books.workspace().changeSet().redo();
        assertThat(model.cell(0, title).value()).isEqualTo("The Dispossessed");

        model.edits().putBack(model.row(0), title);
        assertThat(books.workspace().changeSet().isEmpty()).isTrue();
    }

    @Test
    void whatTheColumnDoesNotTakeStaysAsTypedAndIsNotPending() {
        RowGridModel model = books.grid("book");
        GridColumn pages = column(model, "pages");

        assertThat(model.edits().type(model.row(1), pages, "593 pages")).isFalse();
        BadValue bad = model.cell(1, pages).bad();
        assertThat(bad.text()).isEqualTo("593 pages");
        assertThat(bad.sentence()).isEqualTo("pages takes a whole number.");
        assertThat(books.workspace().changeSet().isEmpty()).isTrue();
        assertThat(model.edits().badCountProperty().get()).isEqualTo(1);
        assertThat(model.firstBad()).isEqualTo(new RowGridModel.At(1, pages));

        List<CellEdits.Fix> fixes = model.edits().fixes(model.row(1), pages, bad);
        assertThat(fixes).extracting(CellEdits.Fix::words).containsExactly("Use 593");
        model.edits().putBack(model.row(1), pages);
        assertThat(model.cell(1, pages).bad()).isNull();
    }

    @Test
    void nullAndEmptyTextAreTwoValues() {
        RowGridModel model = books.grid("author");
        GridColumn note = column(model, "note");
        assertThat(model.cell(0, note).value()).isNull();
        assertThat(model.cell(1, note).value()).isEqualTo("");

        model.edits().type(model.row(0), note, "");
        assertThat(model.cell(0, note).changed())
                .as("typing nothing into NULL leaves it")
                .isFalse();
        model.edits().setEmptyText(model.row(0), note);
        assertThat(model.cell(0, note).value()).isEqualTo("");
        assertThat(model.cell(0, note).changed()).isTrue();
        model.edits().setNull(model.row(1), note);
        assertThat(model.cell(1, note).value()).isNull();
        assertThat(model.cell(1, note).changed()).isTrue();
        model.edits().type(model.row(2), column(model, "born"), "");
        assertThat(model.cell(2, column(model, "born")).value()).isNull();
    }

    @Test
    void aColumnThatMustHaveAValueRefusesNull() {
        RowGridModel model = books.grid("author");
        GridColumn name = column(model, "name");

        assertThat(model.edits().setNull(model.row(0), name)).isFalse();
        assertThat(model.cell(0, name).bad().sentence()).isEqualTo("name must have a value.");
    }

    @Test
    void theKeyOfAStoredRowIsNotEdited() {
        RowGridModel model = books.grid("author");
        assertThat(model.editable(0, column(model, "id"))).isFalse();
        assertThat(model.editable(0, column(model, "name"))).isTrue();
    }

    @Test
    void newRowsStandBehindTheRowTheyWereAddedFrom() {
        RowGridModel model = books.grid("author");
        GridColumn name = column(model, "name");

        int first = model.addRow(1);
        int second = model.addRow(0);
        assertThat(second).isEqualTo(1);
        model.edits().type(model.row(1), name, "Second");
        model.edits().type(model.row(3), name, "First");

        assertThat(first).isEqualTo(2);
        assertThat(names(model)).containsExactly("Ursula", "Second", "Iain", "First", "Tove");
        assertThat(model.row(1).state()).isEqualTo(GridRow.State.NEW);
        assertThat(model.cell(1, column(model, "id")).kind()).isEqualTo(GridCell.Kind.GIVEN_BY_DATABASE);

        model.deleteRows(List.of(0, 1));
        assertThat(names(model)).containsExactly("Ursula", "Iain", "First", "Tove");
        assertThat(model.row(0).state()).isEqualTo(GridRow.State.DELETED);
    }

    @Test
    void newRowsThatWereAppliedWhileThePageWasAwayAreStoredOnes() {
        RowGridModel model = books.grid("author");
        model.edits().type(model.row(model.addRow(0)), column(model, "name"), "New");
        assertThat(names(model)).containsExactly("Ursula", "New", "Iain", "Tove");
        model.detach();
        books.workspace().rowWork().apply(outcome -> {}, problem -> fail(problem.title()));

        model.attach();

        assertThat(names(model)).containsExactly("Ursula", "Iain", "Tove", "New");
        assertThat(model.row(3).state()).isEqualTo(GridRow.State.PLAIN);
    }

    @Test
    void aDuplicateLeavesTheNumberToTheDatabase() {
        RowGridModel model = books.grid("author");
        int position = model.duplicateRow(2);

        assertThat(position).isEqualTo(3);
        RowChange.Insert insert = books.workspace()
                .changeSet()
                .insertsInto(ObjectName.of("author"))
                .getFirst();
        assertThat(insert.values()).isEqualTo(Map.of("name", "Tove", "note", "moomin", "born", 1914L));
    }

    @Test
    void sortsByTheDatabase() {
        RowGridModel model = books.grid("author");
        model.sortBy(List.of(new SortKey("born", true)));
        assertThat(names(model)).containsExactly("Iain", "Ursula", "Tove");
        model.sortBy(List.of());
        assertThat(names(model)).containsExactly("Ursula", "Iain", "Tove");
    }

    @Test
    void togglingSortsUpThenDownThenNoMoreAndKeepsItsPlaceAmongOthers() {
        RowGridModel model = books.grid("author");
        model.toggleSort("born", false);
        model.toggleSort("name", true);
        model.toggleSort("born", true);
        assertThat(model.sortProperty().get()).containsExactly(new SortKey("born", true), new SortKey("name", false));
        model.toggleSort("name", false);
        assertThat(model.sortProperty().get()).containsExactly(new SortKey("name", true));
        model.toggleSort("name", false);
        assertThat(model.sortProperty().get()).isEmpty();
    }

    @Test
    void aViewIsReadOnlyAndSaysWhy() {
        RowGridModel model = books.grid("titles");
        assertThat(model.sizeProperty().get()).isEqualTo(3);
        assertThat(model.readOnlyReasonProperty().get())
                .isEqualTo("A view shows rows of other tables. Edit them there.");
        assertThat(model.editable(0, column(model, "title"))).isFalse();
    }

    @Test
    void readsAgainWhatOthersChanged() throws Exception {
        RowGridModel model = books.grid("author");
        books.elsewhere("insert into author values (4, 'Stanisław', null, 1921)");
        model.reload();
        assertThat(names(model)).containsExactly("Ursula", "Iain", "Tove", "Stanisław");
        assertThat(model.rowWordsProperty().get()).isEqualTo("4 rows");
    }

    @Test
    void readsEveryRowInItsPlaceAgainAfterOthersCame() throws Exception {
        books.elsewhere("with recursive n(i) as (select 10 union all select i + 1 from n where i < 1006)"
                + " insert into author select i, 'author ' || i, null, null from n");
        RowGridModel model = books.grid("author");
        for (int position = 0; position < 1000; position += 100) {
            model.row(position);
        }
        assertThat(model.sizeProperty().get()).isEqualTo(1000);
        books.elsewhere("insert into author values (4, 'Octavia', null, null)");

        model.reload();

        GridColumn id = column(model, "id");
        assertThat(model.cell(999, id).value()).isEqualTo(1005L);
        assertThat(model.cell(1000, id).value()).isEqualTo(1006L);
        assertThat(model.sizeProperty().get()).isEqualTo(1001);
        assertThat(model.cell(3, id).value()).isEqualTo(4L);
        assertThat(model.cell(450, id).value()).isEqualTo(456L);
    }

    @Test
    void aSchemaThatIsReadAgainReadsTheRowsOnce() throws Exception {
        RowGridModel model = books.grid("author");
        books.elsewhere("alter table author add column died integer");
        List<String> columns = new ArrayList<>();
        model.columnsProperty()
                .addListener((p, old, now) -> columns.add(now.getLast().name()));
        books.elsewhere("update author set died = 2018 where id = 1");

        books.workspace().refreshSchema(problem -> {});

        assertThat(columns).containsExactly("died");
        assertThat(model.cell(0, column(model, "died")).value()).isEqualTo(2018L);
    }

    @Test
    void aRowThatIsDeletedHasNothingToCorrect() {
        RowGridModel model = books.grid("author");
        model.edits().type(model.row(0), column(model, "born"), "long ago");
        assertThat(model.edits().badCountProperty().get()).isEqualTo(1);

        model.deleteRows(List.of(0));

        assertThat(model.edits().badCountProperty().get()).isZero();
    }

    @Test
    void whatRefersToTheCurrentRowIsCountedAgainWithIt() throws Exception {
        RowGridModel model = books.grid("author");
        model.setCurrent(0);
        RowPanelModel panel = new RowPanelModel(model);
        panel.attach();
        assertThat(panel.relatedProperty().get().getFirst().count()).isEqualTo(1);
        books.elsewhere("update book set author_id = 1");

        model.reload();

        assertThat(panel.relatedProperty().get().getFirst().count()).isEqualTo(3);
    }

    @Test
    void showsOnlyTheRowsOfALinkUntilAskedForAll() {
        RowGridModel model =
                new RowGridModel(books.workspace(), new TableLink(ObjectName.of("book"), Map.of("author_id", 2L)));
        model.attach();
        assertThat(model.sizeProperty().get()).isEqualTo(1);
        assertThat(model.cell(0, column(model, "title")).value()).isEqualTo("Matter");
        model.showAllRows();
        assertThat(model.sizeProperty().get()).isEqualTo(3);
    }

    @Test
    void aLongTableIsReadPageByPage() throws Exception {
        books.elsewhere("create table long_one (id integer primary key, word text)");
        books.elsewhere("with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)"
                + " insert into long_one select i, 'word ' || i from n");
        books.workspace().refreshSchema(problem -> {});
        RowGridModel model = books.grid("long_one");
        GridColumn word = column(model, "word");

        assertThat(model.sizeProperty().get()).isEqualTo(5000);
        assertThat(model.cell(4999, word).value()).isEqualTo("word 5000");
        assertThat(model.cell(2222, word).value()).isEqualTo("word 2223");
        assertThat(model.rowWordsProperty().get()).isEqualTo("5\u2005000 rows");
    }

    @Test
    void thePanelFollowsTheCurrentRow() {
        RowGridModel model = books.grid("author");
        RowPanelModel panel = new RowPanelModel(model);
        panel.attach();
        model.setCurrent(1);
        assertThat(panel.title()).isEqualTo("Iain");
        assertThat(panel.subject()).isEqualTo("author 2");
        assertThat(panel.relatedProperty().get())
                .extracting(RowGridModelTest::words)
                .containsExactly("book by author_id: 1");
        model.setCurrent(2);
        assertThat(panel.title()).isEqualTo("Tove");
    }

    @Test
    void thePanelLinksToWhatTheRowPointsTo() {
        RowGridModel model = books.grid("book");
        RowPanelModel panel = new RowPanelModel(model);
        panel.attach();
        model.setCurrent(0);
        assertThat(panel.pointsTo())
                .containsExactly(new RowPanelModel.PointsTo(
                        "author_id", "Ursula", false, new TableLink(ObjectName.of("author"), Map.of("id", 1L))));
    }

    @Test
    void thePanelOffersWhatOnlyTheNamesSuggestAsAGuess() throws Exception {
        books.elsewhere("create table award (id integer primary key, author_id integer, won text)");
        books.elsewhere("insert into award values (1, 2, 'best prose'), (2, 2, 'best plot'), (3, 1, 'best map')");
        books.workspace().refreshSchema(problem -> {});

        RowGridModel awards = books.grid("award");
        RowPanelModel award = new RowPanelModel(awards);
        award.attach();
        awards.setCurrent(0);
        assertThat(award.pointsTo())
                .containsExactly(new RowPanelModel.PointsTo(
                        "author_id", "author 2", true, new TableLink(ObjectName.of("author"), Map.of("id", 2L))));

        RowGridModel authors = books.grid("author");
        RowPanelModel author = new RowPanelModel(authors);
        author.attach();
        authors.setCurrent(1);
        assertThat(author.relatedProperty().get())
                .extracting(RowGridModelTest::words)
                .containsExactly("book by author_id: 1", "award by author_id: 2 (guess)");
    }

    private static String words(RowPanelModel.Related related) {
        RowPanelModel.Asked asked = related.asked();
        return asked.table() + " by " + asked.by() + ": " + related.count() + (asked.guess() ? " (guess)" : "");
    }

    private static List<Object> names(RowGridModel model) {
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < model.sizeProperty().get(); i++) {
            names.add(model.cell(i, column(model, "name")).value());
        }
        return names;
    }
}
