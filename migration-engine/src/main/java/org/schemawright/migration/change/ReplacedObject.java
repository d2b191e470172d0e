package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/** The schema with one view, trigger or routine come, gone or written anew. */
final class ReplacedObject {

    private final DatabaseSchema before;
    private final Change.ReplaceObject change;

    ReplacedObject(DatabaseSchema before, Change.ReplaceObject change) {
        this.before = before;
        this.change = change;
    }

    /** @throws ImpossibleChange when what is replaced is not there, or the new name is taken */
    DatabaseSchema schema() {
        SqlObject old = change.before();
        SqlObject now = change.after();
        if (old != null && !isThere(old.ref())) {
            throw new ImpossibleChange("There is no " + words(old.ref()) + " any more.");
        }
        DatabaseSchema left = old == null ? before : without(old, now);
        return now == null ? left : new ReplacedObject(left, change).with(now);
    }

    private boolean isThere(ObjectRef ref) {
        return before.text(ref).isPresent();
    }

    /** @param now what comes in its place at once, and has what belongs to it; null for nothing */
    private DatabaseSchema without(SqlObject old, @Nullable SqlObject now) {
        ObjectRef ref = old.ref();
        boolean stays = now != null && now.ref().equals(ref);
        DatabaseSchema rest =
                switch (old) {
                    case View view -> before.withViews(without(before.views(), ref));
                    case Trigger trigger -> before.withTriggers(without(before.triggers(), ref));
                    case Routine routine -> before.withRoutines(without(before.routines(), ref));
                };
        if (!stays && old instanceof View view) {
            rest = rest.withTriggers(rest.triggers().stream()
                            .filter(trigger -> !trigger.table().equals(view.name()))
                            .toList())
                    .withOthers(rest.others().stream()
                            .filter(other -> !view.name().equals(other.table()))
                            .toList());
        }
        if (now == null) {
            return FollowedRefs.without(ref).in(rest);
        }
        DatabaseSchema needless = rest.withDependencies(rest.dependencies().stream()
                .filter(dependency -> !dependency.user().equals(ref))
                .toList());
        return stays ? needless : FollowedRefs.replaced(ref, now.ref()).in(needless);
    }

    private static <T extends SqlObject> List<T> without(List<T> objects, ObjectRef ref) {
        return objects.stream().filter(object -> !object.ref().equals(ref)).toList();
    }

    private DatabaseSchema with(SqlObject now) {
        if (isThere(now.ref())) {
            throw new ImpossibleChange("There is already a " + words(now.ref()) + ".");
        }
        DatabaseSchema grown =
                switch (now) {
                    case View view -> {
                        ChangedSchema.free(view.name(), before);
                        yield before.withViews(added(before.views(), view, View::name));
                    }
                    case Trigger trigger -> {
                        if (before.table(trigger.table()).isEmpty()
                                && before.view(trigger.table()).isEmpty()) {
                            throw new ImpossibleChange(
                                    "There is no table or view named " + trigger.table() + " any more.");
                        }
                        yield before.withTriggers(
                                added(before.triggers(), trigger, one -> one.name() + "\n" + one.table()));
                    }
                    case Routine routine -> before.withRoutines(added(before.routines(), routine, Routine::ref));
                };
        return grown.withDependencies(Stream.concat(before.dependencies().stream(), change.needs().stream())
                .distinct()
                .sorted(Comparator.comparing(Dependency::user))
                .toList());
    }

    private static <T, K extends Comparable<? super K>> List<T> added(List<T> objects, T one, Function<T, K> order) {
        List<T> all = new ArrayList<>(objects);
        all.add(one);
        all.sort(Comparator.comparing(order));
        return all;
    }

    private static String words(ObjectRef ref) {
        return ref.kind() == ObjectKind.TRIGGER
                ? "trigger named " + ref.part() + " on " + ref.name()
                : ref.kind().word() + " named " + ref.name();
    }
}
