package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UniqueKey;

/**
 * The keys, indexes and checks of a table, with what is pending on each.
 *
 * @param references its foreign keys, then what refers to it
 * @param keys its primary key, unique keys and indexes
 * @param checks its checks, and what other rules there are
 * @param triggers what fires on it
 */
record TableRules(List<RuleLine> references, List<RuleLine> keys, List<RuleLine> checks, List<RuleLine> triggers) {

    private static final Set<String> WHEN =
            Set.of("BEFORE", "AFTER", "INSTEAD", "INSERT", "UPDATE", "DELETE", "TRUNCATE");

    static final TableRules NONE = new TableRules(List.of(), List.of(), List.of(), List.of());

    /**
     * The rules of a drafted table.
     *
     * @param stored the schema of the database
     * @param changes what is pending on it
     * @param isNew whether the table is not there yet
     */
    static TableRules of(
            DatabaseSchema stored, List<Change> changes, DatabaseSchema draft, Table table, boolean isNew) {
        DatabaseSchema before = isNew ? DatabaseSchema.empty(null) : renamed(stored, changes);
        Table was = before.table(table.name()).orElse(null);
        List<RuleLine> constraints = lines(
                table.constraints(),
                was == null ? List.of() : was.constraints(),
                Constraint::name,
                (constraint, state) -> line(constraint, state, table));
        List<RuleLine> indexes =
                lines(table.indexes(), was == null ? List.of() : was.indexes(), Index::name, TableRules::line);
        List<RuleLine> references = new ArrayList<>();
        List<RuleLine> keys = new ArrayList<>();
        List<RuleLine> checks = new ArrayList<>();
        for (RuleLine line : constraints) {
            switch (line.constraint()) {
                case ForeignKey key -> references.add(line);
                case PrimaryKey key -> keys.add(line);
                case UniqueKey key -> keys.add(line);
                case null, default -> checks.add(line);
            }
        }
        keys.addAll(indexes);
        keys.sort(Comparator.comparing(line -> Objects.requireNonNull(line.kind())));
        references.addAll(fromElsewhere(draft, table));
        List<RuleLine> triggers =
                lines(draft.triggersOf(table.name()), before.triggersOf(table.name()), Trigger::name, TableRules::line);
        return new TableRules(references, keys, checks, triggers);
    }

    /** The schema of the database under the names of the draft. */
    private static DatabaseSchema renamed(DatabaseSchema stored, List<Change> changes) {
        DatabaseSchema schema = stored;
        for (Change change : changes) {
            if (change instanceof Change.Rename) {
                try {
                    schema = ChangedSchema.after(schema, change);
                } catch (ImpossibleChange ofSomethingNew) {
                    // What is new has no old name.
                    continue;
                }
            }
        }
        return schema;
    }

    /** How one thing is shown. */
    private interface Showing<T> {
        RuleLine line(T rule, DesignLine.State state);
    }

    /** Names one of them; null where it has none. */
    private interface Naming<T> {
        @Nullable
        String name(T rule);
    }

    private static <T> List<RuleLine> lines(List<T> now, List<T> was, Naming<T> naming, Showing<T> showing) {
        Set<T> before = new HashSet<>(was);
        Set<T> after = new HashSet<>(now);
        Set<String> names = was.stream()
                .filter(rule -> !after.contains(rule))
                .map(naming::name)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> taken = new HashSet<>();
        List<RuleLine> lines = new ArrayList<>();
        for (T rule : now) {
            String name = naming.name(rule);
            boolean changed = !before.contains(rule) && name != null && names.contains(name);
            if (changed) {
                taken.add(Objects.requireNonNull(name));
            }
            lines.add(showing.line(
                    rule,
                    before.contains(rule)
                            ? DesignLine.State.SAME
                            : changed ? DesignLine.State.CHANGED : DesignLine.State.NEW));
        }
        was.stream()
                .filter(rule -> !after.contains(rule))
                .filter(rule -> {
                    String name = naming.name(rule);
                    return name == null || !taken.contains(name);
                })
                .forEach(rule -> lines.add(showing.line(rule, DesignLine.State.DROPPED)));
        return lines;
    }

    private static RuleLine line(Constraint constraint, DesignLine.State state, Table table) {
        return switch (constraint) {
            case PrimaryKey key ->
                new RuleLine(state, key, null, String.join(", ", key.columns()), "primary key", KeyMark.Kind.PRIMARY);
            case UniqueKey key ->
                new RuleLine(state, key, null, String.join(", ", key.columns()), "unique key", KeyMark.Kind.UNIQUE);
            case ForeignKey key ->
                new RuleLine(
                        state,
                        key,
                        null,
                        String.join(", ", key.columns()) + " → "
                                + key.target().within(table.name().schema()),
                        Actions.shortly(key.onDelete()),
                        KeyMark.Kind.REFERENCE);
            case CheckConstraint check ->
                new RuleLine(
                        state, check, null, check.expression(), Objects.requireNonNullElse(check.name(), ""), null);
            case OtherConstraint other ->
                new RuleLine(
                        state, other, null, other.definition(), Objects.requireNonNullElse(other.name(), ""), null);
        };
    }

    private static RuleLine line(Index index, DesignLine.State state) {
        String parts = index.parts().stream()
                .map(part -> Optional.ofNullable(part.column())
                                .orElseGet(() -> Objects.requireNonNullElse(part.expression(), "an expression"))
                        + (part.descending() ? " ↓" : ""))
                .collect(Collectors.joining(", "));
        String where = index.predicate() == null ? "" : " where " + index.predicate();
        return new RuleLine(
                state,
                null,
                index,
                parts + where,
                index.unique() ? "unique index" : "index",
                index.unique() ? KeyMark.Kind.UNIQUE : KeyMark.Kind.INDEX);
    }

    private static RuleLine line(Trigger trigger, DesignLine.State state) {
        String when = SqlTokens.of(trigger.definition()).stream()
                .map(SqlToken::keyword)
                .dropWhile(word -> !WHEN.contains(word))
                .takeWhile(word -> !word.equals("ON"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return new RuleLine(state, null, null, trigger, trigger.name(), when, null);
    }

    private static List<RuleLine> fromElsewhere(DatabaseSchema draft, Table table) {
        return draft.tables().stream()
                .filter(other -> !other.name().equals(table.name()))
                .flatMap(other -> other.foreignKeys().stream()
                        .filter(key -> key.target().equals(table.name()))
                        .flatMap(key -> Stream.of(
                                other.name().within(table.name().schema()) + "." + String.join(", ", key.columns()))))
                .map(words ->
                        new RuleLine(DesignLine.State.SAME, null, null, words, "refers here", KeyMark.Kind.REFERENCE))
                .toList();
    }
}
