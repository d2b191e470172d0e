package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.rows.Condition;
import org.schemawright.desktop.rows.Operator;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Which rows a grid shows, and what becomes of counts and pending changes under a filter. */
@ExtendWith(ApplicationExtension.class)
class GridFilterTest {

    @TempDir
    Path folder;

    private BrowseFixture books;
    private RowGridModel model;

    @BeforeEach
    void open() throws Exception {
        books = new BrowseFixture(folder, BrowseFixture.BOOKS);
        model = books.grid("author");
    }

    @AfterEach
    void close() {
        books.close();
    }

    private List<Object> names() {
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < model.sizeProperty().get(); i++) {
            names.add(model.cell(i, column(model, "name")).value());
        }
        return names;
    }

    private String rowWords() {
        return model.rowWordsProperty().get();
    }

    @Test
    void typedConditionsHoldTogetherAndCountOfAll() {
        assertThat(model.filter().type(column(model, "born"), ">1920")).isTrue();
        assertThat(names()).containsExactly("Ursula", "Iain");
        assertThat(rowWords()).isEqualTo("2 of 3 rows");
        model.filter().type(column(model, "name"), "AI");
        assertThat(names()).containsExactly("Iain");
        assertThat(rowWords()).isEqualTo("1 of 3 rows");
        assertThat(model.filter().typed(column(model, "born"))).isEqualTo(">1920");
        model.filter().type(column(model, "name"), " ");
        assertThat(names()).containsExactly("Ursula", "Iain");
        model.showAllRows();
        assertThat(rowWords()).isEqualTo("3 rows");
    }

    @Test
    void whatIsRefusedStaysAsTypedAndChangesNothing() {
        GridColumn born = column(model, "born");
        model.filter().type(born, "<1920");
        assertThat(model.filter().type(born, "long ago")).isFalse();
        assertThat(model.filter().typed(born)).isEqualTo("long ago");
        assertThat(model.filter().isRefused(born)).isTrue();
        assertThat(names()).containsExactly("Tove");
        model.filter().type(born, "");
        assertThat(model.filter().isRefused(born)).isFalse();
        assertThat(names()).hasSize(3);
    }

    @Test
    void clickedValuesShowOnlyOrLeaveOut() {
        GridColumn note = column(model, "note");
        model.filter().only(note, null);
        assertThat(names()).containsExactly("Ursula");
        model.filter().without(note, null);
        assertThat(names()).containsExactly("Iain", "Tove");
        model.filter().without(note, "");
        assertThat(names()).containsExactly("Ursula", "Tove");
        model.filter().without(note, "moomin");
        assertThat(names()).containsExactly("Ursula");
        assertThat(new FilterWords(model)
                        .of(model.filter().shownProperty().get().on("note").orElseThrow()))
                .isEqualTo("note is not an empty text nor moomin");
        model.filter().only(column(model, "name"), "Ursula");
        model.filter().remove("note");
        assertThat(names()).containsExactly("Ursula");
    }

    @Test
    void pendingChangesKeepTheirRowsAndNewRowsStayVisible() {
        model.edits().type(model.row(2), column(model, "name"), "Somebody");
        model.deleteRows(List.of(0));
        int added = model.addRow(1);
        model.edits().type(model.row(added), column(model, "name"), "New one");

        model.filter().type(column(model, "name"), "tove");

        // What the database has counts, not what is pending.
        assertThat(names()).containsExactly("New one", "Somebody");
        assertThat(model.row(1).state()).isEqualTo(GridRow.State.EDITED);
        assertThat(rowWords()).isEqualTo("1 of 3 rows");
        model.showAllRows();
        assertThat(names()).containsExactlyInAnyOrder("New one", "Ursula", "Iain", "Somebody");
        assertThat(model.row(1).state()).isEqualTo(GridRow.State.DELETED);
    }

    @Test
    void aNewRowBeginsWithTheValuesOfTheFilterButNotWithAKeyThatIsTaken() {
        model.filter().type(column(model, "born"), "1914");
        model.filter().type(column(model, "id"), "3");
        int added = model.addRow(0);
        assertThat(model.cell(added, column(model, "born")).value()).isEqualTo(1914L);
        assertThat(model.cell(added, column(model, "id")).kind()).isEqualTo(GridCell.Kind.GIVEN_BY_DATABASE);
    }

    @Test
    void theConditionOfALinkIsOneLikeAnyOther() {
        RowGridModel linked =
                new RowGridModel(books.workspace(), new TableLink(ObjectName.of("book"), Map.of("author_id", 2L)));
        linked.attach();
        assertThat(linked.filter().typed(column(linked, "author_id"))).isEqualTo("2");
        assertThat(linked.rowWordsProperty().get()).isEqualTo("1 of 3 rows");
        assertThat(new FilterWords(linked).of(Condition.of("author_id", Operator.EQUALS, 2L)))
                .isEqualTo("author_id is 2 · Iain");
    }

    @Test
    void aWrongConditionInSqlIsToldAndTheRowsStay() {
        model.filter().setSql("born > 1920");
        assertThat(names()).containsExactly("Ursula", "Iain");
        model.filter().setSql("bron > 1920");
        assertThat(model.filter().problemProperty().get().title())
                .isEqualTo("The condition does not work: no such column: bron.");
        assertThat(names()).containsExactly("Ursula", "Iain");
        assertThat(model.problemProperty().get()).isNull();
        model.filter().setSql("1=1) OR (1=1");
        assertThat(model.filter().problemProperty().get().title()).isEqualTo("There is a closing bracket too many.");
        model.filter().type(column(model, "name"), "i*");
        assertThat(model.filter().problemProperty().get()).isNull();
        assertThat(names()).containsExactly("Iain");
        assertThat(model.sql())
                .contains("WHERE r.\"name\" LIKE 'i%' ESCAPE '!' AND (born > 1920\n)")
                .contains("SELECT count(*)");
        model.filter().setSql("");
        assertThat(names()).containsExactly("Iain");
    }

    @Test
    void aColumnThatIsGoneTakesItsConditionAlong() throws Exception {
        model.filter().type(column(model, "born"), ">1920");
        model.filter().type(column(model, "name"), "ursula");
        books.elsewhere("alter table author drop column born");
        books.workspace().refreshSchema(problem -> {});
        assertThat(model.filter().shownProperty().get().conditions())
                .containsExactly(Condition.of("name", Operator.CONTAINS, "ursula"));
        assertThat(names()).containsExactly("Ursula");
    }

    @Test
    void aSlowConditionGivesWayAtOnce() throws Exception {
        ThreadedBackground background = new ThreadedBackground();
        Path slowFolder = Files.createDirectory(folder.resolve("slow"));
        BrowseFixture slow = new BrowseFixture(slowFolder, background, BrowseFixture.BOOKS);
        RowGridModel rows = WaitForAsyncUtils.asyncFx(() -> slow.grid("author")).get();
        try {
            String endless =
                    "(with recursive n(i) as (select 1 union all select i + 1 from n)" + " select count(*) from n) > 0";
            onFx(() -> rows.filter().setSql(endless));
            // It was taken, and its rows are being read.
            until(() -> !rows.filter().shownProperty().get().isAll());
            long start = System.nanoTime();
            onFx(() -> rows.filter().setSql("born > 1920"));
            until(() -> rows.rowWordsProperty().get().equals("2 of 3 rows"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));

            onFx(() -> rows.filter().setSql(endless));
            until(() -> rows.filter().shownProperty().get().sql().equals(endless));
            long cancelled = System.nanoTime();
            onFx(() -> List.copyOf(background.runningTasks()).forEach(RunningTask::cancel));
            until(() -> rows.problemProperty().get() != null);
            assertThat(Duration.ofNanos(System.nanoTime() - cancelled)).isLessThan(Duration.ofSeconds(1));
            onFx(rows::showAllRows);
            until(() -> rows.rowWordsProperty().get().equals("3 rows"));
        } finally {
            slow.close();
            background.close();
        }
    }

    private static void onFx(Runnable action) throws Exception {
        WaitForAsyncUtils.asyncFx(action).get();
    }

    private static void until(Callable<Boolean> state) throws Exception {
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(state).get());
    }
}
