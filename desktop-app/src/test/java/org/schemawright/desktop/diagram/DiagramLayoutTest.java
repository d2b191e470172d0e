package org.schemawright.desktop.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

class DiagramLayoutTest {

    @Test
    void tablesStandRightOfThoseTheyReferTo() {
        Diagram diagram = place(Schemas.bookstore());

        assertThat(card(diagram, "book").x()).isGreaterThan(right(card(diagram, "author")));
        assertThat(card(diagram, "profile").x()).isGreaterThan(right(card(diagram, "author")));
        Card join = card(diagram, "store_book");
        assertThat(join.shape()).isEqualTo(Card.Shape.JOIN);
        assertThat(List.of(card(diagram, "book").x(), card(diagram, "store").x()))
                .as("the pill stands between both sides")
                .anyMatch(x -> x > join.x())
                .anyMatch(x -> x < join.x());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void cardsNeverOverlapAndLinesMeetThem(long seed) {
        Diagram diagram = place(Schemas.random(seed, 3 + new Random(seed).nextInt(60)));

        for (Card one : diagram.cards()) {
            assertThat(one.x()).isNotNegative();
            assertThat(right(one)).isLessThanOrEqualTo(diagram.width());
            assertThat(one.y() + one.height()).isLessThanOrEqualTo(diagram.height());
            for (Card other : diagram.cards()) {
                assertThat(one != other && overlap(one, other))
                        .as("%s over %s", one, other)
                        .isFalse();
            }
        }
        for (Link link : diagram.links()) {
            Card from = card(diagram, link.from().name());
            Card to = card(diagram, link.to().name());
            assertOnEdge(from, link.points().getFirst(), link.columns().getFirst());
            assertOnEdge(to, link.points().getLast(), link.targetColumns().getFirst());
            for (int i = 1; i < link.points().size(); i++) {
                Link.Point a = link.points().get(i - 1);
                Link.Point b = link.points().get(i);
                assertThat(a.x() == b.x() || a.y() == b.y())
                        .as("%s turns only at right angles", link)
                        .isTrue();
            }
        }
    }

    @Test
    void theSameSchemaGivesTheSameLayout() {
        DatabaseSchema schema = Schemas.random(42, 80);
        assertThat(place(schema)).isEqualTo(place(schema));
    }

    @Test
    void anEmptySchemaIsAnEmptyDiagram() {
        assertThat(place(Schemas.of()).cards()).isEmpty();
    }

    static Diagram place(DatabaseSchema schema) {
        DiagramSource source = new DiagramSource(schema, schema, List.of());
        return DiagramLayout.place(DiagramContent.of(source, DiagramDetail.KEYS_AND_NAMES), () -> false);
    }

    private static void assertOnEdge(Card card, Link.Point point, String column) {
        assertThat(point.x()).isIn(card.x(), right(card));
        assertThat(point.y()).isEqualTo(card.y() + card.anchor(column));
    }

    private static boolean overlap(Card one, Card other) {
        return one.x() < right(other)
                && other.x() < right(one)
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static double right(Card card) {
        return card.x() + card.width();
    }

    private static Card card(Diagram diagram, String name) {
        return diagram.card(ObjectName.of(name)).orElseThrow();
    }
}
