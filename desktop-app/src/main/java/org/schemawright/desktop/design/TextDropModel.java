package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.Reference;
import org.schemawright.migration.change.References;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.View;

/** What goes when a view, trigger or routine is dropped: views and triggers that need it go too, other things forbid it. */
final class TextDropModel implements Dropping {

    private final DatabaseSchema schema;
    private final SqlObject object;
    /** In the order in which they can go; the object is the last. */
    private final List<SqlObject> going = new ArrayList<>();

    private final Set<String> inTheWay = new LinkedHashSet<>();

    TextDropModel(Drawing drawing, SqlObject object) {
        this.schema = drawing.schema();
        this.object = object;
        collect(object, new LinkedHashSet<>());
    }

    private void collect(SqlObject used, Set<ObjectRef> seen) {
        if (!seen.add(used.ref())) {
            return;
        }
        for (Dependency dependency : schema.dependencies()) {
            ObjectRef user = dependency.user();
            if (isOf(dependency.used(), used) && !isOf(user, used)) {
                Optional<SqlObject> text = found(schema, user);
                if (text.isPresent()) {
                    collect(text.get(), seen);
                } else {
                    inTheWay.add("The " + name(user) + " needs " + name(used.ref()) + ". Change that first.");
                }
            }
        }
        going.add(used);
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

    /** The view, trigger or routine that is pointed at. */
    static Optional<SqlObject> found(DatabaseSchema schema, ObjectRef ref) {
        Stream<SqlObject> views = schema.view(ref.name()).stream().map(SqlObject.class::cast);
        return Stream.of(views, schema.triggersOf(ref.name()).stream(), schema.routines().stream())
                .flatMap(objects -> objects)
                .map(SqlObject.class::cast)
                .filter(one -> one.ref().equals(ref))
                .findFirst();
    }

    private static String name(ObjectRef ref) {
        return ref.kind().word() + " "
                + (ref.part().isEmpty() || isRoutine(ref) ? ref.name() : ref.part() + " of " + ref.name());
    }

    private static boolean isRoutine(ObjectRef ref) {
        return ref.kind() == ObjectKind.FUNCTION
                || ref.kind() == ObjectKind.PROCEDURE
                || ref.kind() == ObjectKind.AGGREGATE;
    }

    // Properties

    @Override
    public String title() {
        return "Drop " + name(object.ref());
    }

    @Override
    public String verb() {
        return "Drop " + object.ref().kind().word();
    }

    @Override
    public List<String> losses() {
        List<String> losses = new ArrayList<>(inTheWay);
        going.stream()
                .filter(one -> one != object)
                .forEach(one -> losses.add("The " + name(one.ref()) + " needs it and goes too."));
        if (object instanceof View view) {
            schema.triggersOf(view.name())
                    .forEach(trigger -> losses.add("The trigger " + trigger.name() + " goes with it."));
            if (!view.indexes().isEmpty()) {
                losses.add("Its indexes go with it.");
            }
        }
        Set<ObjectRef> gone = new LinkedHashSet<>();
        going.forEach(one -> gone.add(one.ref()));
        for (Reference reference : new References(schema).to(object.ref())) {
            if (reference.why().equals("names it") && !gone.contains(reference.from())) {
                losses.add("The " + name(reference.from()) + " names it and may stop working.");
            }
        }
        if (losses.isEmpty()) {
            losses.add("Nothing else needs it, and no rows are lost.");
        }
        return losses;
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(inTheWay::isEmpty);
    }

    // Commands

    @Override
    public Change change() {
        return Change.ReplaceObject.drop(object);
    }

    @Override
    public List<Change> changes() {
        return going.stream().<Change>map(Change.ReplaceObject::drop).toList();
    }
}
