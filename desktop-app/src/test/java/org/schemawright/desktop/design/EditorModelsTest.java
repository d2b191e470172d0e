package org.schemawright.desktop.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.View;
import org.schemawright.migration.sqlite.SqliteDialect;

class EditorModelsTest {

    private static final ObjectName BOOK = ObjectName.of("book");
    private static final ColumnType INTEGER = ColumnType.of("INTEGER", TypeKind.INTEGER);
    private static final ColumnType TEXT = ColumnType.of("TEXT", TypeKind.TEXT);

    private final DatabaseSchema schema = DatabaseSchema.empty(null)
            .withTables(Stream.of(
                    Table.draft(
                                    BOOK,
                                    List.of(
                                            Column.of("id", INTEGER, false),
                                            Column.of("title", TEXT, true),
                                            Column.of("author_id", INTEGER, true)),
                                    List.of(
                                            new PrimaryKey(null, List.of("id")),
                                            ForeignKey.of(
                                                    null,
                                                    List.of("author_id"),
                                                    ObjectName.of("author"),
                                                    List.of("id"))))
                            .withIndexes(List.of(
                                    new Index("book_title", false, List.of(Index.Part.of("title")), null, null))),
                    Table.draft(
                            ObjectName.of("author"),
                            List.of(Column.of("id", INTEGER, false)),
                            List.of(new PrimaryKey(null, List.of("id"))))))
            .withViews(List.of(new View(
                    ObjectName.of("titles"), false, List.of(), "CREATE VIEW titles AS SELECT title FROM book", null)));
    private final Drawing sqlite = new Drawing(schema, new SqliteDialect());
    private final Drawing postgresql = new Drawing(schema, new PostgresqlDialect());

    @Test
    void aNewTableBeginsWithAKeyThatNumbersItself() {
        NewTableModel model = new NewTableModel(sqlite, () -> null);
        assertThat(model.ready().get()).isFalse();
        assertThat(model.nameProblem()).isEqualTo("A table needs a name.");
        model.nameProperty().set("Book");
        assertThat(model.nameProblem()).isEqualTo("There is already a table or view named Book.");
        model.nameProperty().set("shelf");
        ColumnDraft owner = model.addColumn();
        assertThat(model.ready().get()).isFalse();
        owner.target.set(ObjectName.of("author"));
        assertThat(owner.name.get()).isEqualTo("author_id");
        assertThat(owner.type.get()).isEqualTo("INTEGER");
        assertThat(model.ready().get()).isTrue();

        Change.CreateTable change = (Change.CreateTable) model.change();
        Table table = change.definition();
        assertThat(table.name()).isEqualTo(ObjectName.of("shelf"));
        assertThat(table.columns()).map(Column::name).containsExactly("id", "author_id");
        assertThat(table.columns().getFirst().identity()).isEqualTo(Identity.of(Identity.Kind.ROWID));
        assertThat(table.primaryKey().orElseThrow().columns()).containsExactly("id");
        assertThat(table.foreignKeys().getFirst().target()).isEqualTo(ObjectName.of("author"));
        assertThat(table.foreignKeys().getFirst().targetColumns()).containsExactly("id");
    }

