package org.schemawright.desktop.workspace;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.GuessedRelationships;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Relationship;
import org.schemawright.migration.schema.Relationships;

/** How the tables of one schema hang together; worked out once, because thousands of tables take their time. */
public final class SchemaLinks {

    private final Relationships declared;
    private final Map<ObjectName, List<Relationship>> guessedFrom;
    private final Map<ObjectName, List<Relationship>> guessedTo;

    SchemaLinks(DatabaseSchema schema) {
        declared = Relationships.of(schema);
        List<Relationship> guesses = GuessedRelationships.of(schema);
        guessedFrom = guesses.stream().collect(Collectors.groupingBy(Relationship::from));
        guessedTo = guesses.stream()
                .collect(Collectors.groupingBy(guess -> guess.key().target()));
    }

    /** Those that keys declare. */
    public Relationships declared() {
        return declared;
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
