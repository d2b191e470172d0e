package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.Reference;
import org.schemawright.migration.change.References;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.View;

/** What goes when a view, trigger or routine is dropped: views and triggers that need it go too, other things forbid it. */
final class TextDropModel implements Dropping {

    private final DatabaseSchema schema;
    private final SqlObject object;
    private final TextUsers users;

    TextDropModel(Drawing drawing, SqlObject object) {
        this.schema = drawing.schema();
        this.object = object;
        this.users = TextUsers.of(object, schema);
    }

    // Properties

    @Override
    public String title() {
        return "Drop " + TextUsers.name(object.ref());
    }

    @Override
    public String verb() {
        return "Drop " + object.ref().kind().word();
    }

    @Override
    public List<String> losses() {
        List<String> losses = new ArrayList<>(users.inTheWay());
        users.going().stream()
                .filter(one -> one != object)
                .forEach(one -> losses.add("The " + TextUsers.name(one.ref()) + " needs it and goes too."));
        if (object instanceof View view) {
            schema.triggersOf(view.name())
                    .forEach(trigger -> losses.add("The trigger " + trigger.name() + " goes with it."));
            if (!view.indexes().isEmpty()) {
                losses.add("Its indexes go with it.");
            }
        }
        Set<ObjectRef> gone = new LinkedHashSet<>();
        users.going().forEach(one -> gone.add(one.ref()));
        for (Reference reference : new References(schema).to(object.ref())) {
            if (reference.why().equals("names it") && !gone.contains(reference.from())) {
                losses.add("The " + TextUsers.name(reference.from()) + " names it and may stop working.");
            }
        }
        return losses;
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(() -> users.inTheWay().isEmpty());
    }

    // Commands

    @Override
    public Change change() {
        return Change.ReplaceObject.drop(object);
    }

    @Override
    public List<Change> changes() {
        return users.drops();
    }
}
