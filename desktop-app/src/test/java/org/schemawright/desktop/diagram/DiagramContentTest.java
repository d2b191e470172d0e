package org.schemawright.desktop.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

class DiagramContentTest {

    @Test
    void endsTellHowManyRowsThereAre() {
        Diagram diagram = of(Schemas.bookstore());

        assertThat(link(diagram, "book", "author").fromEnd()).isEqualTo(Link.End.ZERO_OR_MANY);
        assertThat(link(diagram, "book", "author").toEnd()).isEqualTo(Link.End.ONE);
        assertThat(link(diagram, "profile", "author").fromEnd()).isEqualTo(Link.End.ZERO_OR_ONE);
        assertThat(link(diagram, "person", "person").toEnd()).isEqualTo(Link.End.ZERO_OR_ONE);
        assertThat(link(diagram, "store_book", "book").fromEnd()).isEqualTo(Link.End.NONE);
        assertThat(link(diagram, "store_book", "book").toEnd()).isEqualTo(Link.End.ZERO_OR_MANY);
    }

    @Test
    void whatOnlyNamesSuggestIsAGuessAndNothingPending() {
        DatabaseSchema schema =
                Schemas.of(Schemas.table("author", "id*", "name"), Schemas.table("book", "id*", "author_id"));
        Diagram diagram = of(schema);

        Link guess = link(diagram, "book", "author");
        assertThat(guess.guess()).isTrue();
        assertThat(guess.words()).isEqualTo("Guess: author_id");
        assertThat(diagram.hasPending()).isFalse();
        assertThat(diagram.relationships()).isZero();
        assertThat(diagram.guesses()).isEqualTo(1);
        assertThat(of(Schemas.bookstore()).links()).noneMatch(Link::guess);
    }

    @Test
    void aJoinTableLeadsOnToItsOtherSide() {
        Diagram diagram = of(Schemas.bookstore());
        assertThat(diagram.related(ObjectName.of("store")))
                .containsExactlyInAnyOrder(ObjectName.of("store"), ObjectName.of("store_book"), ObjectName.of("book"));
    }

    @Test
    void partitionsAreNoTablesOfTheirOwn() {
        Table whole = Schemas.table("sale", "id*", "at");
        Diagram diagram = of(Schemas.of(
                whole, partition("sale_2025"), partition("sale_2026"), Schemas.table("fix", "id*", "sale>sale_2026")));

        assertThat(diagram.cards())
                .extracting(card -> card.table().name())
                .containsExactlyInAnyOrder("sale", "sale_2026", "fix");
    }

    private static Table partition(String name) {
        Table plain = Schemas.table(name, "id*", "at");
        return new Table(
                plain.name(),
                TableKind.PARTITION,
                plain.columns(),
                plain.constraints(),
                plain.indexes(),
                plain.options(),
                plain.comment(),
                plain.definition(),
                plain.rowEstimate());
    }

    @Test
    void plainColumnsFoldAndKeysStay() {
        String[] columns = Stream.concat(
                        Stream.of("id*"),
                        Stream.concat(
                                Stream.iterate(1, i -> i + 1).limit(20).map(i -> "c" + i), Stream.of("owner_id>wide")))
                .toArray(String[]::new);
        DatabaseSchema schema = Schemas.of(Schemas.table("wide", columns));

        Card some = of(schema).cards().getFirst();
        assertThat(some.lines())
                .map(CardLine::name)
                .hasSize(7)
                .startsWith("id", "c1")
                .endsWith("c5", "owner_id");
        assertThat(some.folded()).isEqualTo(15);
        Card keys = of(schema, schema, DiagramDetail.KEYS).cards().getFirst();
        assertThat(keys.lines()).map(CardLine::name).containsExactly("id", "owner_id");
        Card all = of(schema, schema, DiagramDetail.ALL).cards().getFirst();
        assertThat(all.lines()).hasSize(22);
        assertThat(all.folded()).isZero();
    }

