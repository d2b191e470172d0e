package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Inheritance;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/**
 * Constraints, indexes and owned sequences that say the same under another name: they are renamed, which costs nothing,
 * where making them anew would look at every row. A table that was renamed keeps such names, for example.
 */
final class RuleNames {

    private final StatementList out;
    private final Map<ObjectRef, ObjectRef> renamed = new HashMap<>();
    /** What is renamed to, which only one can be. */
    private final Set<ObjectRef> given = new HashSet<>();
    /** The names that tables, views, sequences and indexes have, constraints by their indexes too. */
    private final Set<ObjectName> relations;

    private RuleNames(DatabaseSchema from, StatementList out) {
        this.out = out;
        this.relations = relations(from);
    }

    private static Set<ObjectName> relations(DatabaseSchema schema) {
        Set<ObjectName> names = new HashSet<>();
        for (Table table : schema.tables()) {
            names.add(table.name());
            table.indexes().forEach(index -> names.add(table.name().withName(index.name())));
            table.constraints().stream()
                    .filter(RuleNames::hasIndex)
                    .map(Constraint::name)
                    .filter(Objects::nonNull)
                    .forEach(name -> names.add(table.name().withName(name)));
        }
        for (View view : schema.views()) {
            names.add(view.name());
            view.indexes().forEach(index -> names.add(view.name().withName(index.name())));
        }
        schema.sequences().forEach(sequence -> names.add(sequence.name()));
        return names;
    }

