package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.GuessedRelationships;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Relationship;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/**
 * Finds what in a schema refers to one of its objects: keys, views, triggers, routines, and for a column also what of
 * its own table needs it. The catalog's dependencies are believed; texts are searched where it has none.
 */
public final class References {

    private final DatabaseSchema schema;
    private @Nullable Map<ObjectName, List<Relationship>> guesses;

    /** The references within one schema. */
    public References(DatabaseSchema schema) {
        this.schema = schema;
    }

    /** What refers to the object; what is certain first, then by kind and name. */
    public List<Reference> to(ObjectRef object) {
        return new Search(object).found();
    }

    private List<Relationship> guessesAt(ObjectName target) {
        Map<ObjectName, List<Relationship>> known = guesses;
        if (known == null) {
            known = GuessedRelationships.of(schema).stream().collect(Collectors.groupingBy(Relationship::to));
            guesses = known;
        }
        return known.getOrDefault(target, List.of());
    }

    /** All that refers to one object. */
    private final class Search {

        private final ObjectRef object;
        private final List<Reference> found = new ArrayList<>();

        Search(ObjectRef object) {
            this.object = object;
        }

        List<Reference> found() {
            switch (object.kind()) {
                case TABLE, VIEW, MATERIALIZED_VIEW -> toRelation();
                case COLUMN -> toColumn();
                default -> toAnything();
            }
            return found.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Reference::guess).thenComparing(Reference::from))
                    .toList();
        }

        private void toRelation() {
            ObjectName name = object.name();
            for (Table table : schema.tables()) {
                for (ForeignKey key : table.foreignKeys()) {
                    if (key.target().equals(name)) {
                        addKey(table, key);
                    }
                }
                if (table.inheritance().parents().contains(name)) {
                    add(table.ref(), table.kind() == TableKind.PARTITION ? "is a part of it" : "inherits from it");
                }
            }
            schema.triggersOf(name).forEach(trigger -> add(trigger.ref(), "fires on it"));
            addDependencies(name);
            new TextMentions(schema).of(name).forEach(mention -> addText(mention, "names it"));
            guessesAt(name).forEach(this::addGuess);
        }

        private void toColumn() {
            ObjectName owner = object.name();
            String column = object.part();
            schema.table(owner).ifPresent(table -> found.addAll(ColumnReferences.within(table, column, schema)));
            for (Table table : schema.tables()) {
                for (ForeignKey key : table.foreignKeys()) {
                    boolean itself = table.name().equals(owner) && key.columns().contains(column);
                    if (!itself
                            && key.target().equals(owner)
                            && key.targetColumns().contains(column)) {
                        addKey(table, key);
                    }
                }
            }
            toAnything();
            new TextMentions(schema).of(owner, column).forEach(mention -> addText(mention, "names it"));
            guessesAt(owner).stream()
                    .filter(guess -> guess.key().targetColumns().contains(column))
                    .forEach(this::addGuess);
        }

        private void toAnything() {
            for (Dependency dependency : schema.dependencies()) {
                if (dependency.used().equals(object)) {
                    add(dependency.user(), verb(dependency.user().kind()) + " it");
                }
            }
        }

        /** A view that needs five columns of a table is one thing that refers to it. */
        private void addDependencies(ObjectName name) {
            Map<ObjectRef, Set<String>> columns = new TreeMap<>();
            for (Dependency dependency : schema.dependencies()) {
                ObjectRef used = dependency.used();
                boolean ofIt = used.equals(object)
                        || used.kind() == ObjectKind.COLUMN && used.name().equals(name);
                boolean outside = !belongsTo(dependency.user(), name);
                if (ofIt && outside) {
                    Set<String> parts = columns.computeIfAbsent(dependency.user(), user -> new TreeSet<>());
                    if (used.kind() == ObjectKind.COLUMN) {
                        parts.add(used.part());
                    }
                }
            }
            columns.forEach((user, parts) ->
                    add(user, verb(user.kind()) + " " + (parts.isEmpty() ? "it" : String.join(", ", parts))));
        }

        private void addKey(Table table, ForeignKey key) {
            String name = key.name();
            ObjectRef from = name == null
                    ? new ObjectRef(
                            ObjectKind.COLUMN, table.name(), key.columns().getFirst())
                    : new ObjectRef(ObjectKind.CONSTRAINT, table.name(), name);
            add(from, "foreign key " + String.join(", ", key.columns()) + onDelete(key));
        }

        private void addGuess(Relationship guess) {
            ObjectRef from = new ObjectRef(
                    ObjectKind.COLUMN, guess.from(), guess.key().columns().getFirst());
            found.add(new Reference(from, "Guess: only its name says so", true));
        }

        private void addText(ObjectRef user, String why) {
            if (found.stream().noneMatch(reference -> reference.from().equals(user))) {
                add(user, why);
            }
        }

        private void add(ObjectRef from, String why) {
            if (!from.equals(object)) {
                found.add(new Reference(from, why, false));
            }
        }
    }

    private static boolean belongsTo(ObjectRef user, ObjectName table) {
        return user.name().equals(table)
                && switch (user.kind()) {
                    case TABLE, COLUMN, CONSTRAINT, TRIGGER -> true;
                    default -> false;
                };
    }

    private static String verb(ObjectKind user) {
        return switch (user) {
            case VIEW, MATERIALIZED_VIEW -> "reads";
            case TRIGGER -> "calls or names";
            default -> "uses";
        };
    }

    private static String onDelete(ForeignKey key) {
        return switch (key.onDelete()) {
            case NO_ACTION, RESTRICT -> "";
            case CASCADE -> ", deletes with it";
            case SET_NULL, SET_DEFAULT ->
                ", on delete " + key.onDelete().name().replace('_', ' ').toLowerCase(Locale.ROOT);
        };
    }
}
