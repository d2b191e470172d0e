package org.schemawright.migration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessedRelationshipsTest {

    @ParameterizedTest
    @CsvSource({
        "author_id, author, id",
        "author_id, authors, id",
        "AuthorId, Author, AuthorId",
        "authorId, AUTHORS, ID",
        "first_author_id, author, id",
        "firstAuthorId, author, id",
        "category_id, categories, id",
        "order_line_id, orderline, id",
    })
    void aNameThatLeadsToATableIsAGuess(String column, String target, String key) {
        assertThat(guesses(table("book", "book_no", column), table(target, key)))
                .containsExactly("book." + column + " > " + target + "." + key);
    }

    @ParameterizedTest
    @CsvSource({"author, author", "id, author", "publisher_id, author", "authorised, author", "_id, author"})
    void anyOtherNameIsNone(String column, String target) {
        assertThat(guesses(table("book", "book_no", column), table(target, "id")))
                .isEmpty();
    }

    @Test
    void aParentIsTheTableItself() {
        assertThat(guesses(table("folder", "id", "parent_id"))).containsExactly("folder.parent_id > folder.id");
        assertThat(guesses(table("folder", "folder_id", "name"))).isEmpty();
    }

    @Test
    void typesMustFit() {
        Table book = table("book", "id").withColumns(List.of(column("author_id", "TEXT", TypeKind.TEXT)));
        assertThat(guesses(book, table("author", "id"))).isEmpty();
    }

    @Test
    void whatIsDeclaredIsNotGuessed() {
        Table book = table("book", "id", "author_id");
        List<Constraint> constraints = new ArrayList<>(book.constraints());
        constraints.add(ForeignKey.of(null, List.of("author_id"), ObjectName.of("writer"), List.of("id")));
        assertThat(guesses(book.withConstraints(constraints), table("author", "id")))
                .isEmpty();
    }

    @Test
    void noGuessWhereTwoTablesHaveAlmostTheName() {
        assertThat(guesses(table("book", "id", "author_id"), table("author", "id"), table("AUTHORS", "id")))
                .isEmpty();
    }

    @Test
    void aKeyOfTwoColumnsIsNoTarget() {
        Table author =
                table("author", "id", "part").withConstraints(List.of(new PrimaryKey(null, List.of("id", "part"))));
        assertThat(guesses(table("book", "id", "author_id"), author)).isEmpty();
    }

    @Test
    void aSharedKeyIsOneToOne() {
        DatabaseSchema schema = schema(table("profile", "author_id"), table("author", "id"));
        assertThat(GuessedRelationships.of(schema)).singleElement().matches(Relationship::oneToOne);
    }

    private static List<String> guesses(Table... tables) {
        return GuessedRelationships.of(schema(tables)).stream()
                .map(guess -> guess.from() + "." + guess.key().columns().getFirst() + " > " + guess.to() + "."
                        + guess.key().targetColumns().getFirst())
                .toList();
    }

    private static DatabaseSchema schema(Table... tables) {
        return DatabaseSchema.empty(null).withTables(Stream.of(tables));
    }

    private static Table table(String name, String key, String... columns) {
        return Table.draft(
                ObjectName.of(name),
                Stream.concat(Stream.of(key), Stream.of(columns))
                        .map(c -> column(c, "INTEGER", TypeKind.INTEGER))
                        .toList(),
                List.of(new PrimaryKey(null, List.of(key))));
    }

    private static Column column(String name, String type, TypeKind kind) {
        return Column.of(name, ColumnType.of(type, kind), true);
    }
}
