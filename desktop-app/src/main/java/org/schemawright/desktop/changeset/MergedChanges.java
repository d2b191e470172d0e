package org.schemawright.desktop.changeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.SqlObject;

/**
 * Puts one more schema change onto those that are pending. What touches the same thing as an earlier one becomes one change
 * with it, and what takes an earlier one back makes it go, as long as the schema comes out the same.
 */
public final class MergedChanges {

    private final DatabaseSchema schema;
    private final List<Change> pending;

    private MergedChanges(DatabaseSchema schema, List<Change> pending) {
        this.schema = schema;
        this.pending = pending;
    }

    /**
     * All changes with the new one.
     *
     * @param schema what the first pending change is made on
     * @param change on what the pending ones leave
     * @throws ImpossibleChange when the change does not fit
     */
    public static List<Change> after(DatabaseSchema schema, List<Change> pending, Change change) {
        return new MergedChanges(schema, pending).with(change);
    }

    private List<Change> with(Change given) {
        Change change = given instanceof Change.ReplaceObject replace ? needing(replace, pending.size()) : given;
        List<Change> plain = new ArrayList<>(pending);
        plain.add(change);
        DatabaseSchema wanted = ChangedSchema.after(schema, plain);
        Change moved = change;
        for (int i = pending.size() - 1; i >= 0 && moved != null; i--) {
            List<Change> candidate = change instanceof Change.OrderColumns order
                            && pending.get(i) instanceof Change.OrderColumns earlier
                            && earlier.table().equals(moved.table())
                    ? orderedOnce(i, order, wanted)
                    : joined(i, moved);
            if (candidate != null && leadsTo(candidate, wanted)) {
                return candidate;
            }
            moved = before(pending.get(i), moved);
        }
        return plain;
    }

    /** The changes with the one at an index and the new one made one; null where they have nothing in common. */
    private @Nullable List<Change> joined(int index, Change change) {
        Change earlier = pending.get(index);
        ObjectName table = change.table();
        if (change instanceof Change.ReplaceObject replace) {
            return earlier instanceof Change.ReplaceObject first ? rewritten(index, first, replace) : null;
        }
        if (earlier instanceof Change.CreateTable create && create.table().equals(table)) {
            return change instanceof Change.DropTable
                    ? SchemaDependence.without(pending, index)
                    : intoNewTable(create, change)
                            .map(made -> replaced(index, made))
                            .orElse(null);
        }
        if (!tableAfter(earlier).equals(table)) {
            return null;
        }
        return switch (change) {
            case Change.AlterColumn alter -> altered(index, alter);
            case Change.RenameColumn rename -> renamed(index, rename);
            case Change.DropColumn drop -> dropped(index, drop);
            case Change.RenameTable rename ->
                earlier instanceof Change.RenameTable first
                        ? replaced(
                                index,
                                first.table().name().equals(rename.newName())
                                        ? null
                                        : new Change.RenameTable(first.table(), rename.newName()))
                        : null;
            case Change.AddConstraint add ->
                earlier instanceof Change.DropConstraint drop
                                && drop.constraint().equals(add.constraint())
                        ? replaced(index, null)
                        : null;
            case Change.DropConstraint drop ->
                earlier instanceof Change.AddConstraint add && add.constraint().equals(drop.constraint())
                        ? replaced(index, null)
                        : null;
            case Change.CreateIndex create ->
                earlier instanceof Change.DropIndex drop && drop.index().equals(create.index())
                        ? replaced(index, null)
                        : null;
            case Change.DropIndex drop ->
                earlier instanceof Change.CreateIndex create
                                && create.index().name().equals(drop.index().name())
                        ? replaced(index, null)
                        : null;
            case Change.CreateTable c -> null;
            case Change.AddColumn c -> null;
            case Change.OrderColumns c -> null;
            case Change.DropTable c -> null;
            case Change.ReplaceObject c -> null;
        };
    }

    /** One text after the other is the last one, where it needs nothing that comes between, or nothing between needs it. */
    private @Nullable List<Change> rewritten(int index, Change.ReplaceObject first, Change.ReplaceObject then) {
        SqlObject left = first.after();
        SqlObject taken = then.before();
        boolean sameThing = left == null
                ? taken == null && first.ref().equals(then.ref())
                : taken != null && left.ref().equals(taken.ref());
        if (!sameThing) {
            return null;
        }
        SqlObject before = first.before();
        SqlObject after = then.after();
        boolean nothing = Objects.equals(before, after);
        Change joined = nothing ? null : needing(new Change.ReplaceObject(before, after, then.needs()), index);
        List<Change> between = pending.subList(index + 1, pending.size());
        if (joined == null || between.stream().noneMatch(change -> SchemaDependence.needs(joined, change))) {
            return replaced(index, joined);
        }
        if (between.stream().anyMatch(change -> SchemaDependence.needs(change, first))) {
            return null;
        }
        List<Change> last = replaced(index, null);
        last.add(joined);
        return last;
    }

