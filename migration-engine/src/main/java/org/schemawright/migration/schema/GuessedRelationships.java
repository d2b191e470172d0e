package org.schemawright.migration.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Relationships that nobody declared but that the names suggest: {@code author_id} beside a table {@code author} whose
 * one key column takes the same values. They are guesses, to be shown as such; nothing may rely on them.
 */
public final class GuessedRelationships {

    private static final Set<String> PARENT = Set.of("parent", "parents");

    private final List<Relationship> all = new ArrayList<>();
    private final Map<ObjectName, List<Table>> byBareName;

    private GuessedRelationships(DatabaseSchema schema) {
        this(byBareName(schema));
        schema.tables().stream()
                .filter(table -> table.kind() != TableKind.PARTITION && table.kind() != TableKind.VIRTUAL)
                .forEach(this::guess);
    }

    private GuessedRelationships(Map<ObjectName, List<Table>> byBareName) {
        this.byBareName = byBareName;
    }

    /**
     * The table that a column is most likely meant to refer to, by its name alone, whatever its type.
     *
     * @param table the table that has the column; it may be new
     */
    public static Optional<ObjectName> meant(DatabaseSchema schema, ObjectName table, String column) {
        String base = Relationships.withoutId(column);
        return base.isEmpty()
                ? Optional.empty()
                : new GuessedRelationships(byBareName(schema))
                        .called(table, base)
                        .filter(found -> keyOf(found).isPresent())
                        .map(Table::name);
    }

    private static Map<ObjectName, List<Table>> byBareName(DatabaseSchema schema) {
        return schema.tables().stream()
                .filter(table -> table.kind() != TableKind.PARTITION)
                .collect(Collectors.groupingBy(table -> bare(table.name()), HashMap::new, Collectors.toList()));
    }

    /** The guesses, in the order of the tables and of their columns; each over one column, its key without a name. */
    public static List<Relationship> of(DatabaseSchema schema) {
        return List.copyOf(new GuessedRelationships(schema).all);
    }

    private void guess(Table table) {
        for (Column column : table.columns()) {
            String base = Relationships.withoutId(column.name());
            if (!base.isEmpty() && column.generated() == null && !isDeclared(table, column)) {
                target(table, column, base).ifPresent(target -> all.add(relationship(table, column, target)));
            }
        }
    }

    private static boolean isDeclared(Table table, Column column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    private Optional<Table> target(Table table, Column column, String base) {
        Optional<Table> named = named(table, column, base);
        boolean parent = named.isEmpty() && PARENT.contains(base.toLowerCase(Locale.ROOT));
        return parent ? Optional.of(table).filter(self -> fits(table, column, self)) : named;
    }

    private Optional<Table> named(Table table, Column column, String base) {
        return called(table.name(), base).filter(found -> fits(table, column, found));
    }

    /** The table of the whole name, or of its last words: {@code billing_address_id} can lead to an address. */
    private Optional<Table> called(ObjectName beside, String base) {
        for (int from = 0; from < base.length(); from = nextWord(base, from)) {
            String wanted = bare(base.substring(from));
            List<Table> found = byBareName.getOrDefault(new ObjectName(beside.schema(), wanted), List.of());
            // Two tables of almost one name: no guess is better than a wrong one.
            if (!found.isEmpty()) {
                return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static int nextWord(String name, int from) {
        int at = from + 1;
        while (at < name.length()
                && name.charAt(at - 1) != '_'
                && !(Character.isUpperCase(name.charAt(at)) && !Character.isUpperCase(name.charAt(at - 1)))) {
            at++;
        }
        return at;
    }

    private static boolean fits(Table table, Column column, Table target) {
        Optional<Column> key = keyOf(target);
        return key.isPresent()
                && sameValues(column.type(), key.get().type())
                && !(target.name().equals(table.name()) && key.get().name().equals(column.name()));
    }

    private static Optional<Column> keyOf(Table table) {
        return table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .flatMap(key -> table.column(key.columns().getFirst()));
    }

    private static boolean sameValues(ColumnType type, ColumnType key) {
        return type.kind() == key.kind()
                && switch (type.kind()) {
                    case INTEGER, TEXT, UUID -> true;
                    case DECIMAL -> type.scale() == null || type.scale() == 0;
                    default -> type.raw().equalsIgnoreCase(key.raw());
                };
    }

    private static Relationship relationship(Table table, Column column, Table target) {
        List<String> own = List.of(column.name());
        String key = keyOf(target).map(Column::name).orElseThrow();
        boolean oneToOne =
                table.primaryKey().filter(k -> k.columns().equals(own)).isPresent()
                        || table.uniqueKeys().stream().anyMatch(k -> k.columns().equals(own));
        return new Relationship(
                table.name(), ForeignKey.of(null, own, target.name(), List.of(key)), oneToOne, !column.nullable());
    }

    private static ObjectName bare(ObjectName name) {
        return name.withName(bare(name.name()));
    }

    /** One spelling for what names differ in by habit: case, underscores, singular and plural. */
    private static String bare(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && !Character.isWhitespace(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return Relationships.plural(plain.toString());
    }
}
