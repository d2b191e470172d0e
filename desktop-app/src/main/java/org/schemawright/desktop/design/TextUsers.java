package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/** The views, triggers and routines that need something, and those that need these, in the order in which they can go. */
final class TextUsers {

    private final DatabaseSchema schema;
    private final List<SqlObject> going = new ArrayList<>();
    private final Set<String> inTheWay = new LinkedHashSet<>();
    private final Set<ObjectRef> seen = new LinkedHashSet<>();

    private TextUsers(DatabaseSchema schema) {
        this.schema = schema;
    }

    /** Those that need an object, and at the end itself. */
    static TextUsers of(SqlObject object, DatabaseSchema schema) {
        TextUsers users = new TextUsers(schema);
        users.take(object);
        return users;
    }

    /**
     * Those that need a part of the schema that is none of them.
     *
     * @param part whether something is that, or goes with it
     */
    static TextUsers of(Predicate<ObjectRef> part, DatabaseSchema schema) {
        TextUsers users = new TextUsers(schema);
        users.collect(part, "");
        return users;
    }

    /** In the order in which they can go. */
    List<SqlObject> going() {
        return going;
    }

    /** Their drops, as changes; a trigger of a view goes with that. */
    List<Change> drops() {
        return going.stream()
                .filter(one -> !(one instanceof Trigger trigger && goesWithItsView(trigger)))
                .<Change>map(Change.ReplaceObject::drop)
                .toList();
    }

    private boolean goesWithItsView(Trigger trigger) {
        return going.stream()
                .anyMatch(one -> one instanceof View view && view.name().equals(trigger.table()));
    }

    /** What else needs one of them and does not go, in sentences. */
    Set<String> inTheWay() {
        return inTheWay;
    }

    private void take(SqlObject object) {
        if (seen.add(object.ref())) {
            collect(ref -> isOf(ref, object), name(object.ref()));
            going.add(object);
        }
    }

    /** @param needed what is said to be needed by what cannot go along; empty where nobody is to be told */
    private void collect(Predicate<ObjectRef> part, String needed) {
        for (Dependency dependency : schema.dependencies()) {
            ObjectRef user = dependency.user();
            if (part.test(dependency.used()) && !part.test(user)) {
                Optional<SqlObject> text = schema.text(user);
                if (text.isPresent()) {
                    take(text.get());
                } else if (!needed.isEmpty()) {
                    inTheWay.add("The " + name(user) + " needs " + needed + ". Change that first.");
                }
            }
        }
    }

    /** The thing itself, or a part of it that goes with it. */
    private static boolean isOf(ObjectRef ref, SqlObject object) {
        return ref.equals(object.ref())
                || object instanceof View view
                        && ref.name().equals(view.name())
                        && switch (ref.kind()) {
                            case COLUMN, TRIGGER, RULE -> true;
                            default -> false;
                        };
    }

    /** "view titles", "trigger stamp of book". */
    static String name(ObjectRef ref) {
        return ref.kind().word() + " "
                + (ref.part().isEmpty() || isRoutine(ref) ? ref.name() : ref.part() + " of " + ref.name());
    }

    private static boolean isRoutine(ObjectRef ref) {
        return ref.kind() == ObjectKind.FUNCTION
                || ref.kind() == ObjectKind.PROCEDURE
                || ref.kind() == ObjectKind.AGGREGATE;
    }
}
