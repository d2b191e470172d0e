package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.AppliedLog;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.rows.ReferencedRow;
import org.schemawright.desktop.workspace.UndoApply;
import org.schemawright.desktop.workspace.Workspace;

/** Rows that a join table links, shown and edited from either side. */
class LinkedRowsTest {

    private static final String[] SHOP = {
        "create table book (id integer primary key, title text not null)",
        "create table store (id integer primary key, name text not null)",
        "create table stock (book_id integer not null references book (id), store_id integer not null references"
                + " store (id), since varchar(10) default 'today', note text, primary key (book_id, store_id))",
        "insert into book values (1, 'Comet'), (2, 'Matter')",
        "insert into store values (1, 'Uptown'), (2, 'Downtown'), (3, 'Airport')",
        "insert into stock values (1, 1, '2020', 'kept'), (1, 2, '2021', null)"
    };

    @TempDir
    Path folder;

    private static LinkedRows links(RowPanelModel panel, RowGridModel grid, int position) {
        grid.setCurrent(position);
        panel.attach();
        return panel.links().getFirst();
    }

    private static List<String> words(LinkedRows links) {
        return links.shownProperty().get().chips().stream()
                .map(chip -> switch (chip.state()) {
                            case PLAIN -> "";
                            case NEW -> "+";
                            case REMOVED -> "-";
                        }
                        + chip.words())
                .toList();
    }

    private static LinkChip chip(LinkedRows links, String words) {
        return links.shownProperty().get().chips().stream()
                .filter(chip -> chip.words().equals(words))
                .findFirst()
                .orElseThrow();
    }

    /** Types into the picker and takes what it means, or the line for a new row. */
    private static void pick(Workspace workspace, LinkedRows links, String typed, CellChoice.Kind kind) {
        ReferenceChoices choices = new LinkTaker(workspace, links, unknown -> {}).choices();
        choices.search(typed);
        choices.take(choices.choices.stream()
                .filter(c -> c.kind() == kind)
                .findFirst()
                .orElseThrow());
    }

    private static void apply(Workspace workspace) {
        List<ApplyOutcome> outcomes = new ArrayList<>();
        workspace.rowWork().apply(outcomes::add, problem -> {
            throw new AssertionError(problem.title() + problem.details());
        });
        assertThat(outcomes).singleElement().isInstanceOf(ApplyOutcome.Applied.class);
    }

    private static List<String> sentences(Workspace workspace) {
        ReviewModel review = new ReviewModel(workspace);
        review.attach();
        List<String> sentences = review.itemsProperty().get().stream()
                .filter(ReviewItem.Row.class::isInstance)
                .map(item -> ((ReviewItem.Row) item).sentence())
                .toList();
        review.detach();
        return sentences;
    }

    /** The number as the engine reads it. */
    private static Object number(boolean sqlite, int value) {
        return sqlite ? (Object) Long.valueOf(value) : (Object) value;
    }

