package org.schemawright.migration.schema;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The relationships of a schema, derived from its foreign keys, with names for people. Keys whose target is missing
 * are left out: there is nothing to relate to. The order is that of the tables and of the keys in them.
 */
public final class Relationships {

    private final List<Relationship> all;
    private final Map<ObjectName, List<Relationship>> bySource;
    private final Map<ObjectName, List<Relationship>> byTarget;
    private final Map<ObjectName, JoinTable> joinTables;
    private final Map<Set<ObjectName>, Long> joinsBySides;

    private Relationships(
            List<Relationship> all,
            Map<ObjectName, List<Relationship>> bySource,
            Map<ObjectName, JoinTable> joinTables) {
        this.all = List.copyOf(all);
        this.bySource = bySource;
        this.byTarget = all.stream().collect(Collectors.groupingBy(Relationship::to));
        this.joinTables = joinTables;
        this.joinsBySides = joinTables.values().stream()
                .collect(Collectors.groupingBy(Relationships::sides, Collectors.counting()));
    }

    /** Derives them. */
    public static Relationships of(DatabaseSchema schema) {
        Set<ObjectName> names = new HashSet<>();
        schema.tables().forEach(table -> names.add(table.name()));
        List<Relationship> all = schema.tables().stream()
                .flatMap(table -> relationshipsOf(table, names))
                .toList();
        Map<ObjectName, List<Relationship>> bySource = all.stream().collect(Collectors.groupingBy(Relationship::from));
        Map<ObjectName, JoinTable> joinTables = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            List<Relationship> own = bySource.getOrDefault(table.name(), List.of());
            if (own.size() == 2 && isPureJoin(table)) {
                joinTables.put(table.name(), new JoinTable(table.name(), own.getFirst(), own.getLast()));
            }
        }
        return new Relationships(all, bySource, joinTables);
    }

    /** All of them. */
    public List<Relationship> all() {
        return all;
    }

    /** Those in which the table refers to another. */
    public List<Relationship> from(ObjectName table) {
        return List.copyOf(bySource.getOrDefault(table, List.of()));
    }

    /** Those in which another table, or the table itself, refers to it. */
    public List<Relationship> to(ObjectName table) {
        return List.copyOf(byTarget.getOrDefault(table, List.of()));
    }

    /** All pure join tables. */
    public List<JoinTable> joinTables() {
        return List.copyOf(joinTables.values());
    }

    /** The table as a pure join table; empty when it is more than that. */
    public Optional<JoinTable> joinTable(ObjectName table) {
        return Optional.ofNullable(joinTables.get(table));
    }

    /**
     * What the referring side calls the row it refers to: the column without its id ({@code author_id}: author), else
     * the target's name, told apart by the column where several keys go there.
     */
    public String referenceName(Relationship relationship) {
        if (relationship.key().columns().size() == 1) {
            String bare = withoutId(relationship.key().columns().getFirst());
            if (!bare.isEmpty()) {
                return bare;
            }
        }
        String target = relationship.to().name();
        return parallel(relationship).count() > 1
                ? target + " by " + String.join(", ", relationship.key().columns())
                : target;
    }

    /**
     * What the side referred to calls the rows that refer to it: the referring table in the plural (in the singular
     * for a one-to-one), told apart by the reference's name where several keys come from there or a table refers to
     * itself: {@code books (author)}.
     */
    public String collectionName(Relationship relationship) {
        String source = relationship.from().name();
        String name = relationship.oneToOne() ? source : plural(source);
        boolean ambiguous = relationship.from().equals(relationship.to())
                || parallel(relationship).count() > 1;
        return ambiguous ? name + " (" + referenceName(relationship) + ")" : name;
    }

    /** What one side of a join table calls the rows of the other side, seen from the end of {@code near}. */
    public String collectionName(JoinTable join, Relationship near) {
        Relationship far = join.first().equals(near) ? join.second() : join.first();
        String name = plural(far.to().name());
        boolean ambiguous = near.to().equals(far.to()) || joinsBySides.getOrDefault(sides(join), 0L) > 1;
        return ambiguous ? name + " (" + join.table().name() + ", " + referenceName(far) + ")" : name;
    }

    /** An English plural, good enough for table names; a name that looks like one already is kept. */
    static String plural(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean upper = name.length() > 1 && !name.equals(lower) && name.equals(name.toUpperCase(Locale.ROOT));
        if (lower.endsWith("y") && lower.length() > 1 && "aeiou".indexOf(lower.charAt(lower.length() - 2)) < 0) {
            return name.substring(0, name.length() - 1) + (upper ? "IES" : "ies");
        }
        if (lower.endsWith("ss") || lower.endsWith("x") || lower.endsWith("ch") || lower.endsWith("sh")) {
            return name + (upper ? "ES" : "es");
        }
        return lower.endsWith("s") ? name : name + (upper ? "S" : "s");
    }

    private Stream<Relationship> parallel(Relationship relationship) {
        return from(relationship.from()).stream().filter(r -> r.to().equals(relationship.to()));
    }

    private static Set<ObjectName> sides(JoinTable join) {
        return new HashSet<>(List.of(join.first().to(), join.second().to()));
    }

    private static Stream<Relationship> relationshipsOf(Table table, Set<ObjectName> names) {
        return table.foreignKeys().stream()
                .filter(key -> names.contains(key.target()))
                .map(key -> new Relationship(table.name(), key, isKey(table, key.columns()), isMandatory(table, key)));
    }

    private static boolean isMandatory(Table table, ForeignKey key) {
        Set<String> primary =
                table.primaryKey().map(p -> Set.copyOf(p.columns())).orElse(Set.of());
        return key.columns().stream()
                .allMatch(name -> primary.contains(name)
                        || table.column(name).filter(c -> !c.nullable()).isPresent());
    }

    /** Whether at most one row can have the same values there: some key lies within these columns. */
    private static boolean isKey(Table table, List<String> columns) {
        Set<String> within = Set.copyOf(columns);
        Stream<List<String>> primary = table.primaryKey().stream().map(PrimaryKey::columns);
        Stream<List<String>> unique = table.uniqueKeys().stream().map(UniqueKey::columns);
        Stream<List<String>> indexes = table.indexes().stream()
                .filter(index -> index.unique() && index.predicate() == null)
                .filter(index -> index.parts().stream().allMatch(part -> part.column() != null))
                .map(index -> index.parts().stream()
                        .map(Index.Part::column)
                        .filter(Objects::nonNull)
                        .toList());
        return Stream.of(primary, unique, indexes).flatMap(s -> s).anyMatch(within::containsAll);
    }

    private static boolean isPureJoin(Table table) {
        Set<String> columns = new HashSet<>();
        table.columns().forEach(column -> columns.add(column.name()));
        List<String> referring = table.foreignKeys().stream()
                .flatMap(key -> key.columns().stream())
                .sorted(Comparator.naturalOrder())
                .toList();
        return table.primaryKey()
                        .filter(key -> Set.copyOf(key.columns()).equals(columns))
                        .isPresent()
                && table.foreignKeys().size() == 2
                && referring.equals(columns.stream().sorted().toList());
    }

    /** The column's name without its id, {@code author} of {@code author_id}; empty where it has none. */
    static String withoutId(String column) {
        if (!column.endsWith("d") && !column.endsWith("D")) {
            return "";
        }
        for (String suffix : List.of("_id", "_ID", "_Id", "Id", "ID")) {
            if (column.endsWith(suffix) && column.length() > suffix.length()) {
                return column.substring(0, column.length() - suffix.length());
            }
        }
        return "";
    }
}
