package org.schemawright.desktop.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;

class LinkTablesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMappingTableIsOnePendingChangeThatTheDatabaseTakes(boolean sqlite) throws Exception {
        try (DesignFixture books = new DesignFixture(sqlite, folder)) {
            Drawing drawing = new Drawing(
                    books.workspace().draftProperty().get(),
                    books.workspace().database().dialect());
            ObjectName book = books.named("book");
            ObjectName author = books.named("author");
            LinkTablesModel model = new LinkTablesModel(drawing, book);
            model.otherProperty().set(author);
            model.cascadesProperty().set(true);
            assertThat(model.advice()).contains("book_id and author_id");
            books.workspace().changeSchema(model.changes());
            assertThat(books.pending()).hasSize(1);

            Table made = books.applied("book_to_author_map");

            assertThat(made.columns()).map(Column::name).containsExactly("book_id", "author_id");
            assertThat(made.columns()).noneMatch(Column::nullable);
            assertThat(made.primaryKey().orElseThrow().columns()).containsExactly("book_id", "author_id");
            assertThat(made.foreignKeys()).map(ForeignKey::target).containsExactlyInAnyOrder(book, author);
            assertThat(made.foreignKeys()).allMatch(key -> key.onDelete() == ReferentialAction.CASCADE);
        }
    }

    @Test
    void rulesOfTablesWithLongNamesHaveNamesOfTheirOwn() throws Exception {
        try (DesignFixture books = new DesignFixture(false, folder)) {
            books.run(
                    "create table customer_support_ticket (id integer primary key)",
                    "create table customer_support_category (id integer primary key)");
            books.workspace().refreshSchema(problem -> {});
            LinkTablesModel model = new LinkTablesModel(
                    new Drawing(
                            books.workspace().draftProperty().get(),
                            books.workspace().database().dialect()),
                    books.named("customer_support_ticket"));
            model.otherProperty().set(books.named("customer_support_category"));
            String name = model.nameProperty().get();
            books.workspace().changeSchema(model.changes());

            assertThat(books.applied(name).foreignKeys())
                    .extracting(ForeignKey::name)
                    .doesNotHaveDuplicates()
                    .hasSize(2)
                    .allMatch(key -> key.length() <= 63);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEngineIsAskedAboutATypeThatIsNotUsual(boolean sqlite) throws Exception {
        try (DesignFixture books = new DesignFixture(sqlite, folder)) {
            Drawing drawing = new Drawing(
                    books.workspace().draftProperty().get(),
                    books.workspace().database().dialect());
            NewTableModel model = new NewTableModel(drawing, () -> new EngineCheck(books.workspace()));
            model.nameProperty().set("shelf");
            ColumnDraft column = model.addColumn();
            column.name.set("mark");
            column.type.set("varchar(80)TEXT");
            assertThat(model.problem(column)).contains(" says: ").contains("TEXT");
            assertThat(model.ready().get()).isFalse();
            column.type.set("varchar(80)");
            assertThat(model.problem(column)).isEmpty();
            assertThat(model.ready().get()).isTrue();
        }
    }
}
