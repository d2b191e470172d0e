package org.schemawright.desktop.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Reference;
import org.schemawright.migration.schema.ObjectRef;

/**
 * All that is known of an object.
 *
 * @param ref the object; null for a part of the database that could not be read
 * @param title its name
 * @param kind what it is, in words: {@code Column of book, text 120}
 * @param comment null where there is none
 * @param owner the role that owns it; null where the engine has none
 * @param grants who may do what with it; empty where nothing special was granted
 * @param problem why it does not work or could not be read; null where all is well
 * @param sql the statements that make it; empty where nobody can say
 * @param references what refers to it
 */
record ObjectDetails(
        @Nullable ObjectRef ref,
        String title,
        String kind,
        @Nullable String comment,
        @Nullable String owner,
        List<String> grants,
        @Nullable String problem,
        String sql,
        List<Reference> references) {
    ObjectDetails {
        grants = List.copyOf(grants);
        references = List.copyOf(references);
    }
}
