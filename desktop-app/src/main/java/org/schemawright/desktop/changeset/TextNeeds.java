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
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
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
        return Stream.of(
                        before == null ? Stream.<Named>of() : Stream.of(named(before.ref())),
                        change.needs().stream().map(Dependency::used).map(TextNeeds::named),
                        after == null ? Stream.<Named>of() : columns(after, change.needs()))
                .flatMap(names -> names);
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
