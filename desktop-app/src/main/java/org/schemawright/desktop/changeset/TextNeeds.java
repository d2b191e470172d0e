package org.schemawright.desktop.changeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.SchemaDependence.Named;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/** What views, triggers and routines are called and need, in the names by which changes depend on each other. */
final class TextNeeds {

    private TextNeeds() {}

    /** What a change of one makes, frees or gives another meaning. */
    static Stream<Named> defined(Change.ReplaceObject change) {
        return Stream.concat(own(change.before()), own(change.after())).distinct();
    }

    private static Stream<Named> own(@Nullable SqlObject object) {
        return switch (object) {
            case null -> Stream.of();
            case View view -> Stream.of(new Named(view.name(), null), named(view.ref()));
            case SqlObject other -> Stream.of(named(other.ref()));
        };
    }

    /** What must mean the same as before for it to stand. */
    static Stream<Named> used(Change.ReplaceObject change) {
        SqlObject before = change.before();
        SqlObject after = change.after();
        Stream<Named> taken = before == null ? Stream.of() : Stream.of(named(before.ref()));
        // What goes needs nothing any more.
        return after == null
                ? taken
                : Stream.of(
                                taken,
                                after instanceof Routine
                                        ? Stream.<Named>of()
                                        : Stream.of(new Named(after.ref().name(), null)),
                                change.needs().stream().map(Dependency::used).map(TextNeeds::named),
                                columns(after, change.needs()))
                        .flatMap(names -> names);
    }

    /** What one needs that stands there again when its drop is taken back; nothing for other changes. */
    static Stream<Named> again(Change change) {
        if (!(change instanceof Change.ReplaceObject(SqlObject before, SqlObject after, List<Dependency> needs))
                || before == null
                || after != null) {
            return Stream.of();
        }
        return needs.stream()
                .map(Dependency::used)
                .flatMap(used -> isRelation(used) || used.kind() == ObjectKind.COLUMN
                        ? Stream.of(named(used), new Named(used.name(), null))
                        : Stream.of(named(used)))
                // A trigger does not keep its table: it would go with that.
                .filter(need -> !(before instanceof Trigger trigger && need.equals(new Named(trigger.table(), null))));
    }

    /** Whether one goes, or gets another form, that is needed as it was. */
    static boolean takes(Change.ReplaceObject change, Set<Named> needed) {
        SqlObject before = change.before();
        SqlObject after = change.after();
        if (before == null || own(before).noneMatch(needed::contains)) {
            return false;
        }
        return after == null
                || !after.ref().equals(before.ref())
                || before instanceof View was
                        && after instanceof View is
                        && lost(was, is).anyMatch(needed::contains);
    }

    private static Stream<Named> lost(View was, View is) {
        List<String> left = is.columns().stream().map(Column::name).toList();
        return was.columns().stream()
                .map(Column::name)
                .filter(column -> !left.contains(column))
                .map(column -> new Named(was.name(), column));
    }

    /** What something needs, as a schema tells. */
    static List<Dependency> of(SqlObject object, DatabaseSchema schema) {
        return schema.dependencies().stream()
                .filter(dependency -> dependency.user().equals(object.ref()))
                .toList();
    }

    /** Where the engine does not say which columns it means, each of that name counts. */
    private static Stream<Named> columns(SqlObject object, List<Dependency> needs) {
        List<ObjectRef> used = needs.stream().map(Dependency::used).toList();
        Set<ObjectName> known = used.stream()
                .filter(ref -> ref.kind() == ObjectKind.COLUMN)
                .map(ObjectRef::name)
                .collect(Collectors.toSet());
        List<ObjectName> unsure = new ArrayList<>(used.stream()
                .filter(TextNeeds::isRelation)
                .map(ObjectRef::name)
                .filter(name -> !known.contains(name))
                .toList());
        if (object instanceof Trigger trigger) {
            unsure.add(trigger.table());
        }
        List<String> words = unsure.isEmpty()
                ? List.of()
                : SqlTokens.of(object.definition()).stream()
                        .filter(SqlToken::isName)
                        .map(SqlToken::value)
                        .distinct()
                        .toList();
        return unsure.stream().flatMap(table -> words.stream().map(word -> new Named(table, word)));
    }

    private static Named named(ObjectRef ref) {
        return switch (ref.kind()) {
            case TABLE -> new Named(ref.name(), null);
            case COLUMN -> new Named(ref.name(), ref.part());
            default -> new Named(ref.name(), ref);
        };
    }

    private static boolean isRelation(ObjectRef ref) {
        return switch (ref.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW -> true;
            default -> false;
        };
    }
}
