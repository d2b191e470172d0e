package org.schemawright.migration.rehearse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.View;

/** What belongs to a text and does not go over to the one in its place, because that is of another name or kind. */
final class LeftBehind {

    private LeftBehind() {}

    /**
     * In a sentence; empty where nothing is left behind.
     *
     * @param old what is written anew; null where the text is a new one
     * @param draft the schema with the old one
     * @param stored the schema of the database itself, which alone knows the grants
     */
    static String words(@Nullable SqlObject old, SqlObject now, DatabaseSchema draft, DatabaseSchema stored) {
        if (old == null || old.ref().equals(now.ref())) {
            return "";
        }
        List<String> lost = new ArrayList<>();
        if (old instanceof View view) {
            draft.triggersOf(view.name()).forEach(trigger -> lost.add("trigger " + trigger.name()));
        }
        boolean keepsRights =
                old instanceof View was && now instanceof View is && was.name().equals(is.name());
        if (!keepsRights && isGranted(old.ref(), stored)) {
            lost.add("the rights given on it");
        }
        return lost.isEmpty()
                ? ""
                : "It takes the place of the " + old.ref().kind().word() + " "
                        + old.ref().name() + ", which takes along " + String.join(", ", lost) + ".";
    }

    private static boolean isGranted(ObjectRef object, DatabaseSchema stored) {
        return stored.notes().stream()
                .anyMatch(note -> note.object().equals(object) && !note.grants().isEmpty());
    }
}
