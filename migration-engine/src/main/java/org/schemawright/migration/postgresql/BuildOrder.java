package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.postgresql.BuildStep.Form;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/**
 * The order in which the things of a schema can be built, as far as tables and views; what stands on these comes behind
 * all of them. A circle is opened where PostgreSQL lets it be opened: a default or a check of a table or domain is added
 * afterwards, a view is made first with the columns it will have, a range type first by its name alone.
 */
final class BuildOrder {

    private static final Pattern WATCHERS =
            Pattern.compile("CREATE (EVENT TRIGGER|PUBLICATION|SUBSCRIPTION|STATISTICS)\\b");

    private final DatabaseSchema schema;
    private final Map<ObjectName, ObjectRef> owners = new HashMap<>();
    private final Set<ObjectRef> wholes = new HashSet<>();
    private final Set<ObjectRef> addable = new HashSet<>();
    private final List<Need> needs = new ArrayList<>();
    private final Set<ObjectRef> later = new HashSet<>();
    private final Set<ObjectRef> standIns = new HashSet<>();

    /** That one thing needs another, because of this part of it; the part is null where all of it does. */
    private record Need(
            ObjectRef user, ObjectRef used, @Nullable ObjectRef part) {}

    BuildOrder(DatabaseSchema schema) {
        this.schema = schema;
        collect();
        schema.dependencies().forEach(this::need);
        for (Table table : schema.tables()) {
            table.inheritance()
                    .parents()
                    .forEach(parent -> needs.add(new Need(table.ref(), ObjectRef.of(ObjectKind.TABLE, parent), null)));
        }
        needs.removeIf(need -> !wholes.contains(need.used()) || !wholes.contains(need.user()));
        openCircles();
    }

    /** The steps in their order. */
    List<BuildStep> steps() {
        return graph().sorted();
    }

    /** The columns whose defaults, and the checks, that have steps of their own. */
    Set<ObjectRef> later() {
        return later;
    }

    /** Whether the view or type is there by a stand-in before it is made. */
    boolean hasStandIn(ObjectRef object) {
        return standIns.contains(object);
    }

    /** Whether it comes behind all tables and views, because it belongs to one or watches them. */
    static boolean isLate(OtherObject other) {
        return other.kind() == ObjectKind.OTHER
                && (other.table() != null
                        || WATCHERS.matcher(other.definition()).lookingAt());
    }

    private void collect() {
        Stream.of(
                        schema.tables().stream().map(Table::ref),
                        schema.views().stream().map(View::ref),
                        schema.types().stream().map(UserType::ref),
                        schema.sequences().stream().map(Sequence::ref),
                        schema.routines().stream().map(Routine::ref),
                        schema.others().stream()
                                .filter(other -> other.table() == null && !isLate(other))
                                .map(OtherObject::ref))
                .flatMap(refs -> refs)
                .forEach(wholes::add);
        wholes.stream()
                .filter(ref -> switch (ref.kind()) {
                    case TABLE, VIEW, MATERIALIZED_VIEW, DOMAIN, COMPOSITE -> true;
                    default -> false;
                })
                .forEach(ref -> owners.put(ref.name(), ref));
        schema.tables().forEach(this::collectParts);
        for (UserType type : schema.types()) {
            if (type instanceof DomainType domain) {
                addable(domain.name(), domain.checks());
            }
        }
    }

    private void collectParts(Table table) {
        table.columns().stream()
                .filter(column -> column.defaultValue() != null)
                .forEach(column -> addable.add(new ObjectRef(ObjectKind.COLUMN, table.name(), column.name())));
        addable(table.name(), table.checks());
    }

    private void addable(ObjectName owner, List<CheckConstraint> checks) {
        for (CheckConstraint check : checks) {
            String name = check.name();
            if (name != null) {
                addable.add(new ObjectRef(ObjectKind.CONSTRAINT, owner, name));
            }
        }
    }

    private void need(Dependency dependency) {
        ObjectRef user = dependency.user();
        ObjectRef used = dependency.used();
        boolean part = addable.contains(user) && (user.kind() == ObjectKind.CONSTRAINT || !givesType(used));
        needs.add(new Need(owner(user), owner(used), part ? user : null));
    }

    /** Whether a column may need this for its type, which cannot be added afterwards, rather than for its default. */
    private static boolean givesType(ObjectRef used) {
        return switch (used.kind()) {
            case FUNCTION, PROCEDURE, AGGREGATE, SEQUENCE -> false;
            default -> true;
        };
    }

    private ObjectRef owner(ObjectRef ref) {
        return switch (ref.kind()) {
            case COLUMN, CONSTRAINT -> owners.getOrDefault(ref.name(), ref);
            default -> ref;
        };
    }

    private void openCircles() {
        Set<BuildStep> tangled = graph().tangled();
        if (tangled.isEmpty()) {
            return;
        }
        for (Need need : needs) {
            ObjectRef part = need.part();
            if (part != null
                    && tangled.contains(BuildStep.whole(need.user()))
                    && tangled.contains(BuildStep.whole(need.used()))) {
                later.add(part);
            }
        }
        for (BuildStep step : graph().tangled()) {
            ObjectKind kind = step.object().kind();
            if (kind == ObjectKind.VIEW || kind == ObjectKind.RANGE) {
                standIns.add(step.object());
            }
        }
    }

    /** Users of what has a stand-in need no more than that. */
    private DependencyOrder<BuildStep> graph() {
        DependencyOrder<BuildStep> graph = new DependencyOrder<>(BuildStep.USUAL);
        wholes.forEach(ref -> graph.add(BuildStep.whole(ref)));
        standIns.forEach(ref -> graph.needs(BuildStep.whole(ref), new BuildStep(ref, Form.STAND_IN)));
        for (Need need : needs) {
            BuildStep used = standIns.contains(need.used())
                    ? new BuildStep(need.used(), Form.STAND_IN)
                    : BuildStep.whole(need.used());
            ObjectRef part = need.part();
            if (part != null && later.contains(part)) {
                BuildStep added = new BuildStep(part, Form.PART);
                graph.needs(added, BuildStep.whole(need.user()));
                graph.needs(added, used);
            } else {
                graph.needs(BuildStep.whole(need.user()), used);
                if (standIns.contains(need.user()) && isForColumns(need)) {
                    graph.needs(new BuildStep(need.user(), Form.STAND_IN), used);
                }
            }
        }
        return graph;
    }

    /** Whether a stand-in may need it already: the types of a view's columns. */
    private static boolean isForColumns(Need need) {
        return switch (need.used().kind()) {
            case ENUM, DOMAIN, COMPOSITE, RANGE, EXTENSION, OTHER -> true;
            default -> false;
        };
    }
}
