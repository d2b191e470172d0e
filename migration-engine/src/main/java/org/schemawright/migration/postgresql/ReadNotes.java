package org.schemawright.migration.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;

/** Comments, owners and grants of what has been read. */
final class ReadNotes {

    private static final class Note {
        private @Nullable String comment;
        private @Nullable String owner;
        private final List<String> grants = new ArrayList<>();
        private final List<String> gainers = new ArrayList<>();
    }

    private final Catalog catalog;
    private final KnownObjects objects;
    private final Map<ObjectRef, Note> notes = new TreeMap<>();

    ReadNotes(Catalog catalog, KnownObjects objects) {
        this.catalog = catalog;
        this.objects = objects;
    }

    /** By object. */
    List<ObjectNote> all() throws SQLException {
        catalog.rows(CatalogQuery.NOTES, this::add);
        List<ObjectNote> all = new ArrayList<>();
        notes.forEach((object, note) -> {
            Collections.sort(note.grants);
            Collections.sort(note.gainers);
            all.add(new ObjectNote(object, note.comment, note.owner, note.grants, note.gainers));
        });
        return all;
    }

    private boolean add(ResultSet row) throws SQLException {
        ObjectRef object = objects.find(Catalog.text(row, "catalog"), row.getLong("oid"));
        if (object == null) {
            return false;
        }
        String text = Catalog.text(row, "text");
        switch (Catalog.text(row, "kind")) {
            case "owner" -> note(object).owner = text;
            case "grant" -> note(object).grants.add(text);
            case "gainer" -> note(object).gainers.add(text);
            default -> {
                if (object.kind() != ObjectKind.TABLE) {
                    note(object).comment = text;
                }
            }
        }
        return true;
    }

    private Note note(ObjectRef object) {
        return notes.computeIfAbsent(object, _ -> new Note());
    }
}
