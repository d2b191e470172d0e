package org.schemawright.desktop.inspect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.References;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Unread;
import org.schemawright.migration.schema.View;

/** The object that is looked at, as it will be when the pending changes are in. */
public final class ObjectModel {

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable ObjectDetails> details = new ReadOnlyObjectWrapper<>();
    private final InvalidationListener schemaChanged = observable -> read();
    private DatabaseSchema searched = DatabaseSchema.empty(null);
    private References references = new References(searched);
    private @Nullable ObjectRef object;

    /** A model that shows nothing yet. */
    public ObjectModel(Workspace workspace) {
        this.workspace = workspace;
    }

    // Properties

    /** All about the object; null while there is none, or when it is no longer in the schema. */
    ReadOnlyObjectProperty<@Nullable ObjectDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    // Commands

    /** Follows the schema from now on. */
    public void attach() {
        workspace.draftProperty().addListener(schemaChanged);
        workspace.schemaProperty().addListener(schemaChanged);
        read();
    }

    /** No longer follows the schema. */
    public void detach() {
        workspace.draftProperty().removeListener(schemaChanged);
        workspace.schemaProperty().removeListener(schemaChanged);
    }

    /** Looks at an object; null for none. */
    public void show(@Nullable ObjectRef shown) {
        if (!Objects.equals(object, shown) || details.get() == null) {
            object = shown;
            details.set(null);
            read();
        }
    }

    /** Looks at a part that could not be read. */
    public void show(Unread part) {
        object = null;
        details.set(new ObjectDetails(
                null, part.part(), "Could not be read", null, null, List.of(), part.reason(), "", List.of()));
    }

    private void read() {
        ObjectRef shown = object;
        if (shown != null) {
            details.set(detailsOf(shown));
        }
    }

    /** What is on its way out is no longer in the draft, and shown as it still is. */
    private @Nullable ObjectDetails detailsOf(ObjectRef shown) {
        DatabaseSchema draft = workspace.draftProperty().get();
        String sql = workspace.definition(shown, draft);
        if (!sql.isEmpty()) {
            return detailsOf(shown, draft, sql);
        }
        DatabaseSchema stored = workspace.schemaProperty().get();
        String before = workspace.definition(shown, stored);
        return before.isEmpty() ? null : detailsOf(shown, stored, before);
    }

    private ObjectDetails detailsOf(ObjectRef shown, DatabaseSchema schema, String sql) {
        Optional<ObjectNote> note =
                schema.notes().stream().filter(n -> n.object().equals(shown)).findFirst();
        return new ObjectDetails(
                shown,
                ObjectWords.name(shown),
                ObjectWords.kind(shown, schema),
                ObjectWords.comment(shown, schema)
                        .or(() -> note.map(ObjectNote::comment))
                        .orElse(null),
                note.map(ObjectNote::owner).orElse(null),
                note.map(ObjectNote::grants).orElse(List.of()),
                schema.view(shown.name()).map(View::problem).orElse(null),
                sql,
                referencesIn(schema).to(shown));
    }

    private References referencesIn(DatabaseSchema schema) {
        if (schema != searched) {
            searched = schema;
            references = new References(schema);
        }
        return references;
    }
}
