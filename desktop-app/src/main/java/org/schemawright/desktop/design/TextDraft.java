package org.schemawright.desktop.design;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;

/**
 * What somebody begins to write.
 *
 * @param kind a view (materialized or not), a trigger, a function or a procedure
 * @param old what is written anew; null for a new one
 * @param on the table or view that a new one is begun for: what a trigger fires on, what a view reads first; null elsewhere
 * @param text what stands there at first
 */
record TextDraft(
        ObjectKind kind, @Nullable SqlObject old, @Nullable ObjectName on, String text) {

    /** "New view", "Trigger stamp on book". */
    String title() {
        String word = kind.word();
        if (old == null) {
            return "New " + word + (on == null || kind != ObjectKind.TRIGGER ? "" : " on " + on);
        }
        ObjectRef ref = old.ref();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " "
                + (kind == ObjectKind.TRIGGER ? ref.part() + " on " + ref.name() : ref.name());
    }

    String verb() {
        return (old == null ? "Add " : "Change ") + kind.word();
    }

    /** One draft is told from another by what it is about. */
    String key() {
        return kind + " " + (old == null ? "new " + on : old.ref());
    }

    TextDraft withText(String other) {
        return new TextDraft(kind, old, on, other);
    }
}
