package org.schemawright.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.browse.BrowseFixture;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.orm.CompiledClasses;
import org.schemawright.desktop.task.HeldBackground;
import org.schemawright.desktop.workspace.OtherDatabases;
import org.schemawright.desktop.workspace.SchemaWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.testfx.api.FxToolkit;

/** Comparing with everything there is to compare with, and taking some of it, on both engines. */
class CompareModelTest {

    private static final String[] BEFORE = {
        "create table author (id integer primary key, name text not null)",
        "create table book (id integer primary key, title text not null, author_id integer references author(id))",
        "create table old_note (id integer primary key, words text)",
        "create index old_note_words on old_note (words)",
        "insert into author values (1, 'Ursula'), (2, 'Iain')",
        "insert into book values (1, 'Dispossessed', 1), (2, 'Matter', 2)",
        "insert into old_note values (1, 'buy milk')"
    };

    private static final String AFTER = """
            create table author (id integer primary key, name text not null, born integer);
            create table publisher (id integer primary key, name text not null);
            create table book (id integer primary key, title text not null, author_id integer references author(id),
                publisher_id integer, constraint book_publisher foreign key (publisher_id) references publisher(id));
            create index book_title on book (title);
            create index book_publisher_ix on book (publisher_id);
            create view born_authors as select name, born from author where born is not null;
            """;

    @TempDir
    Path folder;

    private @Nullable BrowseFixture books;
    private final AtomicReference<@Nullable ConnectionSource> other = new AtomicReference<>();

    private final HeldBackground background = new HeldBackground();

    private final OtherDatabases others = new OtherDatabases() {
        @Override
        public List<ConnectionProfile> known() {
            return List.of();
        }

        @Override
        public boolean hasPassword(ConnectionProfile profile) {
            return true;
        }

        @Override
        public ConnectionSource source(ConnectionProfile profile, char @Nullable [] password) {
            return other.get();
        }
    };

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() {
        if (books != null) {
            books.close();
        }
    }

    private CompareModel model(boolean sqlite, String... statements) throws Exception {
        books = BrowseFixture.on(sqlite, folder, background, statements);
        books.workspace().migrations().refresh(problem -> {});
        return new CompareModel(books.workspace(), others);
    }

    private void toScript(CompareModel model, String sql) throws Exception {
        Path script = folder.resolve("wanted.sql");
        Files.writeString(script, sql);
        model.right().kindProperty().set(SideModel.Kind.SCRIPT);
        model.right().scriptProperty().set(script.toString());
        model.compare();
        assertThat(model.stateProperty().get()).isInstanceOf(CompareState.Compared.class);
    }

    private static Set<String> names(Iterable<Difference> differences) {
        return StreamSupport.stream(differences.spliterator(), false)
                .map(SchemaWords::name)
                .collect(Collectors.toSet());
    }

    private static Difference named(CompareModel model, String name) {
        return model.found().differences().stream()
                .filter(each -> SchemaWords.name(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " is not in " + names(model.found().differences())));
    }