    /** An exclusion has one too; whatever else is an “other” constraint loses nothing by this. */
    private static boolean hasIndex(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey _, UniqueKey _, OtherConstraint _ -> true;
            case ForeignKey _, CheckConstraint _ -> false;
        };
    }

    private void rename(ObjectRef from, ObjectRef to) {
        renamed.put(from, to);
        given.add(to);
    }

    /** The schema with the names that another one has for the same, after writing the renames. */
    static DatabaseSchema following(DatabaseSchema from, DatabaseSchema to, StatementList out) {
        RuleNames names = new RuleNames(from, out);
        List<Table> tables = from.tables().stream()
                .map(table -> to.table(table.name())
                        .map(other -> names.table(table, other))
                        .orElse(table))
                .toList();
        List<Sequence> sequences =
                from.sequences().stream().map(s -> names.sequence(s, to)).toList();
        if (names.renamed.isEmpty()) {
            return from;
        }
        UnaryOperator<ObjectRef> now = ref -> names.renamed.getOrDefault(ref, ref);
        return from.withTables(names.heirs(tables).stream())
                .withSequences(sequences)
                .withDependencies(from.dependencies().stream()
                        .map(d -> new Dependency(now.apply(d.user()), now.apply(d.used())))
                        .toList())
                .withNotes(from.notes().stream()
                        .map(n -> n.of(now.apply(n.object())))
                        .toList());
    }

    private Table table(Table table, Table other) {
        return table.withConstraints(table.constraints().stream()
                        .map(constraint -> constraint(constraint, table, other))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> index(index, table, other))
                        .toList());
    }

    private Constraint constraint(Constraint constraint, Table table, Table other) {
        String name = constraint.name();
        if (name == null || hasConstraint(other, name) || TableCreation.isInherited(constraint, table)) {
            return constraint;
        }
        Optional<Constraint> same = other.constraints().stream()
                .filter(c -> c.getClass() == constraint.getClass()
                        && c.name() != null
                        && !hasConstraint(table, c.name())
                        && !given.contains(SchemaRefs.constraint(other, c))
                        && !(hasIndex(c) && relations.contains(other.name().withName(c.name())))
                        && ConstraintSql.rule(c).equals(ConstraintSql.rule(constraint)))
                .findFirst();
        if (same.isEmpty()) {
            return constraint;
        }
        String newName = Objects.requireNonNull(same.get().name());
        rename(SchemaRefs.constraint(table, constraint), SchemaRefs.constraint(other, same.get()));
        out.alter(
                table.name(),
                "RENAME CONSTRAINT " + SqlName.quote(name) + " TO " + SqlName.quote(newName),
                "Rename constraint " + name + " of " + table.name() + " to " + newName);
        return named(constraint, newName);
    }

    /** What heirs have from a table takes the new name with it. */
    private List<Table> heirs(List<Table> tables) {
        List<Table> now = tables;
        int before;
        do {
            before = renamed.size();
            now = now.stream().map(this::heir).toList();
        } while (renamed.size() > before);
        return now;
    }

    private Table heir(Table table) {
        Set<String> names = new HashSet<>(table.inheritance().constraints());
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            String newName = TableCreation.isInherited(constraint, table) ? nameAbove(constraint, table) : null;
            constraints.add(newName == null ? constraint : named(constraint, newName));
            if (newName != null) {
                names.remove(constraint.name());
                names.add(newName);
                rename(SchemaRefs.constraint(table, constraint), SchemaRefs.constraint(table, constraints.getLast()));
            }
        }
        return table.withConstraints(constraints)
                .withInheritance(new Inheritance(
                        table.inheritance().parents(), table.inheritance().columns(), names));
    }

    /** Keys of partitions keep their own names. */
    private @Nullable String nameAbove(Constraint constraint, Table table) {
        if (hasIndex(constraint) && !ConstraintSql.isNotNull(constraint) || constraint instanceof ForeignKey) {
            return null;
        }
        return table.inheritance().parents().stream()
                .map(parent -> renamed.get(new ObjectRef(
                        ObjectKind.CONSTRAINT, parent, Objects.requireNonNullElse(constraint.name(), ""))))
                .filter(Objects::nonNull)
                .map(ObjectRef::part)
                .findFirst()
                .orElse(null);
    }

    private static Constraint named(Constraint constraint, String newName) {
        return switch (constraint) {
            case PrimaryKey key -> new PrimaryKey(newName, key.columns(), key.options());
            case UniqueKey key -> new UniqueKey(newName, key.columns(), key.options());
            case CheckConstraint check -> new CheckConstraint(newName, check.expression(), check.options());
            case ForeignKey key -> key.withName(newName);
            case OtherConstraint rule -> new OtherConstraint(newName, rule.definition());
        };
    }

    private static boolean hasConstraint(Table table, String name) {
        return table.constraints().stream().anyMatch(c -> name.equals(c.name()));
    }

    private Index index(Index index, Table table, Table other) {
        if (other.indexes().stream().anyMatch(i -> i.name().equals(index.name()))) {
            return index;
        }
        Optional<Index> same = other.indexes().stream()
                .filter(i -> !relations.contains(other.name().withName(i.name())))
                .filter(i -> !given.contains(SchemaRefs.index(other.name(), i)))
                .filter(i -> named(index, i.name()).equals(named(i, i.name())))
                .findFirst();
        if (same.isEmpty()) {
            return index;
        }
        String newName = same.get().name();
        rename(SchemaRefs.index(table.name(), index), SchemaRefs.index(table.name(), same.get()));
        out.add(
                "ALTER INDEX " + SqlName.quote(table.name().withName(index.name())) + " RENAME TO "
                        + SqlName.quote(newName),
                "Rename index " + index.name() + " to " + newName);
        return same.get();
    }

    private static Index named(Index index, String name) {
        return new Index(name, index.unique(), index.parts(), index.predicate(), null, index.method(), index.valid());
    }

    /** The sequence that belongs to the same column. */
    private Sequence sequence(Sequence sequence, DatabaseSchema to) {
        boolean known = to.sequences().stream().anyMatch(s -> s.name().equals(sequence.name()));
        Optional<Sequence> same = to.sequences().stream()
                .filter(s -> s.ownerTable() != null
                        && s.ownerTable().equals(sequence.ownerTable())
                        && Objects.equals(s.ownerColumn(), sequence.ownerColumn())
                        && Objects.equals(s.name().schema(), sequence.name().schema()))
                .filter(s -> !relations.contains(s.name()))
                .findFirst();
        if (known || same.isEmpty()) {
            return sequence;
        }
        String newName = same.get().name().name();
        rename(sequence.ref(), ObjectRef.of(ObjectKind.SEQUENCE, same.get().name()));
        out.add(
                "ALTER SEQUENCE " + SqlName.quote(sequence.name()) + " RENAME TO " + SqlName.quote(newName),
                "Rename sequence " + sequence.name() + " to " + newName);
        return new Sequence(same.get().name(), sequence.ownerTable(), sequence.ownerColumn(), sequence.options());
    }
}