    private Path fresh() throws Exception {
        return Files.createTempDirectory(folder, "links");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areUnlinkedAndLinkedFromBothSidesAndApplyCanBeUndone(boolean sqlite) throws Exception {
        Path here = fresh();
        try (BrowseFixture db = BrowseFixture.on(sqlite, here, SHOP)) {
            Workspace workspace = db.workspace();
            UndoApply undo = workspace.rowWork().undoApply();
            undo.keepIn(AppliedLog.open(here.resolve("applied"), "shop"));
            RowGridModel books = db.grid("book");
            LinkedRows stores = links(new RowPanelModel(books), books, 0);
            assertThat(stores.name()).isEqualTo("stores");
            assertThat(words(stores)).containsExactly("Downtown", "Uptown");

            stores.remove(chip(stores, "Uptown"));
            pick(workspace, stores, "airp", CellChoice.Kind.TAKE);
            assertThat(words(stores)).containsExactly("Downtown", "-Uptown", "+Airport");
            assertThat(sentences(workspace))
                    .containsExactly(
                            "Unlink book “Comet” from store “Uptown”", "Link book “Comet” with store “Airport”");

            RowGridModel places = db.grid("store");
            RowPanelModel place = new RowPanelModel(places);
            LinkedRows airport = links(place, places, 2);
            assertThat(airport.name()).isEqualTo("books");
            assertThat(words(airport)).containsExactly("+Comet");

            apply(workspace);
            assertThat(db.rows("select store_id, since, note from stock where book_id = 1 order by 1"))
                    .containsExactly("2|2021|null", "3|today|null");
            assertThat(words(place.links().getFirst())).containsExactly("Comet");

            undo.start(undone -> assertThat(undone.changes()).isEqualTo(2), problem -> {
                throw new AssertionError(problem.title());
            });
            apply(workspace);
            assertThat(db.rows("select store_id, since, note from stock where book_id = 1 order by 1"))
                    .containsExactly("1|2020|kept", "2|2021|null");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areLinkedWithRowsThatAreNewThemselves(boolean sqlite) throws Exception {
        String key = sqlite ? "integer primary key" : "int generated by default as identity primary key";
        try (BrowseFixture db = BrowseFixture.on(
                sqlite,
                fresh(),
                "create table book (id " + key + ", title text not null)",
                "create table store (id " + key + ", name text not null)",
                "create table stock (book_id integer not null references book (id), store_id integer not null"
                        + " references store (id), primary key (book_id, store_id))",
                "insert into book (title) values ('Comet')")) {
            Workspace workspace = db.workspace();
            RowGridModel books = db.grid("book");
            int added = books.addRow(-1);
            books.edits().type(books.row(added), column(books, "title"), "Excession");
            LinkedRows stores = links(new RowPanelModel(books), books, added);
            assertThat(words(stores)).isEmpty();
            long before = workspace.changeSet().rowChangeCount();
            pick(workspace, stores, "Harbour", CellChoice.Kind.NEW_ROW);
            assertThat(words(stores)).containsExactly("+Harbour");
            assertThat(sentences(workspace)).contains("Link book “Excession” with store “Harbour”");
            workspace.changeSet().undo();
            assertThat(workspace.changeSet().rowChangeCount()).as("one step").isEqualTo(before);
            workspace.changeSet().redo();
            apply(workspace);
            assertThat(db.rows("select title, name from stock join book on book.id = book_id"
                            + " join store on store.id = store_id"))
                    .containsExactly("Excession|Harbour");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mayHaveKeysOfSeveralColumns(boolean sqlite) throws Exception {
        try (BrowseFixture db = BrowseFixture.on(
                sqlite,
                fresh(),
                "create table room (house int, number int, name text, primary key (house, number))",
                "create table guest (country varchar(2), pass int, name text, primary key (country, pass))",
                "create table stay (house int, number int, country varchar(2), pass int,"
                        + " primary key (house, number, country, pass),"
                        + " foreign key (house, number) references room, foreign key (country, pass) references guest)",
                "insert into room values (1, 1, 'Blue'), (1, 2, 'Red')",
                "insert into guest values ('no', 1, 'Ann'), ('no', 2, 'Bo'), ('se', 1, 'Cy')",
                "insert into stay values (1, 1, 'no', 1)")) {
            Workspace workspace = db.workspace();
            RowGridModel rooms = db.grid("room");
            RowPanelModel panel = new RowPanelModel(rooms);
            LinkedRows guests = links(panel, rooms, 0);
            assertThat(words(guests)).containsExactly("Ann");
            assertThat(chip(guests, "Ann").way().where())
                    .containsEntry("country", "no")
                    .containsEntry("pass", number(sqlite, 1));
            guests.remove(chip(guests, "Ann"));
            pick(workspace, guests, "cy", CellChoice.Kind.TAKE);
            apply(workspace);
            assertThat(db.rows("select * from stay")).containsExactly("1|1|se|1");
            assertThat(words(panel.links().getFirst())).containsExactly("Cy");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void arePagedAndOneThatIsFarDownIsNotLinkedTwice(boolean sqlite) throws Exception {
        try (BrowseFixture db = BrowseFixture.on(
                sqlite,
                fresh(),
                "create table list (id int primary key, name text)",
                "create table track (id int primary key, name text)",
                "create table listed (list_id int references list, track_id int references track,"
                        + " primary key (list_id, track_id))",
                "insert into list values (1, 'All')",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 300)"
                        + " insert into track select i, 'Track ' || (1000 + i) from n",
                "insert into listed select 1, id from track where id <= 250")) {
            Workspace workspace = db.workspace();
            RowGridModel lists = db.grid("list");
            LinkedRows tracks = links(new RowPanelModel(lists), lists, 0);
            assertThat(words(tracks)).hasSize(LinkedRows.SHOWN_FIRST).startsWith("Track 1001", "Track 1002");
            assertThat(tracks.shownProperty().get().more()).isEqualTo(238);
            pick(workspace, tracks, "1240", CellChoice.Kind.TAKE);
            assertThat(workspace.changeSet().isEmpty()).isTrue();
            assertThat(tracks.noteProperty().get()).isEqualTo("Track 1240 is linked already.");
            pick(workspace, tracks, "1290", CellChoice.Kind.TAKE);
            assertThat(words(tracks)).last().isEqualTo("+Track 1290");
            tracks.showMore();
            assertThat(words(tracks)).hasSize(113);
            tracks.remove(chip(tracks, "Track 1290"));
            assertThat(workspace.changeSet().isEmpty())
                    .as("a new link just goes")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinkThatIsToGoIsKeptByLinkingAgain(boolean sqlite) throws Exception {
        try (BrowseFixture db = BrowseFixture.on(sqlite, fresh(), SHOP)) {
            Workspace workspace = db.workspace();
            RowGridModel books = db.grid("book");
            LinkedRows stores = links(new RowPanelModel(books), books, 0);
            stores.remove(chip(stores, "Uptown"));
            assertThat(words(stores)).containsExactly("Downtown", "-Uptown");
            pick(workspace, stores, "uptown", CellChoice.Kind.TAKE);
            assertThat(workspace.changeSet().isEmpty()).isTrue();
            stores.add(new ReferencedRow(List.of(number(sqlite, 2)), "Downtown"));
            assertThat(stores.noteProperty().get()).isEqualTo("Downtown is linked already.");
            books.deleteRows(List.of(0));
            assertThat(stores.shownProperty().get().editable()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tablesWithMoreToSayAreNoLinks(boolean sqlite) throws Exception {
        try (BrowseFixture db = BrowseFixture.on(
                sqlite,
                fresh(),
                "create table person (id int primary key, name text)",
                "create table friend (a_id int not null references person, b_id int not null references person,"
                        + " primary key (a_id, b_id))",
                "create table letter (id int primary key, a_id int not null references person,"
                        + " b_id int not null references person, words text)",
                "create table line (a_id int references person, b_id int references person, amount int not null,"
                        + " primary key (a_id, b_id))",
                "insert into person values (1, 'Ann'), (2, 'Bo')",
                "insert into friend values (1, 2)")) {
            RowGridModel people = db.grid("person");
            RowPanelModel panel = new RowPanelModel(people);
            links(panel, people, 0);
            assertThat(panel.links()).extracting(l -> l.link().table().name()).containsExactly("friend", "friend");
            assertThat(panel.links()).extracting(LinkedRowsTest::words).containsExactly(List.of("Bo"), List.of());
            assertThat(panel.links()).extracting(LinkedRows::name).doesNotHaveDuplicates();
            panel.links().get(1).add(new ReferencedRow(List.of(number(sqlite, 2)), "Bo"));
            assertThat(db.workspace().changeSet().rowChanges()).singleElement().satisfies(change -> assertThat(
                            ((RowChange.Insert) change).values().toString())
                    .isEqualTo("{b_id=1, a_id=2}"));
        }
    }
}
