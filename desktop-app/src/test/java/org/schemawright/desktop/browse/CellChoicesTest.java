package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

class CellChoicesTest {

    @TempDir
    Path folder;

    private static List<String> allowed(RowGridModel model, String column) {
        return AllowedValues.of(
                model.workspace().schemaProperty().get(),
                model.name(),
                column(model, column).column());
    }

    private static ReferenceChoices choices(RowGridModel model, int position, String columnName) {
        GridColumn in = column(model, columnName);
        DatabaseSchema schema = model.workspace().schemaProperty().get();
        Table table = schema.table(model.name()).orElseThrow();
        ForeignKey key = table.foreignKeys().stream()
                .filter(k -> k.columns().contains(columnName))
                .findFirst()
                .orElseThrow();
        return new CellReferenceTaker(model, model.row(position), in, key)
                .choices(schema.table(key.target()).orElseThrow());
    }

    private static @Nullable Object value(RowGridModel model, int position, String column) {
        return model.cell(position, column(model, column)).value();
    }

    @Test
    void anEnumAndAListInACheckSayWhatTheyTake() {
        try (PostgresBrowse db = new PostgresBrowse(
                folder,
                "create type mood as enum ('sad', 'it''s ok', 'happy')",
                "create schema other",
                "create type other.mood as enum ('elsewhere')",
                "create table t (id int primary key, m mood, o other.mood, s text check (s in ('new', 'old')),"
                        + " v varchar(9) check (v in ('a', '')), n int check (n in (1, 2)),"
                        + " x text check (x in ('a') or length(x) > 3), free text)")) {
            RowGridModel model = db.grid("t");
            assertThat(allowed(model, "m")).containsExactly("sad", "it's ok", "happy");
            assertThat(allowed(model, "o")).containsExactly("elsewhere");
            assertThat(allowed(model, "s")).containsExactly("new", "old");
            assertThat(allowed(model, "v")).containsExactly("a", "");
            assertThat(allowed(model, "n")).isEmpty();
            assertThat(allowed(model, "x")).isEmpty();
            assertThat(allowed(model, "free")).isEmpty();
        }
    }

    @Test
    void aListInACheckOfSqliteSaysWhatItTakes() throws Exception {
        try (BrowseFixture db = new BrowseFixture(
                folder,
                "create table t (id integer primary key, s text check (s in ('new', 'old')),"
                        + " \"my s\" text check (\"my s\" IN ('x')), y text check (y in ('a') and y <> 'b'))")) {
            RowGridModel model = db.grid("t");
            assertThat(allowed(model, "s")).containsExactly("new", "old");
            assertThat(allowed(model, "my s")).containsExactly("x");
            assertThat(allowed(model, "y")).isEmpty();
        }
    }

    @Test
    void aReferenceIsPickedAndAppliedOnPostgres() throws Exception {
        try (PostgresBrowse db = new PostgresBrowse(
                folder,
                "create table author (id uuid primary key default gen_random_uuid(), name text)",
                "create table book (id int primary key, author_id uuid references author)",
                "insert into author (name) values ('Tove'), ('Iain')",
                "insert into book values (1, null)")) {
            RowGridModel model = db.grid("book");
            ReferenceChoices choices = choices(model, 0, "author_id");
            choices.search("iai");
            CellChoice meant = Objects.requireNonNull(choices.meant("iai"));
            assertThat(meant.words()).isEqualTo("Iain");
            choices.take(meant);
            List<ApplyOutcome> outcomes = new ArrayList<>();
            db.workspace().rowWork().apply(outcomes::add, problem -> {
                throw new AssertionError(problem.title());
            });
            assertThat(outcomes).singleElement().isInstanceOf(ApplyOutcome.Applied.class);
            assertThat(db.value("select name from book join author on author.id = author_id"))
                    .isEqualTo("Iain");
        }
    }

