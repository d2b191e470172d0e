package org.schemawright.desktop.changeset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.UniqueKey;

/** Which later schema changes cannot stand when an earlier one is taken back. */
final class SchemaDependence {

    /** A table or view (part null), or a column, index, constraint, trigger or routine by that name. */
    record Named(ObjectName table, @Nullable Object part) {

        /** SQLite takes the name of a column in any case, and texts spell it as they like. */
        Named {
            part = part instanceof String column ? column.toLowerCase(Locale.ROOT) : part;
        }

        /** The same once its table has another name. */
        Named of(ObjectName other) {
            return new Named(
                    other,
                    part instanceof ObjectRef ref && ref.name().equals(table)
                            ? new ObjectRef(ref.kind(), other, ref.part())
                            : part);
        }
    }

    private SchemaDependence() {}

    /** The changes without the one at an index and without those after it that need it. */
    static List<Change> without(List<Change> changes, int index) {
        List<Change> kept = new ArrayList<>(changes.subList(0, index));
        Set<Named> lost = new HashSet<>(defined(changes.get(index)));
        Set<Named> needed = TextNeeds.again(changes.get(index)).collect(Collectors.toCollection(HashSet::new));
        for (Change later : changes.subList(index + 1, changes.size())) {
            if (used(later).anyMatch(lost::contains) || takes(later, needed)) {
                lost.addAll(defined(later));
                TextNeeds.again(later).forEach(needed::add);
            } else if (later instanceof Change.OrderColumns order) {
                ordered(order, lost, kept);
            } else {
                kept.add(later);
                lost = followRename(lost, later);
                needed = followRename(needed, later);
            }
        }
        return kept;
    }

    /** Whether a later change cannot stand without an earlier one. */
    static boolean needs(Change later, Change earlier) {
        Set<Named> made = Set.copyOf(defined(earlier));
        return used(later).anyMatch(made::contains);
    }

    /** Whether a change takes away what something needs that stands there again. */
    private static boolean takes(Change change, Set<Named> needed) {
        return switch (change) {
            case Change.DropTable c -> needed.contains(whole(c.table()));
            case Change.DropColumn c -> needed.contains(new Named(c.table(), c.column()));
            case Change.ReplaceObject c -> TextNeeds.takes(c, needed);
            case Change.CreateTable _,
                    Change.RenameTable _,
                    Change.AddColumn _,
                    Change.RenameColumn _,
                    Change.AlterColumn _,
                    Change.OrderColumns _,
                    Change.AddConstraint _,
                    Change.DropConstraint _,
                    Change.CreateIndex _,
                    Change.DropIndex _ -> false;
        };
    }

    /** The columns that are still there keep their order. */
    private static void ordered(Change.OrderColumns order, Set<Named> lost, List<Change> kept) {
        Change.OrderColumns left = order.without(column -> lost.contains(new Named(order.table(), column)));
        if (!left.after().equals(left.before())) {
            kept.add(left);
        }
    }

    /** The names that a change makes, frees or gives another meaning. */
    private static List<Named> defined(Change change) {
        ObjectName table = change.table();
        return switch (change) {
            case Change.CreateTable c -> List.of(whole(table));
            case Change.DropTable c -> List.of(whole(table));
            case Change.RenameTable c -> List.of(whole(table), whole(table.withName(c.newName())));
            case Change.AddColumn c -> List.of(new Named(table, c.column().name()));
            case Change.DropColumn c -> List.of(new Named(table, c.column()));
            case Change.RenameColumn c -> List.of(new Named(table, c.column()), new Named(table, c.newName()));
            case Change.AlterColumn c -> List.of(new Named(table, c.after().name()));
            case Change.OrderColumns c -> List.of();
            case Change.AddConstraint c -> List.of(new Named(table, c.constraint()));
            case Change.DropConstraint c -> List.of(new Named(table, c.constraint()));
            case Change.CreateIndex c -> List.of(new Named(table, c.index()));
            case Change.DropIndex c -> List.of(new Named(table, c.index()));
            case Change.ReplaceObject c -> TextNeeds.defined(c).toList();
        };
    }

    /** The names that must mean the same as before for a change to stand. */
    private static Stream<Named> used(Change change) {
        ObjectName table = change.table();
        Stream<Named> own = Stream.of(whole(table));
        Stream<Named> more =
                switch (change) {
                    case Change.CreateTable c ->
                        c.definition().constraints().stream().flatMap(k -> usedBy(table, k));
                    case Change.DropTable c -> Stream.of();
                    case Change.RenameTable c -> Stream.of(whole(table.withName(c.newName())));
                    case Change.AddColumn c ->
                        Stream.concat(
                                names(table, Stream.of(c.column().name())),
                                c.key() == null ? Stream.of() : usedBy(table, c.key()));
                    case Change.DropColumn c -> names(table, Stream.of(c.column()));
                    case Change.RenameColumn c -> names(table, Stream.of(c.column(), c.newName()));
                    case Change.AlterColumn c ->
                        names(table, Stream.of(c.before().name()));
                    case Change.OrderColumns c -> Stream.of();
                    case Change.AddConstraint c -> usedBy(table, c.constraint());
                    case Change.DropConstraint c -> usedBy(table, c.constraint());
                    case Change.CreateIndex c -> usedBy(table, c.index());
                    case Change.DropIndex c -> usedBy(table, c.index());
                    case Change.ReplaceObject c -> TextNeeds.used(c);
                };
        return Stream.concat(own, more);
    }

    private static Stream<Named> usedBy(ObjectName table, Constraint constraint) {
        Stream<Named> columns =
                switch (constraint) {
                    case PrimaryKey key -> names(table, key.columns().stream());
                    case UniqueKey key -> names(table, key.columns().stream());
                    case ForeignKey key ->
                        Stream.of(
                                        names(table, key.columns().stream()),
                                        names(key.target(), key.targetColumns().stream()),
                                        Stream.of(whole(key.target())))
                                .flatMap(s -> s);
                    // Expressions name columns in text; such a change goes only together with its table.
                    case CheckConstraint check -> Stream.of();
                    case OtherConstraint other -> Stream.of();
                };
        return Stream.concat(Stream.of(new Named(table, constraint)), columns);
    }

    private static Stream<Named> usedBy(ObjectName table, Index index) {
        return Stream.concat(
                Stream.of(new Named(table, index)),
                index.parts().stream()
                        .map(Index.Part::column)
                        .filter(column -> column != null)
                        .map(column -> new Named(table, column)));
    }

    private static Set<Named> followRename(Set<Named> names, Change change) {
        return names.stream().map(named -> followed(named, change)).collect(Collectors.toCollection(HashSet::new));
    }

    private static Named followed(Named named, Change change) {
        if (change instanceof Change.RenameTable(ObjectName table, String newName)
                && named.table().equals(table)) {
            return named.of(table.withName(newName));
        }
        return change instanceof Change.RenameColumn(ObjectName table, String column, String newName)
                        && named.equals(new Named(table, column))
                ? new Named(table, newName)
                : named;
    }

    private static Stream<Named> names(ObjectName table, Stream<String> columns) {
        return columns.map(column -> new Named(table, column));
    }

    private static Named whole(ObjectName table) {
        return new Named(table, null);
    }
}
