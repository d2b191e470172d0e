package org.schemawright.migration.postgresql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.schemawright.migration.change.ColumnUse;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/**
 * What of one schema cannot stay on the way to another: because it goes, because it cannot be changed in place, or because it
 * stands on something that cannot stay. Tables stay where they are in both: they hold the rows.
 */
final class Standing {

    private final DatabaseSchema from;
    private final DatabaseSchema to;
    private final List<Difference> differences;
    private final Map<ObjectRef, List<ObjectRef>> users = new HashMap<>();
    private final Set<ObjectRef> going = new HashSet<>();
    private final Set<ObjectRef> retyped = new HashSet<>();
    private final Set<ObjectRef> replacedTypes = new HashSet<>();
    /** What is replaced or altered in place, tables, columns and sequences aside: these are compared when their turn comes. */
    private final Set<ObjectRef> changed = new HashSet<>();

    private final Set<ObjectRef> freed = new HashSet<>();
    private final Deque<ObjectRef> touched = new ArrayDeque<>();

    Standing(DatabaseSchema from, DatabaseSchema to, List<Difference> differences) {
        this.from = from;
        this.to = to;
        this.differences = differences;
        for (Dependency dependency : from.dependencies()) {
            users.computeIfAbsent(dependency.used(), _ -> new ArrayList<>()).add(dependency.user());
        }
        differences.forEach(this::begin);
        while (!touched.isEmpty()) {
            ObjectRef used = touched.remove();
            users.getOrDefault(used, List.of()).forEach(user -> takeAlong(user, used));
            ownParts(used);
        }
    }

    /** Whether it is dropped; it may come back. */
    boolean goes(ObjectRef object) {
        return going.contains(object);
    }

    /** Everything that is dropped. */
    Set<ObjectRef> going() {
        return going;
    }

    /** Whether the column gets another type, be it one of the same name. */
    boolean isRetyped(ObjectRef column) {
        return retyped.contains(column);
    }

    /** Whether the type is made anew beside the old one, until nothing uses that any more. */
    boolean isReplaced(ObjectRef type) {
        return replacedTypes.contains(type);
    }

    /** Whether it stays and is changed in place. */
    boolean isChanged(ObjectRef object) {
        return changed.contains(object) && !going.contains(object);
    }

    /** Whether the column's default must be taken away first, because what it needs goes. */
    boolean isFreed(ObjectRef column) {
        return freed.contains(column);
    }

    private void begin(Difference difference) {
        ObjectRef object = difference.object();
        Record was = difference.before();
        Record is = difference.after();
        if (was == null) {
            return;
        }
        switch (was) {
            case Column column when is instanceof Column now -> column(object, column, now);
            case Table _, Sequence _ when is != null -> {}
            case View view when is instanceof View now && Replacement.isPossible(view, now) -> changed.add(object);
            case UserType type
            when is instanceof UserType now -> {
                if (TypeChange.isPossible(type, now, differences)) {
                    changed.add(object);
                    checks(type, now);
                } else {
                    replace(object);
                }
            }
            case UserType type when to.types().stream().anyMatch(t -> t.name().equals(type.name())) -> replace(object);
            case Routine routine
            when is instanceof Routine now && Replacement.isPossible(routine, now) -> changed.add(object);
            case ObjectNote _ -> {}
            default -> go(object(difference));
        }
    }

    /** The checks of a domain that are no more, or others under their names. */
    private void checks(UserType was, UserType is) {
        if (was instanceof DomainType domain && is instanceof DomainType now) {
            domain.checks().stream()
                    .filter(check -> check.name() != null && !now.checks().contains(check))
                    .forEach(check -> go(SchemaRefs.check(domain, check)));
        }
    }

    /** The primary key goes by the name it has, whatever name it gets. */
    private static ObjectRef object(Difference difference) {
        return difference.before() instanceof Constraint constraint && constraint.name() != null
                ? new ObjectRef(ObjectKind.CONSTRAINT, difference.owner(), constraint.name())
                : difference.object();
    }

    private void column(ObjectRef object, Column was, Column is) {
        if (!ColumnStatements.canAlter(was, is)) {
            go(object);
        } else if (!was.type().raw().equals(is.type().raw()) || !Objects.equals(was.collation(), is.collation())) {
            retype(object, was.type().kind() != is.type().kind());
        }
    }

    private void go(ObjectRef object) {
        if (going.add(object)) {
            touched.add(object);
        }
    }

    /** A type that is no more need not be made anew. */
    private void replace(ObjectRef type) {
        if (to.types().stream().noneMatch(t -> t.name().equals(type.name()))) {
            go(type);
        } else if (replacedTypes.add(type)) {
            touched.add(type);
        }
    }

    /** @param otherKind whether a cast would get into the texts of checks and indexes */
    private void retype(ObjectRef column, boolean otherKind) {
        if (!retyped.add(column)) {
            return;
        }
        touched.add(column);
        Table table = from.table(column.name()).orElse(null);
        if (table != null && otherKind) {
            readers(table, column.part());
            keys(column.name(), List.of(column.part()), true);
        }
        if (table != null) {
            belongings(table, new ColumnUse(table, column.part()));
        }
    }

