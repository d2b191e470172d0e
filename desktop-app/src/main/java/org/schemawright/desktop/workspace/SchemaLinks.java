package org.schemawright.desktop.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.GuessedRelationships;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Relationship;
import org.schemawright.migration.schema.Relationships;
import org.schemawright.migration.schema.Table;

/** How the tables of one schema hang together; worked out once, because thousands of tables take their time. */
public final class SchemaLinks {

    private final Relationships declared;
    private final Map<ObjectName, List<Relationship>> guessedFrom;
    private final Map<ObjectName, List<Relationship>> guessedTo;
    private final Map<ObjectName, LinkTable> links = new LinkedHashMap<>();
    private final Map<ObjectName, List<LinkTable>> linksBySide = new HashMap<>();

    SchemaLinks(DatabaseSchema schema, boolean sqlite) {
        declared = Relationships.of(schema);
        for (Table table : schema.tables()) {
            LinkTable.of(table, declared.from(table.name()), sqlite).ifPresent(link -> {
                links.put(table.name(), link);
                bySide(link);
                bySide(link.turned());
            });
        }
        List<Relationship> guesses = GuessedRelationships.of(schema);
        guessedFrom = guesses.stream().collect(Collectors.groupingBy(Relationship::from));
        guessedTo = guesses.stream()
                .collect(Collectors.groupingBy(guess -> guess.key().target()));
    }

    /** Those that keys declare. */
    public Relationships declared() {
        return declared;
    }

    private void bySide(LinkTable link) {
        linksBySide.computeIfAbsent(link.near().to(), side -> new ArrayList<>()).add(link);
    }

    /** The tables that link rows of a table with others, each seen from that table. */
    public List<LinkTable> linksOf(ObjectName side) {
        return List.copyOf(linksBySide.getOrDefault(side, List.of()));
    }

    /** A table as one that only links; empty where it is more than that. */
    public Optional<LinkTable> link(ObjectName table) {
        return Optional.ofNullable(links.get(table));
    }

    /** What the near side of a link calls the rows of the other side. */
    public String linkedName(LinkTable link) {
        String name = declared.collectionName(link.join(), link.near());
        boolean ambiguous = linksOf(link.near().to()).stream()
                        .filter(other -> declared.collectionName(other.join(), other.near())
                                .equals(name))
                        .count()
                > 1;
        return ambiguous ? name + " (" + link.table().name() + ")" : name;
    }

    /** Where rows of a table may point to, by their names alone. */
    public List<Relationship> guessedFrom(ObjectName table) {
        return guessedFrom.getOrDefault(table, List.of());
    }

    /** All that point to a table: first those that keys declare, then the guesses. */
    public Stream<Relationship> to(ObjectName table) {
        return Stream.concat(declared.to(table).stream(), guessedTo.getOrDefault(table, List.of()).stream());
    }

    /** Whether only names suggest it. */
    public boolean isGuess(Relationship relationship) {
        return guessedFrom(relationship.from()).contains(relationship);
    }
}
