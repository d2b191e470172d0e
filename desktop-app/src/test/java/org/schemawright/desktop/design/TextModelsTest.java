package org.schemawright.desktop.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.View;

/** Views and triggers while they are written and dropped, on a real database of either engine. */
class TextModelsTest {

    @TempDir
    Path folder;

    private static Drawing drawing(DesignFixture books) {
        Workspace workspace = books.workspace();
        return new Drawing(workspace.draftProperty().get(), workspace.database().dialect());
    }

    /** Writes a text, has it checked, and makes it pending. */
    private static void write(DesignFixture books, TextDraft draft) {
        TextModel model = new TextModel(draft, books.workspace().textChecks(draft.old()));
        model.askEngine();
        assertThat(model.problem()).isEmpty();
        assertThat(model.ready().get()).as(model.understood()).isTrue();
        books.workspace().changeSchema(model.changes());
        model.close();
    }

    private static View view(DesignFixture books, String name) {
        return books.workspace().draftProperty().get().view(books.named(name)).orElseThrow();
    }

    private static TextDraft edit(DesignFixture books, SqlObject object, String from, String to) {
        String text = books.workspace().text(object);
        assertThat(text).containsPattern(from);
        return new TextDraft(object.ref().kind(), object, null, text.replaceFirst(from, to));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void templatesWorkAsTheyStand(boolean sqlite) throws Exception {
        try (DesignFixture books = new DesignFixture(sqlite, folder)) {
            for (String table : List.of("author", "book")) {
                ObjectName name = books.named(table);
                write(books, new TextTemplates(drawing(books)).view(name));
                if (!sqlite) {
                    write(books, new TextTemplates(drawing(books)).function(name));
                    write(books, new TextTemplates(drawing(books)).function(null));
                }
                write(books, new TextTemplates(drawing(books)).trigger(name, null));
            }
            write(books, new TextTemplates(drawing(books)).trigger(books.named("titles"), null));
            write(books, new TextTemplates(drawing(books)).view(null));
            assertThat(books.pending()).hasSize(sqlite ? 6 : 10);
            assertThat(books.applied("book").columns()).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsTypedIsCheckedOnTheDraftAndFollowsRenames(boolean sqlite) throws Exception {
        try (DesignFixture books = new DesignFixture(sqlite, folder)) {
            Workspace workspace = books.workspace();
            TextDraft draft = new TextTemplates(drawing(books))
                    .view(books.named("book"))
                    .withText("CREATE VIEW long AS SELECT title FROM book WHERE leaves > 500");
            TextModel refused = new TextModel(draft, workspace.textChecks(null));
            refused.askEngine();
            assertThat(refused.problem()).contains("leaves");
            assertThat(refused.problemAt()).isEqualTo(draft.text().indexOf("leaves"));
            assertThat(refused.ready().get()).isFalse();
            refused.close();

            workspace.changeSchema(List.of(new Change.RenameColumn(books.named("book"), "pages", "leaves")));
            write(books, draft);
            assertThat(books.pending()).hasSize(2);
            workspace.changeSchema(List.of(new Change.RenameColumn(books.named("book"), "leaves", "sheets")));
            assertThat(view(books, "long").definition()).contains("sheets").doesNotContain("leaves");
            write(books, edit(books, view(books, "long"), "500", "300"));
            assertThat(books.applied("book").column("sheets")).isPresent();
            assertThat(books.values("SELECT title FROM long")).containsExactly("Dispossessed");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void editsOfOneViewAreOneChangeAndUndoTakesOneStepBack(boolean sqlite) throws Exception {
        try (DesignFixture books = new DesignFixture(sqlite, folder)) {
            Workspace workspace = books.workspace();
            View stored = view(books, "titles");
            write(books, edit(books, stored, "(?i)(select +)title", "$1id, title"));
            assertThat(view(books, "titles").columns()).hasSize(2);
            write(books, edit(books, view(books, "titles"), "id,", "id, pages,"));
            assertThat(books.pending()).hasSize(1);
            workspace.changeSet().undo();
            assertThat(view(books, "titles").columns()).hasSize(2);
            workspace.changeSet().redo();
            assertThat(view(books, "titles").columns()).hasSize(3);
            workspace.changeSet().revertSchemaChange(books.pending().getFirst());
            assertThat(view(books, "titles")).isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDropTakesAlongWhatNeedsIt(boolean sqlite) throws Exception {
        try (DesignFixture books = new DesignFixture(sqlite, folder)) {
            TextDraft draft = new TextTemplates(drawing(books))
                    .view(null)
                    .withText("CREATE VIEW initials AS SELECT substr(title, 1, 1) AS initial FROM titles");
            write(books, draft);
            books.applied("book");
            books.workspace().changeSet().schemaChangesSaved(books.pending());
            books.workspace().refreshSchema(problem -> {});

            TextDropModel drop = new TextDropModel(drawing(books), view(books, "titles"));
            assertThat(drop.losses()).containsExactly("The view initials needs it and goes too.");
            assertThat(drop.ready().get()).isTrue();
            books.workspace().changeSchema(drop.changes());
            assertThat(books.pending()).hasSize(2);
            assertThat(books.workspace().draftProperty().get().views()).isEmpty();
            books.applied("book");

            books.workspace().changeSet().discardAll();
            books.workspace().refreshSchema(problem -> {});
            assertThat(books.workspace().schemaProperty().get().views()).isEmpty();
        }
    }

    @Test
    void onPostgresqlTablesAndFunctionsSayWhatGoesAlongOrForbidsIt() throws Exception {
        try (DesignFixture books = new DesignFixture(false, folder)) {
            books.run(
                    "CREATE FUNCTION half(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a / 2'",
                    "ALTER TABLE author ADD COLUMN rank integer DEFAULT half(4)");
            books.workspace().refreshSchema(problem -> {});
            SqlObject half = Objects.requireNonNull(routine(books));
            TextDropModel forbidden = new TextDropModel(drawing(books), half);
            assertThat(forbidden.losses())
                    .containsExactly("The column rank of author needs function half. Change that first.");
            assertThat(forbidden.ready().get()).isFalse();

            DropModel table = new DropModel(drawing(books), books.named("book"), null);
            assertThat(table.losses()).contains("The view titles needs it and goes too.");
            books.workspace().changeSchema(table.changes());
            assertThat(books.applied("author").columns()).hasSize(4);
        }
    }

    @Test
    void aTriggerOfAViewGoesWithItAndWhatWasPendingStays() throws Exception {
        try (DesignFixture books = new DesignFixture(true, folder)) {
            books.run(
                    "create view short as select title from titles",
                    "create table log (what text)",
                    "create trigger short_in instead of insert on short begin insert into log select title from titles; end");
            Workspace workspace = books.workspace();
            workspace.refreshSchema(problem -> {});
            workspace.changeSchema(List.of(new Change.RenameTable(books.named("author"), "writer")));
            TextDropModel drop = new TextDropModel(drawing(books), view(books, "titles"));
            assertThat(drop.losses())
                    .contains(
                            "The view short needs it and goes too.",
                            "The trigger short_in of short needs it and goes too.");
            workspace.changeSchema(drop.changes());
            assertThat(workspace.draftProperty().get().views()).isEmpty();
            assertThat(workspace.draftProperty().get().triggers()).isEmpty();
            assertThat(books.pending()).hasSize(3);
            books.applied("book");
        }
    }

    @Test
    void takingBackTheDropOfAViewTakesBackWhatItCannotStandWithout() throws Exception {
        try (DesignFixture books = new DesignFixture(false, folder)) {
            books.run("create view short as select title from titles");
            Workspace workspace = books.workspace();
            workspace.refreshSchema(problem -> {});
            workspace.changeSchema(new DropModel(drawing(books), books.named("book"), null).changes());
            assertThat(books.pending()).hasSize(3);
            workspace.changeSet().revertSchemaChange(books.pending().getFirst());
            assertThat(books.pending()).isEmpty();
            // A text that is written anew and then dropped is needed as it was.
            write(books, edit(books, view(books, "short"), "(?i)select +title(?s).*", "SELECT 1 AS title"));
            workspace.changeSchema(new TextDropModel(drawing(books), view(books, "short")).changes());
            workspace.changeSchema(new DropModel(drawing(books), books.named("book"), null).changes());
            assertThat(books.pending()).hasSize(3);
            workspace.changeSet().revertSchemaChange(books.pending().getFirst());
            assertThat(books.pending()).isEmpty();
        }
    }

    @Test
    void onPostgresqlATriggerOfAColumnGoesWithItAndThatIsSaid() throws Exception {
        try (DesignFixture books = new DesignFixture(false, folder)) {
            books.run(
                    "create function noted() returns trigger language plpgsql as 'begin return new; end'",
                    "create trigger noted after update of price on book for each row execute function noted()");
            books.workspace().refreshSchema(problem -> {});
            DropModel column = new DropModel(drawing(books), books.named("book"), "price");
            assertThat(column.losses())
                    .filteredOn(words -> words.contains("noted"))
                    .containsExactly("The trigger noted names it and goes too.");
            books.workspace().changeSchema(column.changes());
            books.applied("book");
            assertThat(books.values("select tgname from pg_trigger where not tgisinternal"))
                    .isEmpty();
        }
    }

    @Test
    void whoAsksAfterTheEditorIsClosedLeavesNoScratchDatabase() throws Exception {
        try (DesignFixture books = new DesignFixture(false, folder)) {
            String scratches = "select datname from pg_database order by 1";
            List<String> before = books.values(scratches);
            TextModel model = new TextModel(
                    new TextTemplates(drawing(books)).view(null),
                    books.workspace().textChecks(null));
            model.askEngine();
            assertThat(books.values(scratches)).hasSize(before.size() + 1);
            model.close();
            model.askEngine();
            assertThat(books.values(scratches)).isEqualTo(before);
        }
    }

    private static @Nullable SqlObject routine(DesignFixture books) {
        return books.workspace().draftProperty().get().routines().stream()
                .findFirst()
                .orElse(null);
    }
}
