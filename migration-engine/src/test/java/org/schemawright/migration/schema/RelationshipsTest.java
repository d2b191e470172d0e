package org.schemawright.migration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationshipsTest {

    private static final ColumnType INTEGER = ColumnType.of("INTEGER", TypeKind.INTEGER);

    private final Table author = table("author", List.of("id"), "id", "boss_id?")
            .withConstraints(List.of(key("id"), reference("author", "boss_id")));

    @Test
    void namesAReferenceByItsColumnAndACollectionByItsTable() {
        Table book = table("book", List.of("id"), "id", "author_id")
                .withConstraints(List.of(key("id"), reference("author", "author_id")));
        Relationships relationships = of(author, book);

        Relationship written = relationships.from(book.name()).getFirst();
        assertThat(relationships.referenceName(written)).isEqualTo("author");
        assertThat(relationships.collectionName(written)).isEqualTo("books");
        assertThat(written.oneToOne()).isFalse();
        assertThat(written.mandatory()).isTrue();
        Relationship boss = relationships.from(author.name()).getFirst();
        assertThat(relationships.referenceName(boss)).isEqualTo("boss");
        assertThat(relationships.collectionName(boss)).isEqualTo("authors (boss)");
        assertThat(boss.mandatory()).isFalse();
        assertThat(relationships.to(author.name())).containsExactly(boss, written);
    }

    @Test
    void tellsParallelKeysApart() {
        Table book = table("book", List.of("id"), "id", "author_id", "checked_by")
                .withConstraints(
                        List.of(key("id"), reference("author", "author_id"), reference("author", "checked_by")));
        Relationships relationships = of(author, book);

        assertThat(relationships.from(book.name()))
                .map(relationships::referenceName)
                .containsExactly("author", "author by checked_by");
        assertThat(relationships.from(book.name()))
                .map(relationships::collectionName)
                .containsExactly("books (author)", "books (author by checked_by)");
    }

    @Test
    void aReferenceOverAKeyIsOneToOne() {
        Table shared = table("profile", List.of("author_id"), "author_id", "text")
                .withConstraints(List.of(key("author_id"), reference("author", "author_id")));
        Table unique = table("badge", List.of("id"), "id", "author_id?")
                .withConstraints(List.of(
                        key("id"), new UniqueKey(null, List.of("author_id")), reference("author", "author_id")));
        Table indexed = table("desk", List.of("id"), "id", "author_id?")
                .withConstraints(List.of(key("id"), reference("author", "author_id")));
        Index whole = new Index("ux", true, List.of(Index.Part.of("author_id")), null, null);
        Index partial = new Index("ux", true, List.of(Index.Part.of("author_id")), "id > 3", null);

        assertThat(one(shared).oneToOne()).isTrue();
        assertThat(one(shared).mandatory()).isTrue();
        assertThat(one(unique).oneToOne()).isTrue();
        assertThat(one(indexed.withIndexes(List.of(whole))).oneToOne()).isTrue();
        assertThat(one(indexed.withIndexes(List.of(partial))).oneToOne()).isFalse();
        assertThat(one(indexed).oneToOne()).isFalse();
    }

    @Test
    void onlyTwoKeysAndNothingElseMakeAJoinTable() {
        Table book = table("book", List.of("id"), "id").withConstraints(List.of(key("id")));
        Table pure = table("book_author", List.of("book_id", "author_id"), "book_id", "author_id")
                .withConstraints(List.of(
                        key("book_id", "author_id"), reference("book", "book_id"), reference("author", "author_id")));
        Table more = table("contract", List.of("book_id", "author_id"), "book_id", "author_id", "share")
                .withConstraints(List.of(
                        key("book_id", "author_id"), reference("book", "book_id"), reference("author", "author_id")));
        Relationships relationships = of(author, book, pure, more);

        assertThat(relationships.joinTables()).map(JoinTable::table).containsExactly(pure.name());
        JoinTable join = relationships.joinTable(pure.name()).orElseThrow();
        assertThat(relationships.collectionName(join, join.first())).isEqualTo("authors");
        assertThat(relationships.collectionName(join, join.second())).isEqualTo("books");
        assertThat(relationships.joinTable(more.name())).isEmpty();
    }

    @Test
    void aKeyWithoutItsTargetIsLeftOut() {
        Table book = table("book", List.of("id"), "id", "shelf_id")
                .withConstraints(List.of(key("id"), reference("shelf", "shelf_id")));
        assertThat(of(book).all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "book,books",
        "country,countries",
        "box,boxes",
        "books,books",
        "Track,Tracks",
        "DAY,DAYS",
        "class,classes"
    })
    void plurals(String name, String plural) {
        assertThat(Relationships.plural(name)).isEqualTo(plural);
    }

    private Relationship one(Table table) {
        return of(author, table).from(table.name()).getFirst();
    }

    private static Relationships of(Table... tables) {
        return Relationships.of(DatabaseSchema.empty(null).withTables(List.of(tables).stream()));
    }

    private static PrimaryKey key(String... columns) {
        return new PrimaryKey(null, List.of(columns));
    }

    private static ForeignKey reference(String target, String column) {
        return ForeignKey.of(null, List.of(column), ObjectName.of(target), List.of("id"));
    }

    private static Table table(String name, List<String> key, String... columns) {
        return Table.draft(
                ObjectName.of(name),
                List.of(columns).stream()
                        .map(c -> Column.of(c.replace("?", ""), INTEGER, c.endsWith("?")))
                        .toList(),
                List.of(new PrimaryKey(null, key)));
    }
}
