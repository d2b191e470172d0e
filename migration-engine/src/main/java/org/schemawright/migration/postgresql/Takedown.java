package org.schemawright.migration.postgresql;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.RangeType;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/** Drops what goes, each when nothing that goes stands on it any more. What goes with its table is not dropped by itself. */
final class Takedown {

    private final DatabaseSchema from;
    private final DatabaseSchema to;
    private final Standing standing;
    private final Inherited inherited;
    private final StatementList out;
    /** Routines, views and others that there are to be. */
    private final Set<ObjectRef> wanted = new HashSet<>();

    private final Set<ObjectRef> order;
    private final List<View> ring;
    /** Defaults and checks by which things that go stand in a circle. */
    private final List<ObjectRef> parts;

    private final Set<ObjectRef> late;
    private final Set<ObjectRef> withViews;

    Takedown(DatabaseSchema from, DatabaseSchema to, Standing standing, StatementList out) {
        this.from = from;
        this.to = to;
        this.standing = standing;
        this.inherited = new Inherited(from, to);
        this.out = out;
        to.routines().forEach(routine -> wanted.add(routine.ref()));
        to.views().forEach(view -> wanted.add(view.ref()));
        to.others().forEach(other -> wanted.add(other.ref()));
        BuildOrder built = new BuildOrder(from);
        this.ring = from.views().stream()
                .filter(view -> standing.goes(view.ref()) && built.hasStandIn(view.ref()))
                .toList();
        this.order = built.steps().reversed().stream()
                .filter(step -> standing.goes(step.object()) || standing.isReplaced(step.object()))
                .filter(step -> isLast(step, built))
                .map(BuildStep::object)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.parts = built.later().stream()
                .filter(part -> standing.goes(ObjectRef.of(ObjectKind.TABLE, part.name()))
                        || standing.goes(ObjectRef.of(ObjectKind.DOMAIN, part.name())))
                .sorted()
                .toList();
        this.late = late();
        this.withViews = withViews();
    }

    /** A view that is one of a circle can go only when nothing needs its stand-in any more. */
    private static boolean isLast(BuildStep step, BuildOrder built) {
        boolean ring = step.object().kind() == ObjectKind.VIEW && built.hasStandIn(step.object());
        return step.form() == (ring ? BuildStep.Form.STAND_IN : BuildStep.Form.WHOLE);
    }

