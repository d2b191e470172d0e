package org.schemawright.migration.change;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;

/** Notes and dependencies of a schema whose objects got other names or are gone. */
final class FollowedRefs {

    private final Function<ObjectRef, Optional<ObjectRef>> follow;

    private FollowedRefs(Function<ObjectRef, Optional<ObjectRef>> follow) {
        this.follow = follow;
    }

    /** A table and what belongs to it get another name. */
    static FollowedRefs renamed(ObjectName table, ObjectName newName) {
        return new FollowedRefs(
                ref -> Optional.of(isOf(ref, table) ? new ObjectRef(ref.kind(), newName, ref.part()) : ref));
    }

    /** A column gets another name. */
    static FollowedRefs renamed(ObjectRef column, String newName) {
        return new FollowedRefs(
                ref -> Optional.of(ref.equals(column) ? new ObjectRef(ObjectKind.COLUMN, ref.name(), newName) : ref));
    }

    /** A table is gone, and what belongs to it. */
    static FollowedRefs withoutTable(ObjectName table) {
        return new FollowedRefs(ref -> isOf(ref, table) ? Optional.empty() : Optional.of(ref));
    }

    /** A view, trigger or routine is gone, and what belongs to it. */
    static FollowedRefs without(ObjectRef gone) {
        boolean owns = isRelation(gone);
        return new FollowedRefs(
                ref -> ref.equals(gone) || owns && isOf(ref, gone.name()) ? Optional.empty() : Optional.of(ref));
    }

    /**
     * A view, trigger or routine has another in its place, of another name or kind: who needed the one needs the other. Only
     * the columns of a view stay with it; no trigger or rule goes over.
     */
    static FollowedRefs replaced(ObjectRef gone, ObjectRef now) {
        boolean owns = isRelation(gone);
        return new FollowedRefs(ref -> {
            if (ref.equals(gone)) {
                return Optional.of(now);
            }
            if (!owns || !isOf(ref, gone.name())) {
                return Optional.of(ref);
            }
            return ref.kind() == ObjectKind.COLUMN
                    ? Optional.of(new ObjectRef(ref.kind(), now.name(), ref.part()))
                    : Optional.empty();
        });
    }

    /** A column is gone. */
    static FollowedRefs withoutColumn(ObjectName table, String column) {
        ObjectRef gone = new ObjectRef(ObjectKind.COLUMN, table, column);
        return new FollowedRefs(ref -> ref.equals(gone) ? Optional.empty() : Optional.of(ref));
    }

    DatabaseSchema in(DatabaseSchema schema) {
        List<ObjectNote> notes = schema.notes().stream()
                .flatMap(note -> follow.apply(note.object()).map(note::of).stream())
                .toList();
        List<Dependency> dependencies =
                schema.dependencies().stream().flatMap(this::followed).toList();
        return schema.withNotes(notes).withDependencies(dependencies);
    }

    private Stream<Dependency> followed(Dependency dependency) {
        return follow
                .apply(dependency.user())
                .flatMap(user -> follow.apply(dependency.used()).map(used -> new Dependency(user, used)))
                .stream();
    }

    private static boolean isRelation(ObjectRef text) {
        return text.kind() == ObjectKind.VIEW || text.kind() == ObjectKind.MATERIALIZED_VIEW;
    }

    private static boolean isOf(ObjectRef ref, ObjectName table) {
        return ref.name().equals(table)
                && switch (ref.kind()) {
                    case TABLE, COLUMN, CONSTRAINT, TRIGGER, RULE, POLICY -> true;
                    case OTHER -> !ref.part().isEmpty();
                    case SCHEMA,
                            VIEW,
                            MATERIALIZED_VIEW,
                            INDEX,
                            SEQUENCE,
                            ENUM,
                            DOMAIN,
                            COMPOSITE,
                            RANGE,
                            FUNCTION,
                            PROCEDURE,
                            AGGREGATE,
                            EXTENSION -> false;
                };
    }
}
