package org.schemawright.migration.postgresql;

import java.util.HashMap;
import java.util.Map;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.UserType;

/** The comments that stand in the notes of a schema: on all but tables and columns. */
final class CommentSql {

    private final Map<ObjectName, UserType> types = new HashMap<>();

    CommentSql(DatabaseSchema schema) {
        schema.types().forEach(type -> types.put(type.name(), type));
    }

    void write(ObjectNote note, StatementList out) {
        if (note.comment() != null) {
            write(note.object(), SqlName.literal(note.comment()), out);
        }
    }

    /** Takes the comment away. */
    void clear(ObjectRef object, StatementList out) {
        write(object, "NULL", out);
    }

    private void write(ObjectRef object, String text, StatementList out) {
        boolean domain = object.kind() == ObjectKind.CONSTRAINT && types.get(object.name()) instanceof DomainType;
        if (object.kind() != ObjectKind.TABLE && object.kind() != ObjectKind.COLUMN) {
            String target = domain
                    ? "CONSTRAINT " + SqlName.quote(object.part()) + " ON DOMAIN " + SqlName.quote(object.name())
                    : ObjectSql.name(object);
            out.add("COMMENT ON " + target + " IS " + text, "Set the comment of " + ObjectSql.words(object));
        }
    }
}
