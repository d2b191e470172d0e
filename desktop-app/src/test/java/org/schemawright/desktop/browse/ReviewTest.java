package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ReviewTest {

    @TempDir
    Path folder;

    private BrowseFixture books;
    private ReviewModel review;
    private RowGridModel grid;

    @BeforeEach
    void open() throws Exception {
        books = new BrowseFixture(folder, BrowseFixture.BOOKS);
        grid = books.grid("book");
        review = new ReviewModel(books.workspace());
        review.attach();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void saysChangesTableByTableInWordsAndAsSql() {
        grid.edits().type(grid.row(0), column(grid, "title"), "The Dispossessed");
        grid.deleteRows(List.of(2));

        assertThat(review.pendingProperty().get().sentence()).isEqualTo("1 edited, 1 deleted");
        assertThat(review.itemsProperty().get()).hasSize(3);
        assertThat(review.itemsProperty().get().getFirst())
                .isEqualTo(new ReviewItem.Heading(ObjectName.of("book"), "2 rows"));
        assertThat(((ReviewItem.Row) review.itemsProperty().get().get(1)).sentence())
                .isEqualTo("book 1: title");
        ReviewSql sql = review.sqlProperty().get();
        assertThat(sql.forward()).contains("The Dispossessed").containsIgnoringCase("delete from");
        assertThat(sql.statements()).isEqualTo(2);
        assertThat(sql.back())
                .contains("insert into \"book\"")
                .contains("update \"book\" set \"title\" = 'Dispossessed' where \"id\" = 1;");
    }

    @Test
    void applySendsAllAndTheGridShowsThem() throws Exception {
        grid.edits().type(grid.row(0), column(grid, "title"), "The Dispossessed");
        int added = grid.addRow(-1);
        grid.edits().type(grid.row(added), column(grid, "title"), "Excession");
        grid.edits().type(grid.row(added), column(grid, "pages"), "451");

        review.apply();

        assertThat(review.resultProperty().get()).isEqualTo(new ReviewResult.Applied(2));
        assertThat(books.workspace().changeSet().isEmpty()).isTrue();
        assertThat(books.value("select title from book where id = 1")).isEqualTo("The Dispossessed");
        assertThat(books.value("select pages from book where title = 'Excession'"))
                .isEqualTo("451");
        assertThat(grid.sizeProperty().get()).isEqualTo(4);
        assertThat(grid.cell(0, column(grid, "title")).changed()).isFalse();
        assertThat(grid.cell(0, column(grid, "title")).value()).isEqualTo("The Dispossessed");
    }

    @Test
    void aRefusedChangeIsNamedAndEverythingStaysPending() throws Exception {
        grid.edits().type(grid.row(0), column(grid, "pages"), "7");
        grid.edits().type(grid.row(1), column(grid, "title"), "Comet");

        review.apply();

        ReviewResult.Refused refused =
                (ReviewResult.Refused) review.resultProperty().get();
        assertThat(refused.refusal().reason()).contains("title").contains("Comet");
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(2);
        assertThat(books.value("select pages from book where id = 1")).isEqualTo("341");
        assertThat(review.itemsProperty().get())
                .filteredOn(
                        i -> i instanceof ReviewItem.Row row && !row.trouble().isEmpty())
                .hasSize(1);
    }

    @Test
    void aRefusalIsNoNewsOnceItsChangeIsTakenBack() {
        grid.edits().type(grid.row(0), column(grid, "pages"), "7");
        grid.edits().type(grid.row(1), column(grid, "title"), "Comet");
        review.apply();
        ReviewItem refused = review.itemsProperty().get().stream()
                .filter(i -> i instanceof ReviewItem.Row row && !row.trouble().isEmpty())
                .findFirst()
                .orElseThrow();

        review.revert(refused);

        assertThat(review.resultProperty().get()).isInstanceOf(ReviewResult.Nothing.class);
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(1);
    }

    @Test
    void whatIsDoneWhileChangesAreOnTheirWayIsLostNowhere() throws Exception {
        books.elsewhere("create trigger counts after update of title on book"
                + " begin update book set pages = pages + 1 where id = new.id; end");
        GridColumn title = column(grid, "title");
        GridColumn sold = column(grid, "sold");
        grid.edits().type(grid.row(0), title, "sent");
        grid.edits().type(grid.row(1), title, "sent too");
        int added = grid.addRow(2);
        grid.edits().type(grid.row(added), title, "new");
        AtomicBoolean meanwhile = new AtomicBoolean(true);
        books.workspace().changeSet().versionProperty().addListener(version -> {
            if (meanwhile.getAndSet(false)) {
                assertThat(grid.editable(added, title)).isFalse();
                grid.edits().putBack(grid.row(added), title);
                grid.edits().type(grid.row(0), sold, "false");
                grid.edits().putBack(grid.row(1), title);
            }
        });

        review.apply();

        assertThat(review.resultProperty().get()).isEqualTo(new ReviewResult.Applied(3));
        assertThat(books.value("select group_concat(title) from (select title from book order by id)"))
                .isEqualTo("sent,sent too,Comet,new");
        assertThat(grid.cell(0, title).changed()).isFalse();
        assertThat(grid.cell(0, sold).changed()).isTrue();
        assertThat(grid.cell(1, title).value()).isEqualTo("Matter");

        review.apply();
        assertThat(review.resultProperty().get()).isEqualTo(new ReviewResult.Applied(2));
        assertThat(books.value("select group_concat(title || pages || ifnull(sold, '')) from"
                        + " (select * from book order by id)"))
                .isEqualTo("sent3420,Matter5950,Comet150,new1");
        assertThat(books.workspace().changeSet().isEmpty()).isTrue();
    }

    @Test
    void aRefusedNewRowTakesEditsAgain() {
        int added = grid.addRow(2);
        grid.edits().type(grid.row(added), column(grid, "title"), "Comet");

        review.apply();

        assertThat(review.resultProperty().get()).isInstanceOf(ReviewResult.Refused.class);
        assertThat(grid.edits().type(grid.row(added), column(grid, "title"), "Memoirs"))
                .isTrue();
        review.apply();
        assertThat(review.resultProperty().get()).isEqualTo(new ReviewResult.Applied(1));
    }

    @Test
    void aConflictIsSaidAndTheRowCanBeReadAgain() throws Exception {
        grid.edits().type(grid.row(0), column(grid, "title"), "Mine");
        books.elsewhere("update book set pages = 1 where id = 1");

        review.apply();
        ReviewResult.Conflict conflict =
                (ReviewResult.Conflict) review.resultProperty().get();
        assertThat(books.workspace().changeSet().rowChangeCount()).isEqualTo(1);

        assertThat(conflict.rows()).isEqualTo(1);
        review.settleAll(ConflictModel.Choice.MINE);
        assertThat(review.resultProperty().get()).isInstanceOf(ReviewResult.Settled.class);
        review.apply();
        assertThat(review.resultProperty().get()).isEqualTo(new ReviewResult.Applied(1));
        assertThat(books.value("select title || pages from book where id = 1")).isEqualTo("Mine1");
    }

    @Test
    void takingAChangeBackCanBeUndone() {
        grid.edits().type(grid.row(0), column(grid, "title"), "Mine");
        review.revert(review.itemsProperty().get().get(1));
        assertThat(review.pendingProperty().get().all()).isZero();
        books.workspace().changeSet().undo();
        assertThat(review.pendingProperty().get().all()).isEqualTo(1);
    }

    @Test
    void schemaChangesBecomeARevisionAndUpgradeRunsIt() throws Exception {
        books.workspace()
                .changeSet()
                .addSchemaChange(new Change.AddColumn(
                        ObjectName.of("author"),
                        Column.of("country", ColumnType.of("text", TypeKind.TEXT), true),
                        null,
                        null));
        assertThat(review.sqlProperty().get().forward()).containsIgnoringCase("add column \"country\"");

        review.generate("Add country");
        assertThat(review.resultProperty().get()).isInstanceOf(ReviewResult.Generated.class);
        assertThat(review.pendingProperty().get().all()).isZero();
        try (var files = Files.walk(folder.resolve("migrations"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".yaml"))).isNotEmpty();
        }

        review.upgrade();
        ReviewResult.Upgraded upgraded =
                (ReviewResult.Upgraded) review.resultProperty().get();
        assertThat(upgraded.outcome()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(books.value("select count(country) from author")).isEqualTo("0");
    }
}
