package org.schemawright.migration.postgresql;

import java.util.Optional;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;

/** An extension is there once in a database: in another schema it is not made anew, it moves. */
final class ExtensionMoves {

    private ExtensionMoves() {}

    /** The wanted schema, in which an extension that is there already is moved instead of created. */
    static DatabaseSchema moving(DatabaseSchema from, DatabaseSchema to) {
        if (to.others().stream().noneMatch(other -> moves(other.ref(), from))) {
            return to;
        }
        return to.withOthers(to.others().stream()
                .map(other -> moves(other.ref(), from) ? move(other) : other)
                .toList());
    }

    /** Whether the extension is in another schema there. */
    static boolean moves(ObjectRef object, DatabaseSchema other) {
        return object.kind() == ObjectKind.EXTENSION
                && other.others().stream()
                        .filter(found -> found.kind() == ObjectKind.EXTENSION)
                        .filter(found ->
                                found.name().name().equals(object.name().name()))
                        .anyMatch(found -> !found.name().equals(object.name()));
    }

    private static OtherObject move(OtherObject extension) {
        String schema = Optional.ofNullable(extension.name().schema()).orElse("public");
        return extension.rewritten(
                null,
                "ALTER EXTENSION " + SqlName.quote(extension.name().name()) + " SET SCHEMA " + SqlName.quote(schema));
    }
}
