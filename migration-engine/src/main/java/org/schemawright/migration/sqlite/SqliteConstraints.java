package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * The constraints of tables, with names as the catalog spells them: SQLite lets a text write them in another case, and
 * lets a foreign key leave out the columns it refers to.
 */
final class SqliteConstraints {

    private SqliteConstraints() {}

    /** The constraints that a text declares: primary key, unique keys, foreign keys, checks, each in their order. */
    static List<Constraint> of(SqliteTableText text, List<String> columns) {
        return clauses(text).stream()
                .map(SqliteClause::constraint)
                .flatMap(Stream::ofNullable)
                .map(c -> spelled(c, columns))
                .toList();
    }

    /**
     * Which constraint of the table each clause declares; empty where the text does not describe the table.
     *
     * @return in the order of the text
     */
    static Optional<Map<SqliteClause, Constraint>> match(SqliteTableText text, Table table) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        List<Constraint> left = new ArrayList<>(table.constraints());
        Map<SqliteClause, Constraint> matched = new LinkedHashMap<>();
        for (SqliteClause clause : clauses(text)) {
            Constraint declared = clause.constraint();
            Constraint model = declared == null
                    ? null
                    : left.stream()
                            .filter(c -> declares(spelled(declared, names), c))
                            .findFirst()
                            .orElse(null);
            if (model == null) {
                return Optional.empty();
            }
            left.remove(model);
            matched.put(clause, model);
        }
        boolean sameColumns =
                text.columns().stream().map(c -> c.name().value()).toList().equals(names);
        return sameColumns && left.isEmpty() ? Optional.of(matched) : Optional.empty();
    }

    private static boolean declares(Constraint declared, Constraint model) {
        if (declared instanceof ForeignKey text && model instanceof ForeignKey key) {
            boolean sameColumns = text.targetColumns().isEmpty()
                    || text.targetColumns().size() == key.targetColumns().size()
                            && spelled(text.targetColumns(), key.targetColumns())
                                    .equals(key.targetColumns());
            return sameColumns
                    && text.target().name().equalsIgnoreCase(key.target().name())
                    && text.between(text.columns(), key.target(), key.targetColumns())
                            .equals(key);
        }
        return declared.equals(model);
    }

    /** The clauses of a text that declare constraints, in the order in which {@link #of} gives the constraints. */
    private static List<SqliteClause> clauses(SqliteTableText text) {
        return text.clauses()
                .filter(c -> c.constraint() != null)
                .sorted(Comparator.comparing(SqliteClause::kind))
                .toList();
    }

    private static Constraint spelled(Constraint constraint, List<String> columns) {
        return switch (constraint) {
            case PrimaryKey key -> key.withColumns(spelled(key.columns(), columns));
            case UniqueKey key -> key.withColumns(spelled(key.columns(), columns));
            case ForeignKey key -> key.between(spelled(key.columns(), columns), key.target(), key.targetColumns());
            default -> constraint;
        };
    }

    /** Foreign keys with target names as the targets spell them, and with the target's key where they name none. */
    static List<Table> resolve(List<Table> tables) {
        Map<String, Table> byName = tables.stream()
                .collect(Collectors.toMap(
                        t -> t.name().name().toLowerCase(Locale.ROOT), Function.identity(), (first, second) -> first));
        return tables.stream()
                .map(t -> t.constraints().stream().noneMatch(ForeignKey.class::isInstance)
                        ? t
                        : t.withConstraints(t.constraints().stream()
                                .map(c -> c instanceof ForeignKey key ? resolved(key, byName) : c)
                                .toList()))
                .toList();
    }

    private static Constraint resolved(ForeignKey key, Map<String, Table> tables) {
        Table target = tables.get(key.target().name().toLowerCase(Locale.ROOT));
        if (target == null) {
            return key;
        }
        List<String> named = key.targetColumns().isEmpty()
                ? target.primaryKey()
                        .map(PrimaryKey::columns)
                        .filter(k -> k.size() == key.columns().size())
                        .orElse(List.of())
                : spelled(
                        key.targetColumns(),
                        target.columns().stream().map(Column::name).toList());
        return key.between(key.columns(), target.name(), named);
    }

    private static List<String> spelled(List<String> written, List<String> columns) {
        return written.stream().map(w -> column(w, columns).orElse(w)).toList();
    }

    /** The column that a text means, as the catalog spells it; empty where there is none. */
    static Optional<String> column(String written, List<String> columns) {
        return columns.contains(written)
                ? Optional.of(written)
                : columns.stream().filter(c -> c.equalsIgnoreCase(written)).findFirst();
    }
}
