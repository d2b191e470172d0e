package org.schemawright.desktop.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.testfx.api.FxToolkit;

/** The design of a table on both engines: what is typed becomes pending, and the engines make of it what was drawn. */
class DesignModelTest {

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsDrawnIsWhatTheEngineMakes(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("book");
            edit(model, "pages").name.set("page_count");
            assertThat(model.commit()).isTrue();
            ColumnForm form = edit(model, "title");
            form.type.set(sqlite ? "TEXT" : "text");
            assertThat(model.commit()).isTrue();
            form.defaultSql.set("'untitled'");
            assertThat(model.commit()).isTrue();
            form.collation.set(sqlite ? "NOCASE" : "C");
            assertThat(model.commit()).isTrue();
            if (!sqlite) {
                form.comment.set("What stands on the cover");
                assertThat(model.commit()).isTrue();
            }
            assertThat(fixture.pending())
                    .as("one change of the column, however often it is edited")
                    .filteredOn(change -> change instanceof Change.AlterColumn)
                    .hasSize(1);
            model.addColumn(model.emptyColumn());
            form.name.set("twice");
            form.type.set("integer");
            form.expression.set("page_count * 2");
            assertThat(model.commit()).isTrue();
            model.drop(line(model, "price"));

            assertThat(model.lines())
                    .map(DesignLine::mark)
                    .containsExactly("", "changed", "", "was pages", "dropped", "new");
            Table made = fixture.applied("book");
            assertThat(made.columns())
                    .map(Column::name)
                    .containsExactly("id", "title", "author_id", "page_count", "twice");
            Column title = made.column("title").orElseThrow();
            assertThat(title.type().raw()).isEqualToIgnoringCase("text");
            assertThat(title.defaultValue().sql()).startsWith("'untitled'");
            assertThat(title.collation()).isEqualTo(sqlite ? "NOCASE" : "C");
            assertThat(title.comment()).isEqualTo(sqlite ? null : "What stands on the cover");
            assertThat(made.column("twice").orElseThrow().generated().expression())
                    .contains("page_count");
            assertThat(made.checks())
                    .map(CheckConstraint::expression)
                    .first()
                    .asString()
                    .contains("page_count");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void undoTakesOneStepBackAndPutBackAll(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("book");
            ColumnForm form = edit(model, "title");
            form.name.set("label");
            model.commit();
            form.defaultSql.set("'x'");
            model.commit();
            form.nullable.set(true);
            model.commit();
            assertThat(model.form().line().name()).isEqualTo("label");
            fixture.workspace().changeSet().undo();
            Column before = line(model, "label").shown();
            assertThat(before.nullable()).isFalse();
            assertThat(before.defaultValue()).isNotNull();
            fixture.workspace().changeSet().redo();
            assertThat(line(model, "label").shown().nullable()).isTrue();
            model.putBack(line(model, "label"));
            assertThat(fixture.pending()).isEmpty();
            model.drop(line(model, "title"));
            assertThat(line(model, "title").state()).isEqualTo(DesignLine.State.DROPPED);
            model.putBack(line(model, "title"));
            assertThat(fixture.pending()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrongStandsAtTheFieldWhileTyping(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("book");
            ColumnForm form = edit(model, "pages");
            form.name.set("title");
            assertThat(form.problem(ColumnField.NAME)).isEqualTo("There is already a column named title.");
            assertThat(model.commit()).isFalse();
            form.reset();
            form.defaultSql.set("no_such_function(1)");
            form.askEngine(ColumnField.DEFAULT);
            assertThat(form.problem(ColumnField.DEFAULT))
                    .contains(sqlite ? "SQLite says" : "PostgreSQL says")
                    .contains("no_such_function");
            assertThat(model.commit()).isFalse();
            form.defaultSql.set("7");
            form.askEngine(ColumnField.DEFAULT);
            assertThat(form.problem(ColumnField.DEFAULT)).isEmpty();
            form.reset();
            form.type.set("nonsense");
            form.askEngine(ColumnField.TYPE);
            assertThat(form.problem(ColumnField.TYPE))
                    .isEqualTo(sqlite ? "" : "PostgreSQL says: type \"nonsense\" does not exist.");
            assertThat(fixture.pending()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsInTheWayAreCountedAndCanBeShown(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("book");
            ColumnForm form = edit(model, "pages");
            form.nullable.set(false);
            model.commit();
            form.name.set("page_count");
            model.commit();
            model.trouble().look();
            assertThat(model.trouble().found()).singleElement().satisfies(trouble -> {
                assertThat(trouble.words()).startsWith("2 rows have no value in ");
                assertThat(trouble.column()).isEqualTo("page_count");
                assertThat(trouble.stops()).isTrue();
                assertThat(trouble.place().condition()).isEqualTo("\"pages\" IS NULL");
            });
            fixture.workspace().changeSet().discardAll();
            model.trouble().look();
            assertThat(model.trouble().found()).isEmpty();
            model.change(List.of(new Change.AddConstraint(
                    fixture.named("book"),
                    ForeignKey.of(
                            "book_author_id_fkey", List.of("author_id"), fixture.named("author"), List.of("id")))));
            model.trouble().look();
            assertThat(model.trouble().found())
                    .map(RowsInTheWay::words)
                    .containsExactly("1 row refers to a row of author that is not there.");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keysIndexesAndChecksAreMade(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            fixture.run("update book set author_id = 1");
            DesignModel model = fixture.design("book");
            ForeignKeyModel reference = new ForeignKeyModel(model.drawing(), fixture.named("book"), null);
            assertThat(reference.ready().get()).isFalse();
            reference.targetProperty().set(fixture.named("author"));
            assertThat(reference.columns()).singleElement().satisfies(c -> assertThat(c.get())
                    .isEqualTo("author_id"));
            assertThat(reference.nameProperty().get()).isEqualTo("book_author_id_fkey");
            reference.onDeleteProperty().set(ReferentialAction.SET_NULL);
            assertThat(reference.ready().get()).isTrue();
            assertThat(model.change(reference.changes())).isTrue();

            EngineCheck engine = new EngineCheck(fixture.workspace());
            KeyModel index = new KeyModel(
                    model.drawing(),
                    fixture.named("book"),
                    KeyDraft.fresh(KeyDraft.Kind.UNIQUE_INDEX, List.of("title")),
                    engine);
            index.add("lower(title)");
            index.parts().getLast().descending.set(true);
            index.conditionProperty().set("pages >");
            assertThat(index.ready().get())
                    .as("not before the engine has said yes")
                    .isFalse();
            index.askEngine();
            assertThat(index.conditionProblem()).contains(sqlite ? "SQLite says" : "PostgreSQL says");
            index.conditionProperty().set("pages > 10");
            index.askEngine();
            assertThat(index.ready().get()).isTrue();
            assertThat(index.nameProperty().get()).isEqualTo("book_title_idx2");
            assertThat(model.change(index.changes())).isTrue();

            CheckModel check = new CheckModel(model.drawing(), fixture.named("book"), null, engine);
            check.expressionProperty().set("price >= nothing");
            check.askEngine();
            assertThat(check.expressionProblem()).contains("nothing");
            check.expressionProperty().set("price >= 0");
            check.askEngine();
            assertThat(check.nameProperty().get()).isEqualTo("book_price_check");
            assertThat(check.ready().get()).isTrue();
            assertThat(model.change(check.changes())).isTrue();

            TableRules rules = model.rules();
            assertThat(rules.references()).map(RuleLine::words).containsExactly("author_id → author");
            assertThat(rules.references()).map(RuleLine::mark).containsExactly("new");
            assertThat(rules.keys())
                    .map(RuleLine::words)
                    .containsExactly("id", "title, lower(title) ↓ where pages > 10", "title");
            assertThat(rules.checks()).map(RuleLine::mark).containsExactly("", "new");

            Table made = fixture.applied("book");
            assertThat(made.foreignKeys()).singleElement().satisfies(key -> {
                assertThat(key.onDelete()).isEqualTo(ReferentialAction.SET_NULL);
                assertThat(key.name()).isEqualTo("book_author_id_fkey");
            });
            assertThat(made.indexes()).map(Index::name).containsExactly("book_title_idx", "book_title_idx2");
            assertThat(made.indexes().getLast().predicate()).contains("pages > 10");
            assertThat(made.indexes().getLast().parts().getLast().descending()).isTrue();
            assertThat(made.checks()).map(CheckConstraint::name).contains("book_price_check");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPrimaryKeyBecomesWider(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("author");
            Table author = model.tableProperty().get();
            KeyModel wider = new KeyModel(
                    model.drawing(),
                    author.name(),
                    KeyDraft.of(author.primaryKey().orElseThrow()),
                    new EngineCheck(fixture.workspace()));
            wider.add("name");
            wider.move(wider.parts().getLast(), -1);
            assertThat(model.change(wider.changes())).isTrue();
            assertThat(fixture.applied("author").primaryKey().orElseThrow().columns())
                    .containsExactly("name", "id");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRuleIsChangedDroppedAndPutBack(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("author");
            Table author = model.tableProperty().get();
            PrimaryKey key = author.primaryKey().orElseThrow();
            KeyModel wider = new KeyModel(
                    model.drawing(), author.name(), KeyDraft.of(key), new EngineCheck(fixture.workspace()));
            assertThat(wider.ready().get()).as("nothing is changed yet").isFalse();
            wider.add("email");
            assertThat(wider.ready().get()).isTrue();
            assertThat(model.change(wider.changes())).isTrue();
            assertThat(line(model, "email").shown().nullable()).isFalse();
            assertThat(model.rules().keys().getFirst().words()).isEqualTo("id, email");
            fixture.workspace().changeSet().undo();
            assertThat(fixture.pending()).isEmpty();
            RuleLine unique = model.rules().keys().get(1);
            assertThat(unique.more()).isEqualTo("unique key");
            model.change(List.of(new Change.DropConstraint(author.name(), unique.constraint())));
            assertThat(model.rules().keys().get(1).mark()).isEqualTo("dropped");
            model.change(List.of(new Change.AddConstraint(author.name(), unique.constraint())));
            assertThat(fixture.pending()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDatabaseNumbersAColumn(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("book");
            ColumnForm form = edit(model, "id");
            Identity wished = Identity.of(sqlite ? Identity.Kind.AUTOINCREMENT : Identity.Kind.ALWAYS);
            assertThat(form.identities()).contains(wished);
            form.identity.set(wished);
            assertThat(model.commit()).isTrue();
            assertThat(fixture.applied("book")
                            .column("id")
                            .orElseThrow()
                            .identity()
                            .kind())
                    .isEqualTo(wished.kind());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDesignFollowsItsTableThroughRenameAndDrop(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("book");
            model.change(List.of(new Change.RenameTable(fixture.named("book"), "volume")));
            assertThat(model.titleProperty().get()).isEqualTo("volume");
            edit(model, "title").name.set("label");
            assertThat(model.commit()).isTrue();
            assertThat(line(model, "label").mark()).isEqualTo("was title");
            model.change(List.of(new Change.DropTable(fixture.named("volume"))));
            assertThat(model.tableProperty().get()).isNull();
            fixture.workspace().changeSet().undo();
            assertThat(model.tableProperty().get()).isNotNull();
            assertThat(model.usedByProperty().get().words("label", fixture.named("volume")))
                    .isEqualTo("1 view");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void usualColumnsGoOntoATableThatHasRows(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            DesignModel model = fixture.design("book");
            List<Column> usual = model.templates().of(model.tableProperty().get());
            usual.forEach(model::addColumn);
            // One of that name is there already.
            assertThat(model.lines()).map(DesignLine::name).contains("created_at", "email", "price_2");
            Table made = fixture.applied("book");
            assertThat(made.columns()).hasSize(5 + usual.size());
            assertThat(made.column("created_at").orElseThrow().nullable()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTableIsDuplicatedWithItsRulesButWithoutRows(boolean sqlite) throws Exception {
        try (DesignFixture fixture = new DesignFixture(sqlite, folder)) {
            fixture.run("create table part (id integer primary key, whole_id integer references part (id))");
            DesignModel model = fixture.design("book");
            DuplicateModel copy = new DuplicateModel(model.drawing(), fixture.named("book"));
            assertThat(copy.nameProperty().get()).isEqualTo("book_copy");
            copy.nameProperty().set("author");
            assertThat(copy.ready().get()).isFalse();
            copy.nameProperty().set("old_book");
            model.change(copy.changes());
            Table made = fixture.applied("old_book");
            Table book = model.tableProperty().get();
            assertThat(made.columns())
                    .map(Column::name)
                    .isEqualTo(book.columns().stream().map(Column::name).toList());
            assertThat(made.primaryKey().orElseThrow().columns()).containsExactly("id");
            assertThat(made.checks()).hasSize(1);
            assertThat(made.indexes()).map(Index::name).containsExactly("old_book_title_idx");
        }
    }
}
