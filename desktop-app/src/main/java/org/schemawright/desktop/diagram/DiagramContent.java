package org.schemawright.desktop.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.desktop.changeset.PendingNames;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.GuessedRelationships;
import org.schemawright.migration.schema.JoinTable;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Relationship;
import org.schemawright.migration.schema.Relationships;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** Says which cards and lines a diagram has, before they get their places. */
final class DiagramContent {

    private final DiagramSource source;
    private final DiagramDetail detail;
    private final PendingNames names;
    private final Relationships relationships;
    private final List<Relationship> guesses;
    /** By the names of the draft; removed tables by their own. */
    private final Map<ObjectName, Table> tables = new TreeMap<>();

    private final Set<ObjectName> joins = new HashSet<>();

    private DiagramContent(DiagramSource source, DiagramDetail detail) {
        this.source = source;
        this.detail = detail;
        this.names = new PendingNames(source.changes());
        shown(source.draft()).forEach(table -> tables.put(table.name(), table));
        Set<ObjectName> origins = new HashSet<>();
        tables.keySet().forEach(name -> origins.add(names.table(name)));
        shown(source.schema())
                .filter(table -> !origins.contains(table.name()))
                .forEach(table -> tables.put(table.name(), table));
        DatabaseSchema everything =
                DatabaseSchema.empty(source.draft().defaultSchema()).withTables(tables.values().stream());
        this.relationships = Relationships.of(everything);
        relationships.joinTables().stream().map(JoinTable::table).forEach(joins::add);
        this.guesses = GuessedRelationships.of(everything);
    }

    /** A partition is a part of its table, with the same columns; it has a card only where a key leads to it alone. */
    private static Stream<Table> shown(DatabaseSchema schema) {
        Set<ObjectName> targets = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .map(ForeignKey::target)
                .collect(Collectors.toSet());
        return schema.tables().stream()
                .filter(table -> table.kind() != TableKind.PARTITION || targets.contains(table.name()));
    }

    /** The cards and lines, all cards at 0, 0. */
    static Diagram of(DiagramSource source, DiagramDetail detail) {
        return new DiagramContent(source, detail).build();
    }

    private Diagram build() {
        List<Card> cards = tables.values().stream().map(this::card).toList();
        List<Link> links = new ArrayList<>();
        relationships.all().forEach(relationship -> links.add(link(relationship)));
        guesses.forEach(guess -> links.add(guess(guess)));
        tables.values().forEach(table -> links.addAll(removedLinks(table)));
        return DiagramAreas.colour(new Diagram(cards, links, List.of(), 0, 0));
    }

    private Card card(Table table) {
        Card.Shape shape = joins.contains(table.name()) ? Card.Shape.JOIN : Card.Shape.TABLE;
        List<CardLine> lines = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        if (shape == Card.Shape.TABLE) {
            shown.addAll(linked(table));
            List<Column> plain = table.columns().stream()
                    .filter(column -> !shown.contains(column.name()))
                    .toList();
            long room = Math.max(0L, (long) detail.lines() - shown.size());
            // A line that says "1 more column" would take the place of that very column.
            boolean all = detail != DiagramDetail.KEYS && plain.size() <= room + 1;
            plain.stream()
                    .filter(column -> all || columnState(table, column).pending())
                    .forEach(column -> shown.add(column.name()));
            plain.stream().limit(all ? 0 : room).forEach(column -> shown.add(column.name()));
            table.columns().stream()
                    .filter(column -> shown.contains(column.name()))
                    .forEach(column -> lines.add(line(table, column)));
            removedColumns(table)
                    .forEach(column -> lines.add(new CardLine(
                            column.name(), column.type().words(), CardLine.Mark.NONE, DraftState.REMOVED)));
        }
        int folded = shape == Card.Shape.JOIN ? 0 : table.columns().size() - shown.size();
        return new Card(table.name(), shape, lines, folded, tableState(table), 0, table.rowEstimate(), 0, 0);
    }

    /** The columns that always have a line: keys, and what others refer to. */
    private Set<String> linked(Table table) {
        Set<String> linked = new HashSet<>();
        table.primaryKey().map(PrimaryKey::columns).ifPresent(linked::addAll);
        relationships.from(table.name()).forEach(r -> linked.addAll(r.key().columns()));
        relationships.to(table.name()).forEach(r -> linked.addAll(r.key().targetColumns()));
        guesses.stream()
                .filter(g -> g.from().equals(table.name()))
                .forEach(g -> linked.addAll(g.key().columns()));
        guesses.stream()
                .filter(g -> g.to().equals(table.name()))
                .forEach(g -> linked.addAll(g.key().targetColumns()));
        Set<String> own = table.columns().stream().map(Column::name).collect(Collectors.toSet());
        linked.retainAll(own);
        return linked;
    }