    /** A drop knows what is needed again when it is taken back: as it is behind that many changes. */
    private Change.ReplaceObject needing(Change.ReplaceObject change, int behind) {
        SqlObject before = change.before();
        return before == null || change.after() != null
                ? change
                : new Change.ReplaceObject(
                        before, null, TextNeeds.of(before, ChangedSchema.after(schema, pending.subList(0, behind))));
    }

    /** A table is ordered once, behind everything, or not at all where its columns stand like that without it. */
    private List<Change> orderedOnce(int index, Change.OrderColumns order, DatabaseSchema wanted) {
        List<Change> changes = replaced(index, null);
        if (!leadsTo(changes, wanted)) {
            List<String> before =
                    ChangedSchema.after(schema, changes).table(order.table()).orElseThrow().columns().stream()
                            .map(Column::name)
                            .toList();
            changes.add(new Change.OrderColumns(order.table(), before, order.after()));
        }
        return changes;
    }

    private @Nullable List<Change> altered(int index, Change.AlterColumn alter) {
        return switch (pending.get(index)) {
            case Change.AlterColumn first
            when first.after().name().equals(alter.before().name()) ->
                replaced(
                        index,
                        first.before().equals(alter.after())
                                ? null
                                : new Change.AlterColumn(
                                        first.table(), first.before(), alter.after(), fill(first, alter)));
            case Change.AddColumn add
            when add.column().name().equals(alter.before().name()) ->
                replaced(index, new Change.AddColumn(add.table(), alter.after(), add.after(), add.key()));
            default -> null;
        };
    }

    /** The last one that was said, as long as it is a value of the type that the rows have. */
    private static @Nullable String fill(Change.AlterColumn first, Change.AlterColumn then) {
        boolean sameType =
                first.before().type().raw().equals(then.after().type().raw());
        String last = then.fill() == null ? first.fill() : then.fill();
        return first.before().nullable() && !then.after().nullable() && sameType ? last : null;
    }

    private @Nullable List<Change> renamed(int index, Change.RenameColumn rename) {
        return switch (pending.get(index)) {
            case Change.RenameColumn first
            when first.newName().equals(rename.column()) ->
                following(
                        index,
                        first.column().equals(rename.newName())
                                ? null
                                : new Change.RenameColumn(first.table(), first.column(), rename.newName()),
                        rename);
            case Change.AddColumn add
            when add.column().name().equals(rename.column()) ->
                following(
                        index,
                        new Change.AddColumn(
                                add.table(),
                                add.column().withName(rename.newName()),
                                add.after(),
                                keyOf(add.key(), rename.newName())),
                        rename);
            default -> null;
        };
    }

    /** The same as {@link #replaced}, with what is done to the column later under the name it has by then. */
    private List<Change> following(int index, @Nullable Change by, Change.RenameColumn rename) {
        List<Change> changes = replaced(index, by);
        for (int i = by == null ? index : index + 1; i < changes.size(); i++) {
            if (changes.get(i) instanceof Change.OrderColumns later
                    && later.table().equals(rename.table())) {
                changes.set(i, later.renamed(rename.column(), rename.newName()));
            }
            if (changes.get(i) instanceof Change.AlterColumn later
                    && later.table().equals(rename.table())
                    && later.before().name().equals(rename.column())) {
                changes.set(
                        i,
                        new Change.AlterColumn(
                                later.table(),
                                later.before().withName(rename.newName()),
                                later.after().withName(rename.newName()),
                                later.fill()));
            }
        }
        return changes;
    }

    /** The key of a column that gets another name before it is there; only a foreign key can be one of such a column. */
    private static @Nullable Constraint keyOf(@Nullable Constraint key, String column) {
        return key instanceof ForeignKey foreign
                ? foreign.between(List.of(column), foreign.target(), foreign.targetColumns())
                : key;
    }

    /** What was done to a column does not matter once it goes. */
    private @Nullable List<Change> dropped(int index, Change.DropColumn drop) {
        return switch (pending.get(index)) {
            case Change.AddColumn add
            when add.column().name().equals(drop.column()) -> SchemaDependence.without(pending, index);
            case Change.AlterColumn alter when alter.after().name().equals(drop.column()) -> withoutBut(index, drop);
            case Change.RenameColumn rename
            when rename.newName().equals(drop.column()) ->
                withoutBut(index, new Change.DropColumn(drop.table(), rename.column()));
            default -> null;
        };
    }

    private @Nullable List<Change> withoutBut(int index, Change instead) {
        try {
            return after(schema, replaced(index, null), instead);
        } catch (ImpossibleChange needed) {
            return null;
        }
    }