    @Test
    void rowsThatWillBeGoneAreNotOfferedAndNewNamesAre() throws Exception {
        try (BrowseFixture db = new BrowseFixture(folder, BrowseFixture.BOOKS)) {
            RowGridModel authors = db.grid("author");
            authors.edits().delete(List.of(authors.row(0)));
            authors.edits().type(authors.row(1), column(authors, "name"), "Ian");
            RowGridModel books = db.grid("book");
            ReferenceChoices choices = choices(books, 0, "author_id");
            choices.search("");
            assertThat(choices.choices)
                    .extracting(CellChoice::words)
                    .containsExactly("NULL", "Ian", "Tove", "New author…");
            choices.search("ian");
            assertThat(choices.choices).extracting(CellChoice::words).containsExactly("Ian", "New author “ian”");
        }
    }

    @Test
    void aBooleanGoesRoundItsThreeStates() throws Exception {
        try (BrowseFixture db = new BrowseFixture(
                folder,
                "create table t (id integer primary key, a boolean, b boolean not null)",
                "insert into t values (1, null, 0)")) {
            RowGridModel model = db.grid("t");
            GridColumn a = column(model, "a");
            for (Object expected : new Object[] {1L, 0L, null, 1L}) {
                model.edits().toggle(model.row(0), a);
                assertThat(value(model, 0, "a")).isEqualTo(expected);
            }
            GridColumn b = column(model, "b");
            for (Object expected : new Object[] {1L, 0L, 1L}) {
                model.edits().toggle(model.row(0), b);
                assertThat(value(model, 0, "b")).isEqualTo(expected);
            }
        }
    }

    @Test
    void cellsThatTakeNoEditsSayWhy() {
        try (PostgresBrowse db = new PostgresBrowse(
                folder,
                "create table t (id int generated always as identity primary key, a int,"
                        + " b int generated always as (a * 2) stored)",
                "create view v as select a from t",
                "insert into t (a) values (1), (2)")) {
            RowGridModel model = db.grid("t");
            assertThat(model.whyFixed(0, column(model, "b"))).startsWith("b is computed by the database: ");
            assertThat(model.whyFixed(0, column(model, "id"))).startsWith("Rows are known by their id");
            assertThat(model.whyFixed(0, column(model, "a"))).isEmpty();
            int added = model.addRow(-1);
            assertThat(model.whyFixed(added, column(model, "id"))).isEqualTo("id is numbered by the database alone.");
            model.deleteRows(List.of(1));
            assertThat(model.whyFixed(1, column(model, "a"))).startsWith("This row is marked as deleted.");
            RowGridModel view = new RowGridModel(db.workspace(), TableLink.to(new ObjectName("public", "v")));
            view.attach();
            assertThat(view.whyFixed(0, column(view, "a"))).isNotEmpty();
        }
    }

    @Test
    void anArrayIsEditedAnElementALine() throws Exception {
        try (PostgresBrowse db = new PostgresBrowse(
                folder,
                "create table t (id int primary key, tags text[], n int[])",
                "insert into t values (1, array['a,b', null, ''], null)")) {
            RowGridModel model = db.grid("t");
            LargeCellModel tags = new LargeCellModel(model, model.row(0), column(model, "tags"));
            assertThat(tags.textProperty().get()).isEqualTo("a,b\nNULL\n\"\"");
            tags.textProperty().set(tags.textProperty().get() + "\nnew {one}");
            tags.take();
            LargeCellModel numbers = new LargeCellModel(model, model.row(0), column(model, "n"));
            numbers.textProperty().set("1\nx");
            numbers.check();
            assertThat(numbers.refusalProperty().get()).contains("element 2");
            numbers.textProperty().set("1\n2\n");
            numbers.take();
            List<ApplyOutcome> outcomes = new ArrayList<>();
            db.workspace().rowWork().apply(outcomes::add, problem -> {
                throw new AssertionError(problem.title());
            });
            assertThat(db.value("select (tags = array['a,b', null, '', 'new {one}'] and n = array[1,2])::text from t"))
                    .isEqualTo("true");
        }
    }
}