    @Test
    void twoColumnsOfOneNameAreToldApart() {
        NewTableModel model = new NewTableModel(sqlite, () -> null);
        model.nameProperty().set("shelf");
        ColumnDraft twin = model.addColumn();
        twin.name.set("ID");
        assertThat(model.problem(twin)).isEqualTo("There is already a column named ID.");
        assertThat(model.ready().get()).isFalse();
        model.removeColumn(twin);
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void postgresqlNeedsATypeAndKeepsCases() {
        AddColumnModel model = new AddColumnModel(postgresql, BOOK, null);
        model.column().name.set("Title");
        assertThat(model.nameProblem()).isEmpty();
        model.column().type.set("");
        assertThat(model.column().typeProblem()).isEqualTo("A column needs a type.");
        assertThat(new NameCheck(postgresql).column("x".repeat(64), List.of()))
                .isEqualTo("PostgreSQL keeps only 63 bytes of a name.");
    }

    @Test
    void aRequiredColumnNeedsAValueForTheRowsThatAreThere() {
        AddColumnModel model = new AddColumnModel(sqlite, BOOK, null);
        model.column().name.set("language");
        model.column().required.set(true);
        assertThat(model.ready().get()).isTrue();
        model.hasRowsProperty().set(true);
        assertThat(model.ready().get()).isFalse();
        assertThat(model.requiredProblem()).contains("give a default, or allow NULL");
        model.column().defaultSql.set("'en'");
        assertThat(model.ready().get()).isTrue();
        Change.AddColumn change = (Change.AddColumn) model.change();
        assertThat(change.column().nullable()).isFalse();
        assertThat(change.column().defaultValue().sql()).isEqualTo("'en'");
        assertThat(change.key()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TEXT | 'en' | ~~",
                "TEXT | en | A text stands in single quotes: 'en'.",
                "TEXT | 'en | A single quote is not closed.",
                "TEXT | 'it''s' | ~~",
                "INTEGER | 0 | ~~",
                "INTEGER | 'many' | The column holds numbers, and 'many' is none.",
                "TEXT | CURRENT_TIMESTAMP | ~~",
                "TEXT | (lower('X') | A parenthesis is not closed.",
                "TEXT | 'a'; DROP TABLE book | A default is one expression, without a semicolon.",
                "TEXT | 'a;b' | ~~",
                "TEXT | now()) | There is a closing parenthesis too many."
            })
    void defaultsAreReadWhileTyping(String type, String sql, String sentence) {
        assertThat(DefaultCheck.problem(new SqliteDialect().parseType(type), sql))
                .isEqualTo(sentence);
    }

    @Test
    void renamesKeepTheOtherNamesFree() {
        RenameModel column = new RenameModel(sqlite, BOOK, "title");
        assertThat(column.ready().get()).isFalse();
        column.nameProperty().set("ID");
        assertThat(column.nameProblem()).isEqualTo("There is already a column named ID.");
        column.nameProperty().set("Title");
        assertThat(column.ready().get()).as("only the case").isTrue();
        column.nameProperty().set("label");
        assertThat(column.change()).isEqualTo(new Change.RenameColumn(BOOK, "title", "label"));

        RenameModel table = new RenameModel(sqlite, BOOK, null);
        table.nameProperty().set("sqlite_book");
        assertThat(table.nameProblem()).isEqualTo("Names that begin with sqlite_ belong to SQLite.");
        table.nameProperty().set("volume");
        assertThat(table.change()).isEqualTo(new Change.RenameTable(BOOK, "volume"));
    }

    @Test
    void dropsSayWhatGoesWithThem() {
        DropModel author = new DropModel(sqlite, ObjectName.of("author"), null);
        assertThat(author.losses())
                .containsExactly(
                        "All rows of author go. Downgrade puts them back, unless the review says otherwise.",
                        "book refers to it by author_id.");
        DropModel title = new DropModel(sqlite, BOOK, "title");
        assertThat(title.losses())
                .containsExactly(
                        "All values of title go. Downgrade puts them back, unless the review says otherwise.",
                        "1 index on it goes with it.",
                        "The view titles names it and will stop working.");
        DropModel reference = new DropModel(sqlite, BOOK, "author_id");
        assertThat(reference.losses()).contains("The reference to author goes with it.");
        assertThat(title.change()).isEqualTo(new Change.DropColumn(BOOK, "title"));
    }

    @Test
    void aColumnThatIsCalledLikeAReferenceHasItProposed() {
        NewTableModel model = new NewTableModel(sqlite, () -> null);
        ColumnDraft column = model.addColumn();
        column.name.set("note");
        assertThat(model.proposedTarget(column)).isEmpty();
        column.name.set("book_id");
        assertThat(model.proposedTarget(column)).contains(BOOK);
        column.target.set(BOOK);
        assertThat(model.proposedTarget(column)).isEmpty();
        assertThat(column.type.get()).isEqualTo("INTEGER");

        column.type.set("TXET");
        assertThat(column.typeProblem()).isEmpty();
        assertThat(column.typeDoubt()).isEqualTo("SQLite knows no type TXET and takes any value there.");
        column.type.set("any");
        assertThat(column.typeDoubt()).isEmpty();
    }

    @Test
    void aTableThatIsLinkedWithItselfGetsTwoColumns() {
        LinkTablesModel model = new LinkTablesModel(sqlite, BOOK);
        assertThat(model.ready().get()).isFalse();
        assertThat(model.nameProblem()).isEmpty();
        model.otherProperty().set(BOOK);
        assertThat(model.nameProperty().get()).isEqualTo("book_to_book_map");
        model.nameProperty().set("Author");
        assertThat(model.nameProblem()).isEqualTo("There is already a table or view named Author.");
        model.nameProperty().set("sequel");
        assertThat(model.ready().get()).isTrue();
        model.otherProperty().set(ObjectName.of("author"));
        assertThat(model.nameProperty().get()).as("somebody's own").isEqualTo("sequel");
        model.otherProperty().set(BOOK);
        Change.CreateTable change = (Change.CreateTable) model.change();
        assertThat(change.definition().columns()).map(Column::name).containsExactly("book_id", "other_book_id");
    }
}