    /** What reads a column of its own table, which is not listed: computed columns, triggers, rules, policies. */
    private void belongings(Table table, ColumnUse use) {
        for (Column column : table.columns()) {
            if (column.generated() != null && use.in(column.generated().expression())) {
                go(new ObjectRef(ObjectKind.COLUMN, table.name(), column.name()));
            }
        }
        from.triggersOf(table.name()).stream()
                .filter(trigger -> PostgresqlSettledSchema.names(trigger, use))
                .forEach(trigger -> go(trigger.ref()));
        from.others().stream()
                .filter(other -> table.name().equals(other.table()) && use.in(other.definition()))
                .forEach(other -> go(other.ref()));
    }

    /** Checks, exclusions and indexes of a table whose texts read the column, and its keys to other tables. */
    private void readers(Table table, String column) {
        ColumnUse use = new ColumnUse(table, column);
        for (Constraint constraint : table.constraints()) {
            boolean reads =
                    switch (constraint) {
                        case CheckConstraint _ -> use.in(constraint);
                        case OtherConstraint _ ->
                            use.in(constraint)
                                    && !ConstraintSql.isNotNullOf(
                                            constraint, table.column(column).orElseThrow());
                        case ForeignKey key -> key.columns().contains(column);
                        case PrimaryKey _, UniqueKey _ -> false;
                    };
            if (reads && constraint.name() != null) {
                go(new ObjectRef(ObjectKind.CONSTRAINT, table.name(), constraint.name()));
            }
        }
        table.indexes().stream()
                .filter(index ->
                        use.in(index.predicate()) || index.parts().stream().anyMatch(part -> use.in(part.expression())))
                .forEach(index -> go(SchemaRefs.index(table.name(), index)));
    }

    /** What goes with a column or a key without being listed as standing on it. */
    private void ownParts(ObjectRef gone) {
        if (gone.kind() == ObjectKind.INDEX && going.contains(gone)) {
            from.tables().forEach(table -> table.indexes().stream()
                    .filter(index -> index.unique()
                            && SchemaRefs.index(table.name(), index).equals(gone))
                    .forEach(index -> keys(table.name(), columns(index), false)));
            return;
        }
        Table table = from.table(gone.name()).orElse(null);
        if (table == null || !going.contains(gone)) {
            return;
        }
        if (gone.kind() == ObjectKind.COLUMN) {
            ColumnUse use = new ColumnUse(table, gone.part());
            table.constraints().stream()
                    .filter(constraint -> constraint.name() != null && use.in(constraint))
                    .forEach(constraint -> go(new ObjectRef(
                            ObjectKind.CONSTRAINT, table.name(), Objects.requireNonNull(constraint.name()))));
            table.indexes().stream().filter(use::in).forEach(index -> go(SchemaRefs.index(table.name(), index)));
            keys(table.name(), List.of(gone.part()), true);
            belongings(table, use);
        } else if (gone.kind() == ObjectKind.CONSTRAINT) {
            table.constraints().stream()
                    .filter(constraint -> gone.part().equals(constraint.name()))
                    .forEach(constraint -> {
                        switch (constraint) {
                            case PrimaryKey key -> keys(table.name(), key.columns(), false);
                            case UniqueKey key -> keys(table.name(), key.columns(), false);
                            default -> {}
                        }
                    });
        } else if (gone.kind() == ObjectKind.TABLE) {
            keys(table.name(), List.of(), true);
            // Another table may get one of the same name.
            table.indexes().forEach(index -> go(SchemaRefs.index(table.name(), index)));
        }
    }

    private static List<String> columns(Index index) {
        return index.parts().stream()
                .flatMap(part -> Optional.ofNullable(part.column()).stream())
                .toList();
    }

    /** The foreign keys to a table that need these columns: one of them, or exactly all of them. */
    private void keys(ObjectName target, List<String> columns, boolean any) {
        for (Table table : from.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                boolean needs = key.target().equals(target)
                        && (any
                                ? key.targetColumns().containsAll(columns)
                                : Set.copyOf(key.targetColumns()).equals(Set.copyOf(columns)));
                if (needs && key.name() != null) {
                    go(new ObjectRef(ObjectKind.CONSTRAINT, table.name(), key.name()));
                }
            }
        }
    }

    private void takeAlong(ObjectRef user, ObjectRef used) {
        switch (user.kind()) {
            case COLUMN -> column(user, used);
            case TABLE, SCHEMA, EXTENSION, SEQUENCE -> {}
            case ENUM, DOMAIN, COMPOSITE, RANGE -> {
                if (replacedTypes.contains(used) || going.contains(used) && SchemaRefs.isType(used)) {
                    replace(user);
                }
            }
            default -> go(user);
        }
    }

    /** A computed column is made anew; any other one loses its default for a while, or gets the new type. */
    private void column(ObjectRef column, ObjectRef used) {
        Column found = from.table(column.name())
                .flatMap(table -> table.column(column.part()))
                .orElse(null);
        if (found == null) {
            return;
        }
        if (SchemaRefs.isType(used)) {
            retype(column, true);
        }
        if (found.generated() != null) {
            go(column);
        } else if (!SchemaRefs.isType(used) && found.defaultValue() != null) {
            freed.add(column);
        }
    }
}
