package org.schemawright.desktop.diagram;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.ObjectName;

/**
 * What the diagram shows: cards, the lines between them, and the names of the areas that the cards are coloured by.
 *
 * @param cards in the order of their names
 * @param links the lines
 * @param areas the names of the areas; a card's area counts from 1
 * @param width of everything, from 0
 * @param height of everything, from 0
 */
record Diagram(List<Card> cards, List<Link> links, List<String> areas, double width, double height) {

    static final Diagram EMPTY = new Diagram(List.of(), List.of(), List.of(), 0, 0);

    Diagram {
        cards = List.copyOf(cards);
        links = List.copyOf(links);
        areas = List.copyOf(areas);
    }

    Optional<Card> card(ObjectName table) {
        return cards.stream().filter(c -> c.table().equals(table)).findFirst();
    }

    /** The card at a point of the diagram. */
    Optional<Card> cardAt(double x, double y) {
        return cards.stream().filter(c -> c.contains(x, y)).findFirst();
    }

    /** The lines of a table; of a join table that it is part of, both halves. */
    Set<Link> linksOf(ObjectName table) {
        Set<Link> own = new LinkedHashSet<>();
        for (Link link : links) {
            if (link.touches(table)) {
                own.add(link);
                if (isJoin(link.from())) {
                    links.stream().filter(l -> l.from().equals(link.from())).forEach(own::add);
                }
            }
        }
        return own;
    }

    /** The table itself, those it refers to, those that refer to it, and those beyond its join tables. */
    Set<ObjectName> related(ObjectName table) {
        Set<ObjectName> related = new LinkedHashSet<>();
        related.add(table);
        for (Link link : linksOf(table)) {
            related.add(link.from());
            related.add(link.to());
        }
        return related;
    }

    /** The cards as a person reads them: columns from the left, each from the top. */
    List<Card> readingOrder() {
        return cards.stream()
                .sorted(Comparator.comparingDouble((Card c) -> Math.floor(c.x() / Card.MIN_WIDTH))
                        .thenComparingDouble(Card::y)
                        .thenComparing(Card::table))
                .toList();
    }

    /** How many relationships there are; the two lines of a join table are one. */
    long relationships() {
        return links.stream()
                .filter(link -> !link.guess())
                .map(link -> isJoin(link.from()) ? link.from() : link)
                .distinct()
                .count();
    }

    /** How many more are guesses. */
    long guesses() {
        return links.stream().filter(Link::guess).count();
    }

    /** Anything that is not yet in the database. */
    boolean hasPending() {
        return Stream.of(DraftState.values()).filter(DraftState::pending).anyMatch(this::has);
    }

    /** Whether a table or a column stands so against the database. */
    boolean has(DraftState state) {
        return cards.stream()
                .anyMatch(c -> c.state() == state || c.lines().stream().anyMatch(l -> l.state() == state));
    }

    /** One sentence about a table, for tooltips and for those who listen. */
    String describe(Card card) {
        long refersTo = links.stream()
                .filter(l -> !l.guess() && l.from().equals(card.table()))
                .count();
        long referredBy = links.stream()
                .filter(l -> !l.guess() && l.to().equals(card.table()))
                .count();
        String rows = card.rowEstimate() < 0 ? "" : NumberWords.count(card.rowEstimate(), "row") + ", ";
        return rows + "refers to " + refersTo + ", referred to by " + referredBy;
    }

    private boolean isJoin(ObjectName table) {
        return card(table).filter(c -> c.shape() == Card.Shape.JOIN).isPresent();
    }
}