    private CardLine line(Table table, Column column) {
        boolean refers = table.foreignKeys().stream().anyMatch(k -> k.columns().contains(column.name()));
        boolean primary = table.primaryKey()
                .filter(k -> k.columns().contains(column.name()))
                .isPresent();
        CardLine.Mark mark = refers ? CardLine.Mark.REFERENCE : primary ? CardLine.Mark.PRIMARY : CardLine.Mark.NONE;
        return new CardLine(column.name(), column.type().words(), mark, columnState(table, column));
    }

    private DraftState tableState(Table table) {
        if (isRemoved(table)) {
            return DraftState.REMOVED;
        }
        ObjectName origin = names.table(table.name());
        if (source.schema().table(origin).isEmpty()) {
            return DraftState.ADDED;
        }
        return origin.equals(table.name()) ? DraftState.SAME : DraftState.CHANGED;
    }

    private DraftState columnState(Table table, Column column) {
        Optional<Table> before = before(table);
        if (isRemoved(table) || before.isEmpty()) {
            return tableState(table);
        }
        String origin = names.column(table.name(), column.name());
        Optional<Column> old = before.get().column(origin);
        if (old.isEmpty()) {
            return DraftState.ADDED;
        }
        return old.get().equals(column) ? DraftState.SAME : DraftState.CHANGED;
    }

    private List<Column> removedColumns(Table table) {
        if (isRemoved(table)) {
            return List.of();
        }
        Set<String> kept = table.columns().stream()
                .map(column -> names.column(table.name(), column.name()))
                .collect(Collectors.toSet());
        return before(table).map(Table::columns).orElse(List.of()).stream()
                .filter(column -> !kept.contains(column.name()))
                .toList();
    }

    private Link link(Relationship relationship) {
        Table table = tables.get(relationship.from());
        boolean join = joins.contains(relationship.from());
        Link.End fromEnd =
                join ? Link.End.NONE : relationship.oneToOne() ? Link.End.ZERO_OR_ONE : Link.End.ZERO_OR_MANY;
        Link.End toEnd = join ? Link.End.ZERO_OR_MANY : relationship.mandatory() ? Link.End.ONE : Link.End.ZERO_OR_ONE;
        DraftState state = table == null ? DraftState.SAME : keyState(table, relationship.key());
        return link(relationship.from(), relationship.key(), fromEnd, toEnd, state);
    }

    private static Link link(ObjectName from, ForeignKey key, Link.End fromEnd, Link.End toEnd, DraftState state) {
        return new Link(
                from, key.columns(), key.target(), key.targetColumns(), fromEnd, toEnd, state, false, List.of());
    }

    /** What only names suggest is never pending: there is nothing in the database to change. */
    private static Link guess(Relationship guess) {
        return new Link(
                guess.from(),
                guess.key().columns(),
                guess.to(),
                guess.key().targetColumns(),
                guess.oneToOne() ? Link.End.ZERO_OR_ONE : Link.End.ZERO_OR_MANY,
                Link.End.ZERO_OR_ONE,
                DraftState.SAME,
                true,
                List.of());
    }

    private DraftState keyState(Table table, ForeignKey key) {
        if (isRemoved(table) || before(table).isEmpty()) {
            return tableState(table);
        }
        Set<List<String>> old = before(table).map(Table::foreignKeys).orElse(List.of()).stream()
                .map(ForeignKey::columns)
                .collect(Collectors.toSet());
        List<String> origin = key.columns().stream()
                .map(column -> names.column(table.name(), column))
                .toList();
        return old.contains(origin) ? DraftState.SAME : DraftState.ADDED;
    }

    /** The keys that pending changes take away from a table that stays, towards tables that are still on the page. */
    private Collection<Link> removedLinks(Table table) {
        if (isRemoved(table)) {
            return List.of();
        }
        Set<List<String>> kept = table.foreignKeys().stream()
                .map(key -> key.columns().stream()
                        .map(column -> names.column(table.name(), column))
                        .toList())
                .collect(Collectors.toSet());
        return before(table).map(Table::foreignKeys).orElse(List.of()).stream()
                .filter(key -> !kept.contains(key.columns()) && tables.containsKey(key.target()))
                .map(key -> link(table.name(), key, Link.End.ZERO_OR_MANY, Link.End.ZERO_OR_ONE, DraftState.REMOVED))
                .toList();
    }

    private Optional<Table> before(Table table) {
        return source.schema().table(names.table(table.name()));
    }

    private boolean isRemoved(Table table) {
        return source.draft().table(table.name()).isEmpty();
    }
}