    /**
     * What tables may hold on to until they are changed, and what these things need themselves: types, and sequences of
     * tables that stay.
     */
    private Set<ObjectRef> late() {
        Set<ObjectRef> found = new HashSet<>();
        for (ObjectRef object : order) {
            boolean held =
                    switch (object.kind()) {
                        case ENUM, DOMAIN, COMPOSITE, RANGE, SCHEMA, EXTENSION, OTHER -> true;
                        case SEQUENCE -> !makesRoom(object);
                        case TABLE -> isTypeOfWhatStays(object);
                        default -> false;
                    };
            if (held && !mustComeBack(object) || standing.isReplaced(object)) {
                found.add(object);
            }
        }
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Dependency dependency : from.dependencies()) {
                ObjectRef user = dependency.user();
                ObjectRef used = dependency.used();
                // A table goes before those that it has its columns from.
                boolean waits =
                        (used.kind() != ObjectKind.TABLE || user.kind() == ObjectKind.TABLE) && order.contains(used);
                boolean isLate = found.contains(user)
                        || !user.part().isEmpty() && found.contains(ObjectRef.of(ObjectKind.TABLE, user.name()));
                if (isLate && waits && !mustComeBack(used)) {
                    grew |= found.add(used);
                }
            }
        }
        return found;
    }

    /** Views that go, and what stands on them, of which tables know nothing: routines, and operators and the like of these. */
    private Set<ObjectRef> withViews() {
        Set<ObjectRef> found = order.stream().filter(Takedown::isView).collect(Collectors.toCollection(HashSet::new));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Dependency dependency : from.dependencies()) {
                ObjectRef user = dependency.user();
                boolean goesFirst =
                        switch (user.kind()) {
                            case FUNCTION, PROCEDURE, AGGREGATE, OTHER -> order.contains(user) && !late.contains(user);
                            default -> false;
                        };
                if (goesFirst && found.contains(dependency.used())) {
                    grew |= found.add(user);
                }
            }
        }
        return found;
    }

    /** Whether rows of it are values of a table that stays; whose name nothing else gets. */
    private boolean isTypeOfWhatStays(ObjectRef table) {
        return from.dependencies().stream()
                        .filter(dependency -> dependency.used().equals(table))
                        .map(Dependency::user)
                        .anyMatch(user -> user.kind() == ObjectKind.COLUMN
                                && to.table(user.name()).isPresent()
                                && !standing.goes(ObjectRef.of(ObjectKind.TABLE, user.name())))
                && to.view(table.name()).isEmpty();
    }

    /** Whether its column gets a sequence of PostgreSQL's own in its place, which may want the name. */
    private boolean makesRoom(ObjectRef sequence) {
        return from.sequences().stream()
                .filter(found -> found.ref().equals(sequence))
                .flatMap(found -> Optional.ofNullable(found.ownerTable())
                        .flatMap(to::table)
                        .flatMap(table -> table.column(Objects.toString(found.ownerColumn())))
                        .stream())
                .anyMatch(column -> column.identity() != null);
    }

    /** Whether the name is needed again before the end. */
    private boolean mustComeBack(ObjectRef object) {
        return wanted.contains(object);
    }

    /** @throws ImpossibleChange where a column or type that stays is made of something that would have to be made anew */
    void demandPossible() {
        for (Dependency dependency : from.dependencies()) {
            ObjectRef used = dependency.used();
            ObjectRef user = dependency.user();
            boolean remade = order.contains(used) && used.kind() == ObjectKind.OTHER && mustComeBack(used);
            boolean held =
                    switch (user.kind()) {
                        case COLUMN, TABLE, ENUM, DOMAIN, COMPOSITE, RANGE ->
                            !standing.goes(user) && !standing.goes(ObjectRef.of(ObjectKind.TABLE, user.name()));
                        default -> false;
                    };
            if (remade && held) {
                throw new ImpossibleChange("The " + used.name().name() + " cannot be changed while "
                        + user.kind().word() + " " + user.name() + " uses it. Make another one and use that.");
            }
        }
    }

    /** Event triggers first, which would watch; then what stands on tables and views that stay. */
    void belongings() {
        from.others().stream()
                .filter(other -> standing.goes(other.ref()) && BuildOrder.isLate(other) && !goesWith(other.table()))
                .sorted((one, other) -> Boolean.compare(isEventTrigger(other), isEventTrigger(one)))
                .forEach(other -> DropSql.write(other.ref(), from, out));
        from.others().stream()
                .filter(other -> other.table() != null && !BuildOrder.isLate(other))
                .filter(other -> standing.goes(other.ref()) && !goesWith(other.table()))
                .forEach(other -> DropSql.write(other.ref(), from, out));
        for (Trigger trigger : from.triggers()) {
            if (standing.goes(trigger.ref()) && !goesWith(trigger.table())) {
                out.dropTrigger(trigger, trigger.table());
            }
        }
    }

    private static boolean isEventTrigger(OtherObject other) {
        return other.name().name().startsWith("event trigger ");
    }

    private boolean goesWith(@Nullable ObjectName owner) {
        return owner != null
                && (standing.goes(ObjectRef.of(ObjectKind.TABLE, owner))
                        || standing.goes(ObjectRef.of(ObjectKind.VIEW, owner))
                        || standing.goes(ObjectRef.of(ObjectKind.MATERIALIZED_VIEW, owner)));
    }

    /** Views that need each other need nothing any more once they are stand-ins. */
    void views() {
        ring.forEach(view -> ViewSql.replaceByStandIn(view, out));
        order.stream().filter(withViews::contains).forEach(object -> DropSql.write(object, from, out));
    }

    private static boolean isView(ObjectRef object) {
        return object.kind() == ObjectKind.VIEW || object.kind() == ObjectKind.MATERIALIZED_VIEW;
    }

    /**
     * Foreign keys first: they may stand on a unique key that goes too, and those of a table that goes late on one that
     * may not be pointed at by then. What a table has from a parent goes there.
     */
    void rules() {
        for (Table table : from.tables()) {
            table.foreignKeys().stream()
                    .filter(key -> standing.goes(SchemaRefs.constraint(table, key)) || late.contains(table.ref()))
                    .filter(key -> !inherited.has(table, key))
                    .filter(key -> !isOnlyInside(key, table))
                    .forEach(key -> out.dropConstraint(key, table));
        }
        parts.forEach(this::dropPart);
        from.types().stream()
                .filter(type -> !standing.goes(type.ref()) && !standing.isReplaced(type.ref()))
                .forEach(this::checks);
        List<Table> staying = from.tables().stream()
                .filter(table -> !standing.goes(table.ref()))
                .toList();
        for (Table table : staying) {
            table.constraints().stream()
                    .filter(c -> !(c instanceof ForeignKey) && standing.goes(SchemaRefs.constraint(table, c)))
                    .filter(c -> !inherited.has(table, c))
                    .forEach(c -> out.dropConstraint(c, table));
        }
        staying.stream()
                .sorted(Comparator.comparing(table -> table.kind() == TableKind.PARTITIONED ? 0 : 1))
                .forEach(table -> indexes(table.name(), table.indexes(), table.kind() == TableKind.PARTITION));
        from.views().stream()
                .filter(view -> !standing.goes(view.ref()))
                .forEach(view -> indexes(view.name(), view.indexes(), false));
    }

    private void checks(UserType type) {
        if (type instanceof DomainType domain) {
            domain.checks().stream()
                    .map(check -> SchemaRefs.check(domain, check))
                    .filter(standing::goes)
                    .forEach(check -> out.add(
                            "ALTER DOMAIN " + SqlName.quote(check.name()) + " DROP CONSTRAINT "
                                    + SqlName.quote(check.part()),
                            "Drop a check of domain " + check.name()));
        }
    }

    private void dropPart(ObjectRef part) {
        String owner =
                (from.table(part.name()).isPresent() ? "ALTER TABLE " : "ALTER DOMAIN ") + SqlName.quote(part.name());
        String name = SqlName.quote(part.part());
        if (part.kind() == ObjectKind.COLUMN) {
            out.add(owner + " ALTER COLUMN " + name + " DROP DEFAULT", "Open a circle of " + part.name());
        } else if (from.table(part.name()).stream()
                .noneMatch(table -> table.inheritance().constraints().contains(part.part()))) {
            out.add(owner + " DROP CONSTRAINT " + name, "Open a circle of " + part.name());
        }
    }

    /** Whether the key goes with its table and holds on to nothing else; a partitioned table holds on to its partitions. */
    private boolean isOnlyInside(ForeignKey key, Table table) {
        return standing.goes(table.ref()) && key.target().equals(table.name()) && table.kind() != TableKind.PARTITIONED;
    }

    /** @param maybe whether they may have gone with the index of the whole table */
    private void indexes(ObjectName owner, List<Index> indexes, boolean maybe) {
        for (Index index : indexes) {
            if (standing.goes(SchemaRefs.index(owner, index)) && maybe) {
                out.add(
                        "DROP INDEX IF EXISTS " + SqlName.quote(owner.withName(index.name())),
                        "Drop index " + index.name());
            } else if (standing.goes(SchemaRefs.index(owner, index))) {
                out.dropIndex(index, owner);
            }
        }
    }

    /** Tables, routines, and what else nothing that stays can hold on to. */
    void objects() {
        order.stream()
                .filter(object -> !withViews.contains(object) && !late.contains(object))
                .forEach(object -> DropSql.write(object, from, out));
    }

    /** What is left when tables have their new shapes. */
    void rest() {
        Set<ObjectRef> owned = new HashSet<>();
        for (Sequence sequence : from.sequences()) {
            ObjectName table = sequence.ownerTable();
            String column = sequence.ownerColumn();
            boolean gone = table != null
                    && column != null
                    && to.table(table).flatMap(t -> t.column(column)).isEmpty();
            if (gone) {
                owned.add(sequence.ref());
            }
        }
        order.stream()
                .filter(object -> late.contains(object) && !owned.contains(object))
                .filter(object -> !ExtensionMoves.moves(object, to))
                .map(object -> stepsAside(object) ? ObjectRef.of(object.kind(), aside(object)) : object)
                .forEach(object -> DropSql.write(object, from, out));
    }

    /** Whether something else gets the name of a type that cannot go yet. */
    private boolean stepsAside(ObjectRef type) {
        return standing.isReplaced(type)
                || SchemaRefs.isType(type)
                        && late.contains(type)
                        && (to.table(type.name()).isPresent()
                                || to.views().stream()
                                        .anyMatch(view -> view.name().equals(type.name())));
    }

    /**
     * A type that is made anew, or whose name something else gets, steps aside under another name, until no column is of it
     * any more.
     */
    void stepAside() {
        for (UserType type : from.types()) {
            if (stepsAside(type.ref())) {
                out.add(
                        "ALTER " + (type.kind() == ObjectKind.DOMAIN ? "DOMAIN " : "TYPE ") + SqlName.quote(type.name())
                                + " RENAME TO "
                                + SqlName.quote(aside(type.ref()).name()),
                        "Let " + type.name() + " step aside for its new form");
                if (type instanceof RangeType range) {
                    TypeSql.stepAside(range, aside(type.ref()), out);
                }
            }
        }
    }

    private static ObjectName aside(ObjectRef type) {
        return type.name().withName("_old_" + type.name().name());
    }
}