    private List<Change> replaced(int index, @Nullable Change by) {
        List<Change> changes = new ArrayList<>(pending);
        if (by == null) {
            changes.remove(index);
        } else {
            changes.set(index, by);
        }
        return changes;
    }

    /** The new table as if it had been drawn like this from the beginning; empty where the change is not one of that kind. */
    private Optional<Change> intoNewTable(Change.CreateTable create, Change change) {
        boolean renames = change instanceof Change.RenameTable || change instanceof Change.CreateTable;
        if (renames || !create.triggers().isEmpty()) {
            return Optional.empty();
        }
        try {
            DatabaseSchema alone = DatabaseSchema.empty(null).withTables(Stream.of(create.definition()));
            return ChangedSchema.after(alone, change)
                    .table(create.table())
                    .map(made -> new Change.CreateTable(made, create.triggers()));
        } catch (ImpossibleChange needed) {
            return Optional.empty();
        }
    }

    private static ObjectName tableAfter(Change change) {
        return change instanceof Change.RenameTable rename ? rename.table().withName(rename.newName()) : change.table();
    }

    /** A change as it would be said before an earlier one; null where it cannot be. */
    private static @Nullable Change before(Change earlier, Change change) {
        if (change instanceof Change.ReplaceObject || !tableAfter(earlier).equals(change.table())) {
            return change;
        }
        return switch (earlier) {
            case Change.RenameTable rename -> on(rename.table(), change);
            case Change.RenameColumn rename -> named(rename, change);
            default -> change;
        };
    }

    private static @Nullable Change on(ObjectName table, Change change) {
        return switch (change) {
            case Change.AlterColumn c -> new Change.AlterColumn(table, c.before(), c.after(), c.fill());
            case Change.RenameColumn c -> new Change.RenameColumn(table, c.column(), c.newName());
            case Change.DropColumn c -> new Change.DropColumn(table, c.column());
            case Change.OrderColumns c -> new Change.OrderColumns(table, c.before(), c.after());
            case Change.DropIndex c -> new Change.DropIndex(table, c.index());
            case Change.CreateIndex c -> new Change.CreateIndex(table, c.index());
            case Change.DropConstraint c -> new Change.DropConstraint(table, c.constraint());
            case Change.AddConstraint c -> new Change.AddConstraint(table, c.constraint());
            case Change.RenameTable c -> null;
            case Change.CreateTable c -> null;
            case Change.DropTable c -> new Change.DropTable(table);
            case Change.AddColumn c -> null;
            case Change.ReplaceObject c -> null;
        };
    }

    /** What names columns in lists and texts stays where it is. */
    private static @Nullable Change named(Change.RenameColumn rename, Change change) {
        String now = rename.newName();
        String was = rename.column();
        return switch (change) {
            case Change.AlterColumn c
            when c.before().name().equals(now) -> {
                Column before = c.before().withName(was);
                yield new Change.AlterColumn(c.table(), before, c.after().withName(was), c.fill());
            }
            case Change.RenameColumn c
            when c.column().equals(now) -> new Change.RenameColumn(c.table(), was, c.newName());
            case Change.DropColumn c when c.column().equals(now) -> new Change.DropColumn(c.table(), was);
            case Change.OrderColumns c -> c.renamed(now, was);
            case Change.AlterColumn c -> c;
            case Change.RenameColumn c -> c;
            case Change.DropColumn c -> c;
            case Change.DropTable c -> c;
            default -> null;
        };
    }

    private boolean leadsTo(List<Change> candidate, DatabaseSchema wanted) {
        try {
            DatabaseSchema result = ChangedSchema.after(schema, candidate);
            return same(result.tables(), wanted.tables(), AlikeTables::same)
                    && same(result.views(), wanted.views(), this::sameText)
                    && same(result.triggers(), wanted.triggers(), this::sameText)
                    && same(result.routines(), wanted.routines(), this::sameText);
        } catch (ImpossibleChange needed) {
            return false;
        }
    }

    private static <T> boolean same(List<T> is, List<T> should, BiPredicate<T, T> alike) {
        if (is.size() != should.size()) {
            return false;
        }
        for (int i = 0; i < is.size(); i++) {
            if (!alike.test(is.get(i), should.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Texts that only follow what is renamed do not count: what they name may be gone by then. */
    private boolean sameText(SqlObject one, SqlObject other) {
        return one == other
                || one.ref().equals(other.ref())
                        && (!isPending(one)
                                || AlikeTables.written(List.of(one)).equals(AlikeTables.written(List.of(other))));
    }

    /** Whether a pending change may have written it; a trigger's table may have another name by now. */
    private boolean isPending(SqlObject object) {
        return pending.stream()
                .anyMatch(change -> change instanceof Change.ReplaceObject replace
                        && replace.after() != null
                        && replace.after().ref().part().equals(object.ref().part()));
    }
}