    /** Makes a revision of what is ticked and runs it. */
    private void take(CompareModel model) {
        assertThat(model.waitsFor()).isEmpty();
        model.plan(plan -> model.generate(plan, "Taken"));
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.madeProperty().get()).isNotNull();
        AtomicReference<RunOutcome> outcome = new AtomicReference<>();
        books.workspace().migrations().upgrade(null, event -> {}, outcome::set, problem -> {
            throw new AssertionError(problem.toString());
        });
        assertThat(outcome.get()).as(String.valueOf(outcome.get())).isInstanceOf(RunOutcome.Finished.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allThatDiffersBecomesARevisionAfterWhichNothingDiffers(boolean sqlite) throws Exception {
        CompareModel model = model(sqlite, BEFORE);
        toScript(model, AFTER);
        assertThat(names(model.found().differences()))
                .contains(
                        "column born of author",
                        "table publisher",
                        "column publisher_id of book",
                        "index book_title on book",
                        "view born_authors",
                        "table old_note");
        assertThat(model.takenProperty().get()).containsAll(model.found().differences());
        assertThat(model.words())
                .contains("New column born on author", "New view born_authors", "Drop table old_note with its rows");
        take(model);
        model.compare();
        assertThat(model.found().isSame()).isTrue();
        assertThat(books.value("select title from book where id = 2")).isEqualTo("Matter");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void someOfItIsTakenWithWhatItNeeds(boolean sqlite) throws Exception {
        CompareModel model = model(sqlite, BEFORE);
        toScript(model, AFTER);
        model.tick(List.of(named(model, "table publisher"), named(model, "table old_note")), false);
        assertThat(model.toldProperty().get()).startsWith("No longer ticked, for want of it: ");
        model.tick(List.of(named(model, "column born of author")), false);
        assertThat(model.toldProperty().get()).contains("view born_authors");
        assertThat(names(model.takenProperty().get()))
                .contains("column publisher_id of book", "index book_publisher_ix on book", "index book_title on book")
                .doesNotContain("view born_authors", "table publisher", "constraint book_publisher of book");
        take(model);
        assertThat(books.workspace().schemaProperty().get().table(table("publisher")))
                .isEmpty();
        assertThat(books.value("select count(*) from old_note")).isEqualTo("1");

        model.compare();
        assertThat(names(model.found().differences()))
                .contains("table publisher", "view born_authors", "column born of author")
                .doesNotContain("column publisher_id of book", "index book_title on book");
        model.tick(model.found().differences(), false);
        assertThat(model.waitsFor()).isEqualTo("Tick what the revision takes.");
        model.tick(List.of(named(model, "view born_authors")), true);
        assertThat(model.toldProperty().get()).isEqualTo("Ticked too, because it needs it: column born of author.");
        take(model);
        assertThat(books.value("select count(*) from born_authors")).isEqualTo("0");
    }

    private ObjectName table(String name) {
        return books.workspace().schemaProperty().get().named(name);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRenameIsAskedAndKeepsTheValues(boolean sqlite) throws Exception {
        CompareModel model = model(sqlite, BEFORE);
        toScript(model, """
                create table author (id integer primary key, full_name text not null);
                create table volume (id integer primary key, title text not null, author_id integer references author(id),
                    pages integer);
                create table old_note (id integer primary key, words text);
                create index old_note_words on old_note (words);
                """);
        assertThat(model.found().guesses()).hasSize(2);
        assertThat(model.waitsFor()).startsWith("Say first what was renamed: 2 questions");
        model.rename(model.found().guesses().stream()
                .filter(g -> g.to().name().name().equals("volume"))
                .findFirst()
                .orElseThrow());
        assertThat(model.found().renames()).hasSize(1);
        assertThat(names(model.found().differences())).contains("column pages of volume");
        model.keepApart(model.found().guesses().getFirst());
        assertThat(model.waitsFor()).isEmpty();
        model.ask(model.found().guesses().getFirst());
        model.rename(model.found().guesses().getFirst());
        model.tick(List.of(named(model, "column pages of volume")), false);
        assertThat(model.words())
                .startsWith("Rename table book to volume", "Rename column name of author to full_name")
                // PostgreSQL has called its rules after the tables.
                .hasSize(sqlite ? 2 : 5);
        take(model);
        assertThat(books.rows("select title, full_name from volume join author on author.id = author_id order by 1"))
                .containsExactly("Dispossessed|Ursula", "Matter|Iain");
        model.compare();
        assertThat(names(model.found().differences())).containsExactly("column pages of volume");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRevisionAndEntityClassesAreSidesToo(boolean sqlite) throws Exception {
        CompareModel model = model(sqlite, BEFORE);
        toScript(model, AFTER);
        take(model);
        model.left().kindProperty().set(SideModel.Kind.REVISION);
        assertThat(model.left().missing()).isEqualTo("Choose the revision.");
        model.left().revisionProperty().set(model.left().revisions().getFirst());
        model.compare();
        // The revision began in a database that had tables.
        assertThat(model.stateProperty().get()).isInstanceOf(CompareState.Failed.class);

        model.left().kindProperty().set(SideModel.Kind.PRESENT);
        model.right().kindProperty().set(SideModel.Kind.CLASSES);
        model.right().classesProperty().set(CompiledClasses.shop(folder).toString());
        model.compare();
        assertThat(names(model.found().differences())).contains("table book_author");
        for (var guess : List.copyOf(model.found().guesses())) {
            model.keepApart(guess);
        }
        model.tick(model.found().differences(), false);
        if (sqlite) {
            // Here “Book” of the classes takes the name of “book”.
            model.tick(List.of(named(model, "table Book")), true);
            assertThat(names(model.takenProperty().get())).contains("table book", "table Book", "table Person");
            return;
        }
        Difference lent = model.found().differences().stream()
                .filter(each -> each.after() instanceof ForeignKey key
                        && key.target().name().equals("person"))
                .filter(each -> each.owner().name().equals("book"))
                .findFirst()
                .orElseThrow();
        model.tick(List.of(lent), true);
        assertThat(model.toldProperty().get()).contains("table person").contains("of book");
    }

    @Test
    void aValueOfAnEnumThatIsRenamedStaysInTheRows() throws Exception {
        CompareModel model = model(
                false,
                "create type kind as enum ('paper', 'audio')",
                "create table item (id integer primary key, kind kind)",
                "insert into item values (1, 'paper')");
        toScript(
                model,
                "create type kind as enum ('printed', 'audio');"
                        + " create table item (id integer primary key, kind kind);");
        assertThat(model.waitsFor()).startsWith("Say first what was renamed: 1 question is");
        model.rename(model.found().guesses().getFirst());
        assertThat(model.words()).containsExactly("Rename value paper of kind to printed");
        take(model);
        assertThat(books.value("select kind from item")).isEqualTo("printed");
    }

    @Test
    void databasesOfTwoEnginesAreNotCompared() throws Exception {
        CompareModel model = model(true, BEFORE);
        try (TestPostgres.Database server = TestPostgres.create()) {
            other.set(() -> DriverManager.getConnection(server.jdbcUrl()));
            model.right().chooseFile(folder.resolve("books.sqlite"));
            model.compare();
            assertThat(model.stateProperty().get())
                    .isInstanceOfSatisfying(
                            CompareState.Failed.class,
                            failed -> assertThat(failed.problem().advice())
                                    .isEqualTo(
                                            "This database is SQLite and the other one PostgreSQL. Compare two of one engine."));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherDatabaseIsCompared(boolean sqlite) throws Exception {
        CompareModel model = model(sqlite, BEFORE);
        Workspace workspace = books.workspace();
        other.set(() -> workspace.database().migrationConnections().open());
        model.right().chooseFile(folder.resolve("books.sqlite"));
        model.compare();
        assertThat(model.found().isSame()).isTrue();
        model.start();
        books.elsewhere("alter table book add column pages integer");
        workspace.refreshSchema(problem -> {});
        assertThat(model.staleProperty().get()).isTrue();
        model.stop();
    }

    @Test
    void nothingIsAskedAboutWhatIsNoLongerTicked() throws Exception {
        CompareModel model = model(true, BEFORE);
        toScript(model, AFTER);
        List<MigrationPlan> planned = new ArrayList<>();
        background.hold("Planning the way");
        model.plan(planned::add);
        model.tick(List.of(named(model, "table old_note")), false);
        background.letGo();
        assertThat(planned).isEmpty();
        assertThat(model.workingProperty().get()).isFalse();

        background.hold("Planning the way");
        model.plan(planned::add);
        model.keepsProperty().set(false);
        background.letGo();
        assertThat(planned).isEmpty();

        take(model);
        assertThat(books.value("select count(*) from old_note")).isEqualTo("1");
    }

    @Test
    void aRevisionThatIsStoppedBeforeItsTurnCanBeMadeAgain() throws Exception {
        CompareModel model = model(true, BEFORE);
        toScript(model, AFTER);
        background.hold("Making a revision");
        model.plan(plan -> model.generate(plan, "Taken"));
        assertThat(model.workingProperty().get()).isTrue();
        model.cancel();
        background.letGo();
        assertThat(model.workingProperty().get()).isFalse();
        assertThat(model.madeProperty().get()).isNull();
        take(model);
    }

    @Test
    void whatWasMadeAndRunIsComparedAgainBeforeMoreIsMade() throws Exception {
        CompareModel model = model(true, BEFORE);
        toScript(
                model,
                BEFORE[0] + ";" + BEFORE[1] + ";" + BEFORE[2] + ";" + BEFORE[3]
                        + "; create table extra (id integer primary key);");
        model.start();
        take(model);
        List<Difference> one = List.of(named(model, "table extra"));
        model.tick(one, false);
        model.tick(one, true);
        assertThat(model.waitsFor()).isEqualTo("The database has changed since it was compared. Compare again.");
        model.stop();
    }
}
