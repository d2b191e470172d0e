package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/**
 * Compares two schemas of one engine: what has to be added, removed or changed in the first to make it the second. Things
 * are matched by name; what may have been renamed is for {@link RenameGuess}. Estimates, owners, grants and dependencies
 * are no differences.
 */
public final class SchemaDiffer {

    private final List<Difference> found = new ArrayList<>();

    private SchemaDiffer() {}

    /** The differences, by table and kind; empty where both have the same structure. */
    public static List<Difference> differences(DatabaseSchema before, DatabaseSchema after) {
        SchemaDiffer differ = new SchemaDiffer();
        differ.compare(before.tables(), after.tables(), Table::ref, differ::compareTables);
        differ.compare(before.views(), after.views(), View::ref, differ::compareViews);
        differ.compare(before.triggers(), after.triggers(), Trigger::ref);
        differ.types(before.types(), after.types());
        differ.compare(before.sequences(), after.sequences(), Sequence::ref);
        differ.compare(before.routines(), after.routines(), Routine::ref);
        differ.compare(before.others(), after.others(), OtherObject::ref);
        differ.compare(comments(before), comments(after), ObjectNote::object);
        return differ.found.stream()
                .sorted(Comparator.comparing(Difference::owner).thenComparing(Difference::object))
                .toList();
    }

    private static List<ObjectNote> comments(DatabaseSchema schema) {
        return schema.notes().stream().filter(note -> note.comment() != null).toList();
    }

    /** Compares what is told apart by its reference alone. */
    private <T extends Record> void compare(List<T> before, List<T> after, Function<T, ObjectRef> ref) {
        compare(before, after, ref, (then, now) -> {});
    }

    /** Compares the indexes of one table or view, whose references do not say whose they are. */
    private void indexes(ObjectName owner, List<Index> before, List<Index> after) {
        Map<ObjectRef, Index> then = byRef(before, index -> index(owner, index));
        Map<ObjectRef, Index> now = byRef(after, index -> index(owner, index));
        union(then, now).forEach(object -> add(object, owner, then.get(object), now.get(object)));
    }

    /** Compares two of one name further. */
    @FunctionalInterface
    private interface Further<T> {
        void compare(T before, T after);
    }

    private <T extends Record> void compare(
            List<T> before, List<T> after, Function<T, ObjectRef> ref, Further<T> further) {
        Map<ObjectRef, T> then = byRef(before, ref);
        Map<ObjectRef, T> now = byRef(after, ref);
        for (ObjectRef object : union(then, now)) {
            T one = then.get(object);
            T other = now.get(object);
            add(object, object.name(), one, other);
            if (one != null && other != null) {
                further.compare(one, other);
            }
        }
    }

    private void types(List<UserType> before, List<UserType> after) {
        compare(records(before), records(after), type -> ((UserType) type).ref());
    }

    private static List<Record> records(List<? extends UserType> types) {
        return types.stream().map(Record.class::cast).toList();
    }

    private void compareTables(Table before, Table after) {
        ObjectName name = before.name();
        compare(before.columns(), after.columns(), column -> column(name, column));
        compareConstraints(before, after);
        indexes(name, before.indexes(), after.indexes());
    }

    private void compareViews(View before, View after) {
        indexes(before.name(), before.indexes(), after.indexes());
    }

    /** The primary key is one whatever its name; constraints without a name are the same where they say the same. */
    private void compareConstraints(Table before, Table after) {
        ObjectName table = before.name();
        PrimaryKey then = before.primaryKey().orElse(null);
        PrimaryKey now = after.primaryKey().orElse(null);
        String keyName = then != null ? then.name() : now != null ? now.name() : null;
        add(constraint(table, keyName), table, then, now);
        compare(named(before), named(after), c -> constraint(table, ((Constraint) c).name()));
        List<Record> left = new ArrayList<>(unnamed(after));
        for (Record one : unnamed(before)) {
            if (!left.remove(one)) {
                add(constraint(table, null), table, one, null);
            }
        }
        left.forEach(one -> add(constraint(table, null), table, null, one));
    }

    private static List<Record> named(Table table) {
        return table.constraints().stream()
                .filter(c -> !(c instanceof PrimaryKey) && c.name() != null)
                .map(Record.class::cast)
                .toList();
    }

    private static List<Record> unnamed(Table table) {
        return table.constraints().stream()
                .filter(c -> !(c instanceof PrimaryKey) && c.name() == null)
                .map(Record.class::cast)
                .toList();
    }

    private void add(ObjectRef object, ObjectName owner, @Nullable Record before, @Nullable Record after) {
        Difference difference = new Difference(object, owner, before, after);
        boolean differs = before == null
                ? after != null
                : after == null || !difference.aspects().isEmpty();
        if (differs) {
            found.add(difference);
        }
    }

    private static ObjectRef column(ObjectName table, Column column) {
        return new ObjectRef(ObjectKind.COLUMN, table, column.name());
    }

    private static ObjectRef index(ObjectName owner, Index index) {
        return ObjectRef.of(ObjectKind.INDEX, owner.withName(index.name()));
    }

    private static ObjectRef constraint(ObjectName table, @Nullable String name) {
        return new ObjectRef(ObjectKind.CONSTRAINT, table, Objects.requireNonNullElse(name, ""));
    }

    private static <T> Map<ObjectRef, T> byRef(List<T> all, Function<T, ObjectRef> ref) {
        Map<ObjectRef, T> byRef = new LinkedHashMap<>();
        all.forEach(one -> byRef.put(ref.apply(one), one));
        return byRef;
    }

    private static TreeSet<ObjectRef> union(Map<ObjectRef, ?> one, Map<ObjectRef, ?> other) {
        TreeSet<ObjectRef> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }
}