    @Test
    void oneColumnIsNeverFoldedAlone() {
        DatabaseSchema schema = Schemas.of(Schemas.table("t", "id*", "a", "b", "c", "d", "e", "f", "g"));
        assertThat(of(schema).cards().getFirst().folded()).isZero();
    }

    @Test
    void pendingChangesAreMarked() {
        DatabaseSchema before = Schemas.bookstore();
        Table book = Schemas.table("book", "id*", "label", "author_id>author", "language_id?>language");
        DatabaseSchema after = before.withTables(Stream.of(
                Schemas.table("author", "id*", "name"),
                book,
                Schemas.table("language", "id*", "name"),
                Schemas.table("store", "id*", "name"),
                Schemas.table("store_book", "store_id*>store", "book_id*>book"),
                Schemas.table("human", "id*", "name", "boss_id?>human")));
        List<Change> changes = List.of(
                new Change.RenameTable(ObjectName.of("person"), "human"),
                new Change.RenameColumn(ObjectName.of("book"), "title", "label"));
        Diagram diagram = DiagramContent.of(new DiagramSource(before, after, changes), DiagramDetail.ALL);

        assertThat(state(diagram, "language")).isEqualTo(DraftState.ADDED);
        assertThat(state(diagram, "profile")).isEqualTo(DraftState.REMOVED);
        assertThat(state(diagram, "human")).isEqualTo(DraftState.CHANGED);
        assertThat(diagram.card(ObjectName.of("person"))).isEmpty();
        assertThat(line(diagram, "book", "label")).isEqualTo(DraftState.CHANGED);
        assertThat(line(diagram, "book", "language_id")).isEqualTo(DraftState.ADDED);
        assertThat(line(diagram, "author", "born")).isEqualTo(DraftState.REMOVED);
        assertThat(link(diagram, "book", "language").state()).isEqualTo(DraftState.ADDED);
        assertThat(link(diagram, "book", "author").state()).isEqualTo(DraftState.SAME);
        assertThat(diagram.hasPending()).isTrue();
        assertThat(diagram.has(DraftState.ADDED)).isTrue();
    }

    @Test
    void areasAreGroupsOfRelatedTables() {
        Diagram diagram = of(Schemas.of(
                Schemas.table("artist", "id*"),
                Schemas.table("album", "id*", "artist_id>artist"),
                Schemas.table("track", "id*", "album_id>album", "artist_id>artist"),
                Schemas.table("customer", "id*"),
                Schemas.table("invoice", "id*", "customer_id>customer"),
                Schemas.table("line", "id*", "invoice_id>invoice", "customer_id>customer", "track_id>track"),
                Schemas.table("alone", "id*")));

        int music = diagram.card(ObjectName.of("artist")).orElseThrow().area();
        int sales = diagram.card(ObjectName.of("customer")).orElseThrow().area();
        assertThat(List.of("album", "track")).allMatch(t -> area(diagram, t) == music);
        assertThat(List.of("invoice", "line")).allMatch(t -> area(diagram, t) == sales);
        assertThat(music).isNotEqualTo(sales).isPositive();
        assertThat(area(diagram, "alone")).isZero();
        assertThat(diagram.areas()).hasSize(2);
    }

    private static int area(Diagram diagram, String table) {
        return diagram.card(ObjectName.of(table)).orElseThrow().area();
    }

    private static DraftState state(Diagram diagram, String table) {
        return diagram.card(ObjectName.of(table)).orElseThrow().state();
    }

    private static DraftState line(Diagram diagram, String table, String column) {
        return diagram.card(ObjectName.of(table)).orElseThrow().lines().stream()
                .filter(l -> l.name().equals(column))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static Link link(Diagram diagram, String from, String to) {
        return diagram.links().stream()
                .filter(l -> l.from().name().equals(from) && l.to().name().equals(to))
                .findFirst()
                .orElseThrow();
    }

    private static Diagram of(DatabaseSchema schema) {
        return of(schema, schema, DiagramDetail.KEYS_AND_NAMES);
    }

    private static Diagram of(DatabaseSchema before, DatabaseSchema after, DiagramDetail detail) {
        return DiagramContent.of(new DiagramSource(before, after, List.of()), detail);
    }
}
