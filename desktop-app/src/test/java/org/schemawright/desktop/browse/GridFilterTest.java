package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
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
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.rows.Condition;
import org.schemawright.desktop.rows.Operator;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.sqlite.SqliteDialect;
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

    @Test
    void postgresComparesItsOwnTypesAndTellsItsOwnErrors() throws Exception {
        TestPostgres.Database test = TestPostgres.create();
        OpenDatabase database = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect())
                .open(
                        new ConnectionProfile.PostgresServer(
                                test.host(), test.port(), test.name(), test.user(), Map.of(), Environment.TEST, false),
                        null);
        DatabaseSchema schema;
        try (Connection writing = database.migrationConnections().open();
                Statement statement = writing.createStatement()) {
            statement.execute("CREATE TYPE mood AS ENUM ('sad', 'happy')");
            statement.execute("CREATE TABLE cat (id int PRIMARY KEY, name text, mood mood, born date, tag uuid)");
            statement.execute("INSERT INTO cat VALUES (1, 'Ärmel', 'happy', '2020-02-29', gen_random_uuid()),"
                    + " (2, 'Bo', 'sad', NULL, NULL)");
            schema = database.dialect().schemaReader().read(writing);
        }
        try (Workspace workspace = new Workspace(database, schema, new DirectBackground(), folder.resolve("m"))) {
            RowGridModel cats = new RowGridModel(workspace, TableLink.to(schema.named("cat")));
            cats.attach();
            for (String[] typed : new String[][] {
                {"name", "ärm"}, {"name", "~^Ä"}, {"mood", "=happy"}, {"born", "2020-02"}, {"tag", "!null"}
            }) {
                cats.filter().type(column(cats, typed[0]), typed[1]);
                assertThat(cats.filter().problemProperty().get()).isNull();
                assertThat(cats.rowWordsProperty().get()).as(typed[1]).isEqualTo("1 of 2 rows");
                cats.filter()
                        .only(
                                column(cats, typed[0]),
                                cats.cell(0, column(cats, typed[0])).value());
                assertThat(cats.rowWordsProperty().get()).as(typed[1]).isEqualTo("1 of 2 rows");
                cats.showAllRows();
            }
            cats.filter().type(column(cats, "mood"), "=angry");
            assertThat(cats.filter().problemProperty().get().title())
                    .isEqualTo("The condition does not work: invalid input value for enum mood: \"angry\".");
            cats.filter().setSql("length(nam) > 2");
            assertThat(cats.filter().problemProperty().get().title())
                    .isEqualTo("The condition does not work: column \"nam\" does not exist.");
            assertThat(cats.rowWordsProperty().get()).isEqualTo("2 rows");
            cats.filter().setSql("age(born) > interval '1 year'");
            assertThat(cats.rowWordsProperty().get()).isEqualTo("1 of 2 rows");
        } finally {
            test.close();
        }
    }

    @Test
    void aTableThatNobodyLooksAtKeepsNoOtherWaiting() throws Exception {
        ThreadedBackground background = new ThreadedBackground();
        Path slowFolder = Files.createDirectory(folder.resolve("hidden"));
        BrowseFixture slow = new BrowseFixture(slowFolder, background, BrowseFixture.BOOKS);
        try {
            RowGridModel rows =
                    WaitForAsyncUtils.asyncFx(() -> slow.grid("author")).get();
            onFx(
                    () -> rows.filter()
                            .setSql(
                                    "(with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n) > 0"));
            until(() -> !rows.filter().shownProperty().get().isAll());
            onFx(rows::detach);
            RowGridModel other =
                    WaitForAsyncUtils.asyncFx(() -> slow.grid("book")).get();
            until(() -> other.rowWordsProperty().get().equals("3 rows"));
            onFx(() -> {
                rows.attach();
                rows.showAllRows();
            });
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
